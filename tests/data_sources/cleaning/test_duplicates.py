"""Exports overlap: the later row stands."""

from __future__ import annotations

from pathlib import Path

from data_sources.cleaning.clean import Reconciled
from tests.data_sources.cleaned_exports import cleaned_texts, source_of

COLUMNS = {"customer": "Account", "segment": "Segment"}
FIRST = "Account|Segment|Seen\nA1|Small|1\nA2|Small|1\nA3|Small|1\n"
SECOND = "Account|Segment|Seen\nA2|Large|2\nA4|Small|2\n"


def test_the_same_key_in_a_later_export_replaces_the_earlier_row(tmp_path: Path) -> None:
    cleaned = cleaned_texts(tmp_path, source_of(columns=COLUMNS, key=["Account"]), FIRST, SECOND)
    assert sorted(cleaned.staged("customer_key", "segment")) == [
        ("A1", "Small"),
        ("A2", "Large"),
        ("A3", "Small"),
        ("A4", "Small"),
    ]
    assert cleaned.reconciled == [Reconciled(0, 3, 2, 0, 1, 0), Reconciled(1, 2, 2, 0, 0, 0)]


def test_the_same_key_on_a_later_line_replaces_the_earlier_row(tmp_path: Path) -> None:
    text = "Account|Segment\nA1|Small\nA1|Large\n"
    cleaned = cleaned_texts(tmp_path, source_of(columns=COLUMNS, key=["Account"]), text)
    assert cleaned.staged("segment") == ["Large"]
    assert cleaned.reconciled[0].duplicates == 1


def test_rows_with_an_empty_key_are_never_duplicates(tmp_path: Path) -> None:
    source = source_of(columns=COLUMNS, key=["Case"])
    assert cleaned_texts(tmp_path, source, "Account|Segment|Case\nA1|Small|\nA1|Small|\n").reconciled[0].duplicates == 0


def test_a_rejected_row_does_not_replace_an_accepted_one(tmp_path: Path) -> None:
    source = source_of("purchase", columns={"customer": "A", "amount": "R"}, key=["A"])
    cleaned = cleaned_texts(tmp_path, source, "A|R\nA1|5\n", "A|R\nA1|no number\n")
    assert cleaned.staged("amount") == [5]


def test_without_a_key_the_same_row_in_another_export_is_a_duplicate(tmp_path: Path) -> None:
    text = "Account|Segment\nA1|Small\nA2|Small\n"
    cleaned = cleaned_texts(tmp_path, source_of(columns=COLUMNS), text, text + "A3|Small\n")
    assert sorted(cleaned.staged("customer_key")) == ["A1", "A2", "A3"]
    assert cleaned.reconciled[0].duplicates == 2


def test_without_a_key_equal_rows_of_one_export_are_told_apart(tmp_path: Path) -> None:
    one, two = "Account|Segment\nA1|Small\nA1|Small\n", "Account|Segment\nA1|Small\n"
    assert cleaned_texts(tmp_path, source_of(columns=COLUMNS), one).reconciled[0].accepted == 2
    cleaned = cleaned_texts(tmp_path, source_of(columns=COLUMNS), one, two)
    assert cleaned.staged("customer_key") == ["A1", "A1"]


def test_a_row_that_differs_in_any_column_is_another_row(tmp_path: Path) -> None:
    cleaned = cleaned_texts(tmp_path, source_of(columns=COLUMNS), FIRST, FIRST.replace("|1", "|2"))
    assert len(cleaned.staged("customer_key")) == 6


def test_a_column_that_only_one_export_has_does_not_tell_rows_apart(tmp_path: Path) -> None:
    first, second = "Account|Segment\nA1|Small\n", "Segment|Account|New\nSmall|A1|x\n"
    assert cleaned_texts(tmp_path, source_of(columns=COLUMNS), first, second).reconciled[0].duplicates == 1


def test_a_snapshot_replaces_all_of_the_one_before(tmp_path: Path) -> None:
    cleaned = cleaned_texts(tmp_path, source_of(columns=COLUMNS, repeats="snapshot"), FIRST, SECOND)
    assert cleaned.staged("customer_key") == ["A2", "A4"]
    assert cleaned.reconciled[0] == Reconciled(0, 3, 0, 0, 3, 0)


def test_a_source_takes_only_the_rows_that_it_names(tmp_path: Path) -> None:
    source = source_of(columns=COLUMNS, only={"segment": ["LARGE"]})
    cleaned = cleaned_texts(tmp_path, source, FIRST, SECOND)
    assert cleaned.staged("customer_key") == ["A2"]
    assert [each.rows_read for each in cleaned.reconciled] == [0, 1]
    assert cleaned.notes() == ["3 rows are not of this source.", "1 rows are not of this source."]


def test_a_star_takes_every_row_in_which_the_cell_says_something(tmp_path: Path) -> None:
    source = source_of(columns=COLUMNS, only={"Segment": ["*"]})
    cleaned = cleaned_texts(tmp_path, source, "Account|Segment\nA1|Small\nA2|\nA3| \n")
    assert cleaned.staged("customer_key") == ["A1"]
