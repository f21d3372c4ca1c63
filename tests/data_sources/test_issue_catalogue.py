"""A mistake in issues.toml is told with its line; without the file a start stands in."""

from __future__ import annotations

from pathlib import Path

import pytest

from analysis.voice.catalogue import Issue
from data_sources.issue_catalogue import read_catalogue, start_issues
from data_sources.mistakes import InputMistake
from data_sources.written_catalogue import named_as_exports_do
from tests.data_sources.small_workspace import write

BILLING = """# Ours
competitors = ["Northwind"]

[[issue]]
name = "Billing"
words = ["invoice"]
examples = [
    "Charged twice",
]
topics = ["Invoices"]
cost = 40000
"""
ACCESS = """
[[issue]]
name = "Access"
"""


def mistake(folder: Path, text: str) -> str:
    write(folder, "issues.toml", text)
    with pytest.raises(InputMistake) as refused:
        read_catalogue(folder)
    return str(refused.value)


def test_reads_what_the_company_declares(tmp_path: Path) -> None:
    write(tmp_path, "issues.toml", "\ufeff" + BILLING + ACCESS + 'owner_department = "Product"\neffort_days = 12.5\n')
    read = read_catalogue(tmp_path)
    assert read.told_from == "catalogue"
    assert read.competitors == ("Northwind",)
    assert read.issues == (
        Issue("Billing", ("invoice",), ("Charged twice",), ("Invoices",), cost=40000),
        Issue("Access", owner_department="Product", effort_days=12.5),
    )


def test_begins_with_a_start_where_the_company_has_no_catalogue_or_names_competitors_alone(tmp_path: Path) -> None:
    assert read_catalogue(tmp_path).issues == start_issues()
    write(tmp_path, "issues.toml", 'competitors = ["Northwind"]\n')
    read = read_catalogue(tmp_path)
    assert (read.told_from, read.competitors) == ("start", ("Northwind",))


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (BILLING + ACCESS + 'wordz = ["x"]\n', 15, "Did you mean 'words'?"),
        (BILLING + ACCESS + 'words = "slow"\n', 15, "words should be a list in [brackets]"),
        (BILLING + ACCESS + 'cost = "40.000"\n', 15, "cost should be a number without quotes"),
        (BILLING + ACCESS + "cost = -1\n", 15, "cost = -1"),
        (BILLING + ACCESS + "effort_days = nan\n", 15, "effort_days"),
        (BILLING + ACCESS + "effort_days = true\n", 15, "effort_days"),
        (BILLING + ACCESS + 'words = ["a", " "]\n', 15, "words.1"),
        (BILLING + '\n[[issue]]\nname = "  "\n', 14, "name"),
        (BILLING + '\n[[issue]]\nwords = ["x"]\n', 13, "has no name"),
        (BILLING + '\n[[issue]]\nname = "billing"\n', 14, "'billing' that is there already"),
        (BILLING + '\n[[issue]]\nname = "All other topics"\n', 14, "All other topics"),
        (BILLING + ACCESS + 'topics = [\n  "Sign-in",\n  "invoices",\n]\n', 17, "it stands for 'Billing' too"),
        (BILLING + ACCESS + 'topics = ["Billing"]\n', 15, "it stands for 'Billing' too"),
        (BILLING + ACCESS + 'examples = ["x",\n "charged twice"]\n', 16, "example 'charged twice'"),
        ("competitor = []\n", 1, "Did you mean 'competitors'?"),
        ('\ncompetitors = "Northwind"\n', 2, "A list of names"),
        ('\n[issue]\nname = "Billing"\n', 2, "[[issue]]"),
        (BILLING + ACCESS + "words = [\n", 15, "has no end"),
        (BILLING + ACCESS + 'words = ["slow\n', 15, "cannot be read"),
    ],
)
def test_names_the_line_of_a_mistake(tmp_path: Path, text: str, line: int, said: str) -> None:
    told = mistake(tmp_path, text)
    assert f"line {line}" in told, told
    assert said in told


def test_an_issue_may_name_itself_among_its_topics_and_share_words(tmp_path: Path) -> None:
    write(
        tmp_path, "issues.toml", BILLING + ACCESS + 'topics = ["access", "Sign-in", "Sign-in"]\nwords = ["invoice"]\n'
    )
    assert len(read_catalogue(tmp_path).issues) == 2


def test_the_start_goes_by_the_names_that_exports_use() -> None:
    start = (Issue("Billing", topics=("Invoices", "Payments")), Issue("Price", topics=("Pricing",)), Issue("Access"))
    named = named_as_exports_do(start, ["Invoices", "PAYMENTS", "Parking"], ["Pricing", "Competitor"])
    assert [issue.name for issue in named] == ["Invoices", "Pricing", "Access"]
    assert named[0].topics == ("Billing",)  # nobody said that Payments and Invoices are one
    assert named[1].topics == ("Price", "Pricing")


def test_the_start_holds_the_words_of_several_languages_for_every_issue() -> None:
    for issue in start_issues():
        assert len(issue.words) >= 10, issue.name
        assert issue.journey_stage, issue.name
        assert issue.owner_department is None, "only the company knows"
