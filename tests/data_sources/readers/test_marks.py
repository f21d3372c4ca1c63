"""Delimiters, quotation marks and escapes: found by evidence, told with counts, overruled by what is declared."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_sources.detections import Detection
from data_sources.mistakes import InputMistake
from tests.data_sources.cleaned_exports import LandedRows, landed_text, source_of

SAID = "Account;Day;Words;Amount"
PLAIN = [("A1", "2026-01-05", "well; done", "5"), ("A2", "2026-01-06", 'a 10" pipe', "7"), ("A3", None, "it's", "9")]
# One row of each kind, and enough plain ones to see what is usual.
USUAL = "".join(f"B{n};2026-02-{n:02};words {n};{n}\n" for n in range(1, 20))


def found(read: LandedRows, aspect: str) -> Detection:
    return next(each for each in read.landed.detections if each.aspect == aspect)


@pytest.mark.parametrize(
    ("rows", "escape"),
    [
        ("A1;2026-01-05;'well; done';5\nA2;2026-01-06;'a 10\" pipe';7\nA3;;'it''s';9\n", None),
        ("A1;2026-01-05;'well; done';5\nA2;2026-01-06;'a 10\" pipe';7\nA3;;'it\\'s';9\n", "'\\'"),
        ('A1;2026-01-05;"well; done";5\nA2;2026-01-06;"a 10\\" pipe";7\nA3;;"it\'s";9\n', "'\\'"),
        ('A1;2026-01-05;"well; done";5\nA2;2026-01-06;"a 10\0" pipe";7\nA3;;"it\'s";9\n', "NUL"),
        ('A1;2026-01-05;"well; done";5\nA2;2026-01-06;"a 10" pipe";7\nA3;;"it\'s";9\n', "none"),
    ],
    ids=["single, doubled", "single, backslash", "double, backslash", "double, NUL", "double, not escaped"],
)
def test_reads_cells_whatever_encloses_and_escapes_them(tmp_path: Path, rows: str, escape: str | None) -> None:
    read = landed_text(tmp_path, f"{SAID}\n{USUAL}{rows}")
    assert read.rows[-3:] == PLAIN
    assert read.lines == list(range(2, 24))
    told = [each.read_as for each in read.landed.detections if each.aspect == "escape"]
    assert [each.split(":")[0] for each in told] == ([escape] if escape else [])


def test_a_blank_after_each_delimiter_is_no_part_of_the_cell(tmp_path: Path) -> None:
    read = landed_text(tmp_path, 'Account, Words, Amount\nA1, "well, done", 5\nA2, fine, 7\n')
    assert read.landed.headers == ("Account", "Words", "Amount")
    assert read.rows == [("A1", "well, done", "5"), ("A2", "fine", "7")]


def test_a_cell_of_several_lines_in_single_marks_keeps_them(tmp_path: Path) -> None:
    read = landed_text(tmp_path, f"{SAID}\n{USUAL}A1;2026-01-05;'one\ntwo; three';5\nA2;2026-01-06;'x';6\n")
    assert read.rows[-2:] == [("A1", "2026-01-05", "one\ntwo; three", "5"), ("A2", "2026-01-06", "x", "6")]
    assert read.lines[-2:] == [21, 23]


def test_an_open_single_mark_costs_its_own_line_alone(tmp_path: Path) -> None:
    read = landed_text(tmp_path, f"{SAID}\n{USUAL}A1;2026-01-05;'one;5\nA2;2026-01-06;'x; y';6\n")
    assert read.rows[-1] == ("A2", "2026-01-06", "x; y", "6")
    assert read.unreadable == [(21, "a quotation mark that never closes")]


def test_marks_that_enclose_nothing_are_text(tmp_path: Path) -> None:
    read = landed_text(tmp_path, 'Account\tWords\nA1\t"so he said\nA2\tto "us" all\nA3\t"we" think\n')
    assert [row[1] for row in read.rows] == ['"so he said', 'to "us" all', '"we" think']


def test_the_delimiter_is_told_with_counts_of_both_that_come_into_question(tmp_path: Path) -> None:
    read = landed_text(tmp_path, f"{SAID}\n" + "".join(f"A{n};2026-01-05;so, so;{n}\n" for n in range(40)))
    told = found(read, "delimiter")
    assert (told.read_as, told.certainty, told.overrule) == ("';'", "sure", 'delimiter = ";"')
    assert told.evidence.startswith("';' divides 41 of 41 rows looked at into 4 cells; ','")


def test_what_two_delimiters_explain_equally_well_is_a_question(tmp_path: Path) -> None:
    read = landed_text(tmp_path, "1,5;2,5\n3,5;4,5\n5,5;6,5\n", source_of(columns={}))
    told = found(read, "delimiter")
    assert told.is_question
    assert told.overrule in ('delimiter = ","', 'delimiter = ";"')


def test_a_declared_delimiter_overrules(tmp_path: Path) -> None:
    content = "Account,x;y,z\nA1,5;2,5\n"
    read = landed_text(tmp_path, content, source_of(columns={}, delimiter=";"))
    assert read.landed.headers == ("Account,x", "y,z")
    assert found(read, "delimiter").certainty == "declared"


def test_a_declared_quote_and_escape_overrule(tmp_path: Path) -> None:
    content = 'Account;Words\nA1;"fine"\nA2;~a \\~ b; c~\n'
    read = landed_text(tmp_path, content, source_of(quote="~", escape="backslash"))
    assert read.rows == [("A1", '"fine"'), ("A2", "a ~ b; c")]
    none = landed_text(tmp_path, 'Account;Words\nA1;"fine"\n', source_of(quote="none"))
    assert none.rows == [("A1", '"fine"')]


@pytest.mark.parametrize(
    ("key", "written"), [("delimiter", ";;"), ("delimiter", ""), ("quote", "''"), ("escape", "ab")]
)
def test_refuses_a_mark_that_is_no_character(tmp_path: Path, key: str, written: str) -> None:
    with pytest.raises(InputMistake, match=key):
        landed_text(tmp_path, "Account;Words\nA1;x\n", source_of(**{key: written}))


def test_texts_with_every_delimiter_in_them_stay_one_column(tmp_path: Path) -> None:
    read = landed_text(
        tmp_path, "Remarks\nsee, well; so\nlater\nthen: x|y, z and\nno, no, no, no\n", source_of(columns={})
    )
    assert read.landed.headers == ("Remarks",)
    assert [row[0] for row in read.rows] == ["see, well; so", "later", "then: x|y, z and", "no, no, no, no"]


def test_columns_aligned_by_blanks_are_columns(tmp_path: Path) -> None:
    content = "Account       Day  Amount\n" + "".join(f"   A{n}  2026-01-{n:02}  {n * 7:6}\n" for n in range(1, 12))
    read = landed_text(tmp_path, content)
    assert read.landed.headers == ("Account", "Day", "Amount")
    assert read.rows[0] == ("A1", "2026-01-01", "7")
    assert found(read, "delimiter").read_as == "blanks, several as one"


CELLS = st.text(alphabet="ab 1,;'\"\\\n", max_size=8).map(str.strip)


@settings(max_examples=20, deadline=None)
@given(
    rows=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=6),
    delimiter=st.sampled_from([",", ";"]),
    quote=st.sampled_from(["'", '"']),
    is_doubled=st.booleans(),
)
def test_a_table_reads_back_under_its_declared_marks(
    tmp_path_factory: pytest.TempPathFactory,
    rows: list[tuple[str, str]],
    delimiter: str,
    quote: str,
    is_doubled: bool,
) -> None:
    written = StringIO()
    writer = csv.writer(
        written,
        delimiter=delimiter,
        quotechar=quote,
        doublequote=is_doubled,
        escapechar=None if is_doubled else "\\",
        quoting=csv.QUOTE_ALL,
        lineterminator="\n",
    )
    writer.writerow(("Account", "first", "second"))
    writer.writerows((f"A{number}", *row) for number, row in enumerate(rows))
    source = source_of(delimiter=delimiter, quote=quote, escape=quote if is_doubled else "\\", header_row=1)
    read = landed_text(tmp_path_factory.mktemp("marks"), written.getvalue(), source)
    assert read.unreadable == []
    assert read.rows == [(f"A{number}", *(cell or None for cell in row)) for number, row in enumerate(rows)]
