"""What headers say, in several languages and spellings."""

from __future__ import annotations

import pytest

from data_sources.proposing.fitting import MAPPED_FROM
from data_sources.proposing.header_words import about, header_fit, header_words, subject_words
from data_sources.proposing.words import words
from data_sources.record_tables import TABLES


@pytest.mark.parametrize(
    ("header", "parted"),
    [
        ("ARR lost (EUR)", ("arr", "lost", "eur")),
        ("customerSince", ("customer", "since")),
        ("Straße_Nr", ("strasse", "nr")),
        ("N° contrat", ("n", "contrat")),
        ("Account #", ("account", "no")),
    ],
)
def test_a_header_is_taken_apart_into_words(header: str, parted: tuple[str, ...]) -> None:
    assert words(header) == parted


@pytest.mark.parametrize(
    ("table", "column", "header"),
    [
        ("customer", "customer", "Kundennummer"),
        ("customer", "customer", "Codice cliente"),
        ("customer", "became_customer_on", "Klant sinds"),
        ("subscription", "monthly_amount", "Montant mensuel HT"),
        ("subscription", "monthly_amount", "MonthlyCharges"),
        ("delivery", "promised_on", "Fecha prometida"),
        ("loss", "reason", "Motivo de perdida"),
        ("loss", "category", "Churn Category"),
        ("service_case", "opened_at", "Eröffnet am"),
        ("service_case", "priority", "Prioridade"),
        ("usage", "quantity", "usage_count"),
    ],
)
def test_usual_headers_are_known(table: str, column: str, header: str) -> None:
    assert header_fit(header, table, column).score >= MAPPED_FROM


@pytest.mark.parametrize(
    ("table", "column", "header"),
    [
        ("customer", "customer", "Account manager"),
        ("customer", "customer", "Customer Type"),
        ("feedback", "customer_name", "Customer Status"),
        ("loss", "amount", "refund_amount"),
        ("customer", "channel", "Number of sources"),
    ],
)
def test_a_further_word_can_make_a_header_something_else(table: str, column: str, header: str) -> None:
    assert header_fit(header, table, column).score < 0.75


def test_every_phrase_belongs_to_a_column_of_the_record() -> None:
    for table, columns in header_words().items():
        if table not in ("any", "not"):
            assert not set(columns) - set(TABLES[table].fillable)
    assert set(subject_words()["tables"]) <= set(TABLES)


def test_the_longer_phrase_in_a_name_tells_more() -> None:
    assert next(iter(about("lost_business_accounts", "tables"))) == "loss"
