"""Numbers as departments write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data_sources.cleaned_exports import cleaned_column, cleaned_texts, source_of


def amounts(folder: Path, *values: str, **parts: object) -> list[float | None]:
    return cleaned_column(folder, "amount", values, "loss", **parts).staged("amount")


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("1.234,56", 1234.56),
        ("1234,5", 1234.5),
        ("12.345.678", 12345678),
        ("-3,5", -3.5),
        ("3,5-", -3.5),
        ("(3,5)", -3.5),
        ("−3,5", -3.5),
        ("1.200,00 €", 1200),
        ("EUR 1.200", 1200),
        ("12 %", 12),
        ("1 234,5", 1234.5),
        ("1\u202f234,5", 1234.5),
        ("0", 0),
        ("+7,25", 7.25),
        ("EUR1.200,50", 1200.5),
        ("1.200,50EUR", 1200.5),
        ("(1.200,50 €)", -1200.5),
        ("€ -3,5", -3.5),
        ("1,5E+3", 1500),
        ("１．２３４，５", 1234.5),
        ("١٢٣", 123),
    ],
)
def test_reads_a_number_with_a_decimal_comma(tmp_path: Path, said: str, number: float) -> None:
    assert amounts(tmp_path, said, "0,5") == [number, 0.5]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("1,234.56", 1234.56),
        ("1’234.50", 1234.5),
        ("1,23,456.7", 123456.7),
        ("1e3", 1000),
        (".5", 0.5),
        ("12.-", 12),
        ("1 234 567.5", 1234567.5),
        ("12,34,567", 1234567),
        ("1.5e-3", 0.0015),
    ],
)
def test_reads_a_number_with_a_decimal_point(tmp_path: Path, said: str, number: float) -> None:
    assert amounts(tmp_path, said, "0.5") == [number, 0.5]


@pytest.mark.parametrize(
    "said", ["abc", "12.5.3,1", "1,2,3", "5 pieces", "--5", "nan?", "1.23,456", "12 34", "12k", "1,2 Mio"]
)
def test_a_cell_that_is_no_number_becomes_null_and_is_told(tmp_path: Path, said: str) -> None:
    cleaned = cleaned_column(tmp_path, "amount", [said, "1.234,56", "2,5"], "loss")
    assert cleaned.staged("amount") == [None, 1234.56, 2.5]
    assert cleaned.rejections("line", "column_name", "value", "reason", "is_whole_row") == [
        (2, "Value", said, "not a number", False)
    ]
    assert cleaned.reconciled[0].cells_rejected == 1


@pytest.mark.parametrize("said", ["", "-", "n/a", "N/A", "NULL", "–"])
def test_a_sign_for_no_number_is_null_without_a_complaint(tmp_path: Path, said: str) -> None:
    cleaned = cleaned_column(tmp_path, "amount", [said, "2.5"], "loss")
    assert cleaned.staged("amount") == [None, 2.5]
    assert cleaned.rejections("reason") == []


@pytest.mark.parametrize("said", ["", "-", "n/a", "none", "x"])
def test_a_row_without_a_number_that_it_needs_is_rejected(tmp_path: Path, said: str) -> None:
    cleaned = cleaned_column(tmp_path, "amount", [said, "2.5"], "purchase")
    assert cleaned.staged("amount") == [2.5]
    assert cleaned.rejections("is_whole_row") == [True]


def test_one_clear_value_settles_the_doubtful_ones(tmp_path: Path) -> None:
    assert amounts(tmp_path, "1.234", "2.500", "9,5") == [1234, 2500, 9.5]
    assert amounts(tmp_path, "1.234", "2.500", "9.5") == [1.234, 2.5, 9.5]
    assert amounts(tmp_path, "1,234", "2,500", "9.5") == [1234, 2500, 9.5]


def test_another_column_of_the_source_settles_a_doubtful_one(tmp_path: Path) -> None:
    source = source_of(
        "revenue",
        columns={"customer": "A", "month": "M", "recurring_amount": "R", "one_off_amount": "O"},
    )
    cleaned = cleaned_texts(tmp_path, source, "A|M|R|O\nA1|2024-01-01|1.234|0,50\nA2|2024-01-01|2.000|7,25\n")
    assert cleaned.staged("recurring_amount", "one_off_amount") == [(1234, 0.5), (2000, 7.25)]


def test_a_file_divided_by_semicolons_leans_to_the_decimal_comma(tmp_path: Path) -> None:
    source = source_of("loss", columns={"customer": "A", "amount": "R"})
    assert cleaned_texts(tmp_path, source, "A;R\nA1;1.234\n").staged("amount") == [1234]


@pytest.mark.parametrize("said", ["5 USD", "$5", "USD5.00", "£5", "5 kr", "¥5", "R$ 5", "₽ 5", "5 zł", "XBC 5"])
def test_another_currency_rejects_the_row(tmp_path: Path, said: str) -> None:
    cleaned = cleaned_column(tmp_path, "amount", [said, "2.5"], "loss")
    assert cleaned.staged("amount") == [2.5]
    assert cleaned.rejections("reason", "is_whole_row") == [("in another currency than the company's", True)]


def test_the_companys_own_currency_is_no_news(tmp_path: Path) -> None:
    source = source_of("loss", columns={"customer": "A", "amount": "R", "currency": "C"})
    text = "A|R|C\nA1|€ 5.00|EUR\nA2|5 EUR|eur\nA3|5|USD\n"
    cleaned = cleaned_texts(tmp_path, source, text)
    assert cleaned.staged("amount") == [5, 5]
    assert cleaned.rejections("column_name", "value") == [("C", "USD")]


def test_control_totals_tie_to_the_export(tmp_path: Path) -> None:
    source = source_of("purchase", columns={"customer": "A", "amount": "R"}, key=["A"])
    cleaned = cleaned_texts(tmp_path, source, "A|R\nA1|5.5\n|7.0\nA2|1\n", "A|R\nA1|6.5\n")
    assert cleaned.connection.execute(
        "select export_id, total_read, total_accepted, total_rejected, total_duplicate from intake.control_total"
    ).fetchall() == [(0, 13.5, 1.0, 7.0, 5.5), (1, 6.5, 6.5, 0.0, 0.0)]
