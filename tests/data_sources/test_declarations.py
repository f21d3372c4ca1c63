"""A typo in company.toml or sources.toml never passes silently: it is named, with what to edit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data_sources.declarations import iso_currencies, read_company, read_sources
from data_sources.mistakes import InputMistake
from tests.data_sources.small_workspace import COMPANY, SOURCES, write

SOURCE = '[[source]]\nname = "s"\ndepartment = "Service"\nmatch = "*.csv"\ntable = "feedback"\n'
ANSWER = '[source.columns]\ncustomer = "Account"\nscore = "Score"\n[source.constants]\nkind = "csat"\n'


def company(folder: Path, text: str) -> InputMistake:
    write(folder, "company.toml", text)
    with pytest.raises(InputMistake) as refused:
        read_company(folder)
    return refused.value


def sources(folder: Path, text: str) -> InputMistake:
    write(folder, "sources.toml", text)
    with pytest.raises(InputMistake) as refused:
        read_sources(folder)
    return refused.value


def test_reads_a_company_with_what_it_leaves_out(tmp_path: Path) -> None:
    write(tmp_path, "company.toml", COMPANY + "as_of = 2026-09-30\n")
    read = read_company(tmp_path)
    assert (read.name, read.currency, read.as_of) == ("Small Company", "EUR", date(2026, 9, 30))
    assert (read.fiscal_year_starts_in, read.revenue_model, read.gross_margin) == (1, "subscription", 0.75)
    assert "deceased" in read.not_actionable_reasons


def test_reads_the_sources_in_declared_order(tmp_path: Path) -> None:
    write(tmp_path, "sources.toml", SOURCES)
    first, second = read_sources(tmp_path)
    assert (first.name, second.name) == ("accounts", "follow_up")
    assert second.columns["score"] == "Score"
    assert second.repeats == "append"


def test_reads_a_file_that_a_windows_editor_began_with_a_mark(tmp_path: Path) -> None:
    write(tmp_path, "company.toml", "\ufeff" + COMPANY)
    assert read_company(tmp_path).name == "Small Company"


def test_says_what_a_misspelt_key_may_have_meant(tmp_path: Path) -> None:
    mistake = company(tmp_path, COMPANY + "fiscal_year_start_in = 4\n")
    assert "Did you mean 'fiscal_year_starts_in'?" in mistake.found


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("fiscal_year_starts_in = 13", "less than or equal to 12"),
        ('revenue_model = "subscriptions"', "'subscription' or 'purchase'"),
        ("discount_rate = 10", "less than 1"),
        ('as_of = "soon"', "date"),
    ],
)
def test_refuses_a_value_out_of_its_range(tmp_path: Path, line: str, said: str) -> None:
    mistake = company(tmp_path, COMPANY + line + "\n")
    assert line.split(" = ")[0] in mistake.found
    assert said in mistake.expected


@pytest.mark.parametrize(
    ("code", "meant"), [("EURO", "EUR"), ("€", "EUR"), ("USDD", "Did you mean 'USD"), ("XXQ", "ISO 4217")]
)
def test_refuses_a_currency_that_there_is_not(tmp_path: Path, code: str, meant: str) -> None:
    mistake = company(tmp_path, COMPANY.replace("EUR", code))
    assert code in mistake.found
    assert meant in str(mistake)


def test_knows_the_currencies_of_the_world() -> None:
    """ISO 4217, active codes of countries: https://www.six-group.com (list one)."""
    assert {"EUR", "USD", "GBP", "CHF", "JPY", "SEK", "PLN", "INR", "BRL", "ZAR"} <= iso_currencies()
    assert all(len(code) == 3 and code.isupper() for code in iso_currencies())
    assert not {"DEM", "XXX", "BTC"} & iso_currencies()


def test_points_to_the_line_that_is_no_toml(tmp_path: Path) -> None:
    assert "line 2" in company(tmp_path, 'name = "Small"\ncurrency EUR\n').found


def test_a_folder_without_declarations_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(InputMistake, match=r"holds no company\.toml"):
        read_company(tmp_path)


def test_refuses_two_sources_of_one_name(tmp_path: Path) -> None:
    assert "2 sources named 's'" in sources(tmp_path, (SOURCE + ANSWER) * 2).found


def test_refuses_sources_in_single_brackets(tmp_path: Path) -> None:
    assert "[[source]]" in sources(tmp_path, SOURCE.replace("[[source]]", "[source]")).edit


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (SOURCE.replace("feedback", "feedbacks") + ANSWER, "Did you mean 'feedback'?"),
        (SOURCE.replace("feedback", "answers") + ANSWER, "service_case"),
        (SOURCE + ANSWER.replace("score =", "scores ="), "Did you mean 'score'?"),
        (SOURCE + 'sheets = "A"\n' + ANSWER, "Did you mean 'sheet'"),
        (SOURCE + ANSWER.replace('customer = "Account"\n', ""), "without 'customer'"),
        (SOURCE + ANSWER.replace('kind = "csat"', "scale_low = 1"), "without 'kind'"),
        (SOURCE + ANSWER.replace('score = "Score"', 'answered_on = "Day"'), "neither 'score' nor 'verbatim'"),
        (SOURCE + ANSWER + "score = 5\n", "both from a column and by a constant"),
        (SOURCE + 'currency = "EURO"\n' + ANSWER, "which is no currency"),
        (SOURCE + 'repeats = "replace"\n' + ANSWER, "'append' or 'snapshot'"),
        (SOURCE.replace('match = "*.csv"\n', "") + ANSWER, "has no match"),
    ],
)
def test_refuses_a_source_that_cannot_be_meant(tmp_path: Path, text: str, said: str) -> None:
    assert said in str(sources(tmp_path, text))


def test_initiatives_need_no_customer(tmp_path: Path) -> None:
    text = SOURCE.replace("feedback", "initiative") + '[source.columns]\nname = "Initiative"\n'
    write(tmp_path, "sources.toml", text)
    assert read_sources(tmp_path)[0].table == "initiative"


def test_every_mistake_has_its_four_parts(tmp_path: Path) -> None:
    lines = str(company(tmp_path, "name = 3\n")).splitlines()
    assert [line.split(":")[0] for line in lines] == ["Found", "Expected", "Likely cause", "What to edit"]
