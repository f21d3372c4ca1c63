"""Of customers' own words no more is kept to be shown than company.toml lets."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from data_sources.declarations import read_company
from data_sources.edition_tables import create_edition_tables
from data_sources.mistakes import InputMistake
from data_sources.quotable import write_said_about
from data_sources.record_tables import create_record
from data_sources.shown_words import SHOWN_CHARACTERS, shown_words

TEXT = "Zara Quist of Hollis Foods was charged twice, call 0171 2345678"


def store(rule: str) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    create_record(connection)
    create_edition_tables(connection)
    connection.execute("insert into edition.company (name, quotations) values ('Harbour', ?)", [rule])
    connection.execute("insert into record.customer (customer_id, name) values (1, 'Hollis Foods PLC')")
    connection.execute("insert into record.feedback (customer_id, respondent) values (1, 'Zara Quist')")
    return connection


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        ("redacted", "[name] of [name] was charged twice, call [phone number]"),
        ("named", "Zara Quist of Hollis Foods was charged twice, call [phone number]"),
        ("none", None),
    ],
)
def test_names_go_unless_the_company_lets_them_be_shown(rule: str, shown: str | None) -> None:
    assert shown_words(store(rule), [TEXT]) == [shown]


def test_a_long_comment_is_cut() -> None:
    (shown,) = shown_words(store("redacted"), ["word " * 10_000])
    assert shown is not None
    assert len(shown) <= SHOWN_CHARACTERS


def test_company_toml_says_what_it_may_say(tmp_path: Path) -> None:
    (tmp_path / "company.toml").write_text('name = "Harbour"\ncurrency = "EUR"\nquotations = "all"\n', encoding="utf-8")
    with pytest.raises(InputMistake, match="quotations"):
        read_company(tmp_path)


def test_what_is_not_shown_is_counted_and_not_quoted() -> None:
    connection = store("none")
    connection.execute("insert into record.verbatim (verbatim_id, text_id, customer_id) values (1, 1, 1), (2, 2, 1)")
    connection.execute(
        "insert into record.verbatim_text (text_id, language, redacted) "
        "values (1, 'en', null), (2, 'en', 'The invoice was wrong again')"
    )
    write_said_about(connection)
    said = connection.execute(
        "select text_id, about, typicality is null from record.said_about order by all"
    ).fetchall()
    assert said == [(1, "all", True), (2, "all", False)]
