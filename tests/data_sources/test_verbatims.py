"""What customers wrote becomes part of the record: every text is kept, and its topic or its words tell of what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data_sources.as_known_then import as_known_then
from data_sources.build import build
from tests.data_sources.small_workspace import write

COMPANY = 'name = "Words"\ncurrency = "EUR"\nminimum_group_size = 1\n'
SOURCES = """
[[source]]
name = "cases"
department = "Service"
match = "service/cases*.csv"
table = "service_case"
key = ["Case"]
[source.columns]
customer = "Customer"
case_number = "Case"
opened_at = "Opened"
topic = "Topic"
verbatim = "Subject"

[[source]]
name = "survey"
department = "Marketing"
match = "marketing/survey*.csv"
table = "feedback"
key = ["Answer"]
[source.columns]
customer = "Customer"
answered_on = "Day"
score = "Score"
verbatim = "Comment"
[source.constants]
kind = "nps"

[[source]]
name = "lost"
department = "Sales"
match = "sales/lost*.csv"
table = "loss"
key = ["Customer"]
[source.columns]
customer = "Customer"
lost_on = "Day"
category = "Category"
reason = "Reason"
competitor = "To"
verbatim = "Words"
"""
ISSUES = """
competitors = ["Northwind Cloud"]
[[issue]]
name = "Billing"
words = ["invoice"]
topics = ["Invoices", "Wrong bill"]
owner_department = "Finance"
cost = 1000

[[issue]]
name = "Reporting"
words = ["dashboard"]
"""
CASES = """Case,Customer,Opened,Topic,Subject
1,C-1,2026-01-05,Invoices,The dashboard is fine
2,C-2,2026-01-06,Sign-in,Locked out
3,C-3,2026-01-07,sign-in,invoice
4,C-1,2026-01-08,,My invoice and my dashboard
5,C-1,2026-01-09,,Nothing to say
"""
SURVEY = (
    "Answer,Customer,Day,Score,Comment\n"
    '1,C-1,2026-01-05,10,"Lovely invoice"\n'
    '2,C-2,,3,"=HYPERLINK(""http://evil"";""invoice"") <b>invoice</b> 😡"\n'
    f'3,C-3,2026-01-07,5,"{"invoice and more " * 3_000}"\n'
    '4,C-3,2026-01-07,,"👍👍"\n'
    "5,C-2,2026-01-08,4,\n"
    '6,C-2,2026-01-09,4,"invoice"\n'
)
LOST = """Customer,Day,Category,Reason,To,Words
C-3,2026-01-20,Price,Wrong bill,Fabrikam,northwind cloud was cheaper
C-2,2026-01-21,Competitor,Merger,Northwind Cloud,Fabrikam has the better dashboard
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("words")
    for name, text in (("company.toml", COMPANY), ("sources.toml", SOURCES), ("issues.toml", ISSUES)):
        write(place, name, text)
    write(place, "exports/service/cases.csv", CASES)
    write(place, "exports/marketing/survey.csv", SURVEY)
    write(place, "exports/sales/lost.csv", LOST)
    return place


@pytest.fixture(scope="module")
def first(folder: Path) -> Path:
    return build(folder).path


@pytest.fixture
def edition(first: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(first), read_only=True) as connection:
        yield connection


def rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return connection.execute(query).fetchall()


ISSUES_SAID = (
    "select said_in, line - 1, issue, told_by from record.verbatim join record.verbatim_issue using (verbatim_id) "
    "where told_by <> 'labels' order by all"
)


def test_keeps_every_text_and_leaves_out_empty_ones(edition: duckdb.DuckDBPyConnection) -> None:
    assert rows(edition, "select said_in, count(*) from record.verbatim group by all order by all") == [
        ("answer", 5),
        ("case", 5),
        ("loss", 2),
    ]
    assert rows(edition, "select max(length(redacted)) <= 600 from record.verbatim_text") == [(True,)]
    assert rows(edition, "select unread_because, count(*) from record.verbatim_text group by 1 order by 1") == [
        ("no words", 1),
        (None, 10),
    ]


def test_a_topic_wins_over_words_and_goes_by_the_catalogues_name(edition: duckdb.DuckDBPyConnection) -> None:
    told = rows(edition, ISSUES_SAID)
    assert ("case", 1, "Billing", "topic") in told
    assert ("case", 1, "Reporting", "words") not in told
    assert ("case", 3, "Sign-in", "topic") in told
    assert [row[2:] for row in told if row[:2] == ("case", 4)] == [("Billing", "words"), ("Reporting", "words")]
    assert ("loss", 1, "Billing", "topic") in told  # by its reason, before its category
    assert ("loss", 2, "Reporting", "words") in told  # nobody fixes a category named Competitor


def test_the_issues_of_the_record_are_the_catalogues_and_the_topics_that_it_lacks(
    edition: duckdb.DuckDBPyConnection,
) -> None:
    assert rows(edition, "select issue, position, owner_department, cost, told_from from record.issue order by 2") == [
        ("Billing", 1, "Finance", 1000, "catalogue"),
        ("Reporting", 2, None, None, "catalogue"),
        ("Sign-in", 3, None, None, "topic"),
    ]


def test_praise_is_no_mention_and_the_rest_counts_where_it_was_said(edition: duckdb.DuckDBPyConnection) -> None:
    said = rows(edition, "select issue, said_in, sum(mentions) from mart.issue_mention group by all order by all")
    assert [row for row in said if row[0] != "Sign-in" and row[:2] != ("Billing", "loss")] == [
        ("Billing", "answer", 3),
        ("Billing", "case", 2),
        ("Reporting", "case", 1),
        ("Reporting", "loss", 1),
    ]


def test_competitors_are_found_in_words_by_the_names_of_losses_too(edition: duckdb.DuckDBPyConnection) -> None:
    named = "select said_in, line - 1, competitor from record.verbatim_competitor inner join record.verbatim "
    assert rows(edition, f"{named} using (verbatim_id) order by all") == [
        ("loss", 1, "Northwind Cloud"),
        ("loss", 2, "Fabrikam"),
    ]


def test_a_changed_catalogue_is_another_edition_and_says_so(folder: Path, first: Path) -> None:
    text = (folder / "issues.toml").read_text(encoding="utf-8")
    write(folder, "issues.toml", text.replace('"dashboard"', '"chart"'))
    try:
        other = build(folder).path
    finally:
        write(folder, "issues.toml", text)
    assert other != first
    with duckdb.connect(str(other), read_only=True) as connection:
        declared = {row[0] for row in rows(connection, "select file from edition.declaration")}
        assert declared == {"company.toml", "sources.toml", "issues.toml"}
        assert not [row for row in rows(connection, ISSUES_SAID) if row[2] == "Reporting"]


def test_an_edition_as_known_then_reads_the_same_in_what_was_said_then(folder: Path, first: Path) -> None:
    later = write(folder, "exports/service/cases_2.csv", CASES.splitlines()[0] + "\n9,C-2,2026-03-01,,New invoice\n")
    after = build(folder).path
    later.unlink()
    with duckdb.connect(str(first), read_only=True) as connection:
        before = rows(connection, ISSUES_SAID)
        texts = rows(connection, "select * from record.verbatim_text order by redacted")
    with as_known_then(first, after) as then:
        assert then is not None
        assert rows(then.connection, ISSUES_SAID) == before
        assert [row[1:] for row in rows(then.connection, "select * from record.verbatim_text order by redacted")] == [
            row[1:] for row in texts
        ]


def test_a_workspace_without_a_word_has_the_tables_all_the_same(tmp_path: Path) -> None:
    write(tmp_path, "company.toml", COMPANY)
    write(
        tmp_path, "sources.toml", SOURCES.split('[[source]]\nname = "survey"')[0].replace('verbatim = "Subject"\n', "")
    )
    write(tmp_path, "exports/service/cases.csv", CASES)
    with duckdb.connect(str(build(tmp_path).path), read_only=True) as connection:
        assert rows(connection, "select count(*) from record.verbatim") == [(0,)]
        assert rows(connection, "select count(*) from mart.issue_mention") == [(3,)]
        assert ("Billing" in {row[0] for row in rows(connection, "select issue from record.issue")}) is False
