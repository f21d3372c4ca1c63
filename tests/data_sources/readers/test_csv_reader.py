"""Dirty text files, each flaw by itself: what is told, and that no neighbour suffers."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.mistakes import InputMistake
from tests.data_sources.cleaned_exports import landed_text, source_of

GOOD = "Account,City,Plan\nA1,Kiel,Pro\nA2,Bonn,Basic\n"
GOOD_ROWS = [("A1", "Kiel", "Pro"), ("A2", "Bonn", "Basic")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_reads_any_delimiter_and_line_end(tmp_path: Path, delimiter: str, line_end: str) -> None:
    read = landed_text(tmp_path, GOOD.replace(",", delimiter).replace("\n", line_end))
    assert (read.rows, read.lines, read.landed.delimiter) == (GOOD_ROWS, [2, 3], delimiter)


def test_a_dirty_file_does_not_collapse_into_one_column(tmp_path: Path) -> None:
    read = landed_text(tmp_path, 'Account;City;Plan\nA1;"Kiel;Pro\nA2;Bonn, am Rhein;Basic;more\nA3;Ulm;Pro\n')
    assert read.landed.headers == ("Account", "City", "Plan")
    assert read.rows == [("A3", "Ulm", "Pro")]


def test_an_open_quotation_mark_costs_its_own_line_alone(tmp_path: Path) -> None:
    read = landed_text(
        tmp_path, 'Account,City,Plan\nA1,Kiel,Pro\nA2,"Bonn,Pro\nA3,Ulm,Pro\nA4,"Jena, Ost",Pro\nA5,Hof,Pro'
    )
    assert read.rows == [("A1", "Kiel", "Pro"), ("A3", "Ulm", "Pro"), ("A4", "Jena, Ost", "Pro"), ("A5", "Hof", "Pro")]
    assert read.unreadable == [(3, "a quotation mark that never closes")]
    assert read.lines == [2, 4, 5, 6]
    assert read.landed.rows_read == 5


def test_two_open_quotation_marks_do_not_hide_each_other(tmp_path: Path) -> None:
    lines = ["Account,City,Plan", *(f"A{n},Ort,Pro" for n in range(2, 40))]
    lines[10], lines[20] = 'A11,"Ort,Pro', 'A21,"Ort,Pro'
    read = landed_text(tmp_path, "\n".join(lines))
    assert [line for line, _ in read.unreadable] == [11, 21]
    assert len(read.rows) == 36


def test_a_stray_quotation_mark_within_a_cell_is_text(tmp_path: Path) -> None:
    read = landed_text(tmp_path, 'Account,Item\nA1,Monitor 24"\nA2,Monitor 27" wide\nA3,Pen\n')
    assert read.rows == [("A1", 'Monitor 24"'), ("A2", 'Monitor 27" wide'), ("A3", "Pen")]
    assert read.unreadable == []


def test_a_cell_of_several_lines_keeps_them_and_the_line_on_which_it_begins(tmp_path: Path) -> None:
    read = landed_text(tmp_path, 'Account,Words\nA1,"one\ntwo\n\nfour"\n\nA2,plain\n')
    assert read.rows == [("A1", "one\ntwo\n\nfour"), ("A2", "plain")]
    assert read.lines == [2, 7]


def test_blank_lines_are_no_rows_but_count_as_lines(tmp_path: Path) -> None:
    read = landed_text(tmp_path, "\nAccount,City\n\nA1,Kiel\n\n\nA2,Bonn\n\n")
    assert (read.rows, read.lines) == ([("A1", "Kiel"), ("A2", "Bonn")], [4, 7])


def test_a_row_with_too_few_cells_is_filled_up(tmp_path: Path) -> None:
    assert landed_text(tmp_path, "Account,City,Plan\nA1\nA2,Bonn\n").rows == [("A1", None, None), ("A2", "Bonn", None)]


def test_a_row_with_too_many_cells_is_told_unless_they_are_empty(tmp_path: Path) -> None:
    read = landed_text(tmp_path, "Account,City\nA1,Kiel,,\nA2,Bonn,am Rhein\nA3,Ulm,,more\n")
    assert read.rows == [("A1", "Kiel")]
    assert read.unreadable == [
        (3, "more than 2 cells, where the header has 2"),
        (4, "more than 2 cells, where the header has 2"),
    ]


def test_a_title_block_above_the_header_is_skipped_and_told(tmp_path: Path) -> None:
    read = landed_text(tmp_path, 'Accounts of "Harbour"\nas of;31.12.2025\n\nAccount;City;Plan\nA1;Kiel;Pro\n')
    assert (read.rows, read.lines, read.landed.header_line) == ([("A1", "Kiel", "Pro")], [5], 4)
    assert read.landed.notes == ("3 lines above the header are no data.",)


def test_a_declared_header_row_overrules_what_is_found(tmp_path: Path) -> None:
    content = "Account,City\nold,header\nAccount,City\nA1,Kiel\n"
    assert landed_text(tmp_path, content, source_of(header_row=3)).rows == [("A1", "Kiel")]


@pytest.mark.parametrize("label", ["Total", "Total:", "TOTAL", "Summe", "Gesamt", "Grand total"])
def test_a_totals_row_below_the_table_is_no_customers_row(tmp_path: Path, label: str) -> None:
    read = landed_text(tmp_path, f"Account;City;Amount\nA1;Kiel;5\nA2;Bonn;7\n{label};;12\n")
    assert [row[0] for row in read.rows] == ["A1", "A2"]
    assert read.unreadable == [(4, "a totals row, not a customer's row")]


def test_a_customer_named_total_is_a_customer(tmp_path: Path) -> None:
    assert len(landed_text(tmp_path, "Account;City;Amount\nA1;Kiel;5\nTotal;Paris;7\n").rows) == 2


def test_rows_declared_to_lie_below_the_table_are_left_out(tmp_path: Path) -> None:
    read = landed_text(tmp_path, "Account;City\nA1;Kiel\nprinted by;Ms Berg\npage;1\n", source_of(skip_last_rows=2))
    assert [row[0] for row in read.rows] == ["A1"]
    assert [line for line, _ in read.unreadable] == [3, 4]


def test_blank_and_repeated_headers_get_names_of_their_own(tmp_path: Path) -> None:
    read = landed_text(tmp_path, "Account,Score,,score,line\nA1,1,x,2,3\n")
    assert read.landed.headers == ("Account", "Score", "column 3", "score (2)", "line (2)")
    assert read.rows == [("A1", "1", "x", "2", "3")]


def test_any_header_may_stand_in_an_export(tmp_path: Path) -> None:
    header = 'Account,rowid,position,beyond 1,select,line,customer,a"b'
    read = landed_text(tmp_path, header + "\nA1,1,2,3,4,5,6,7\nTotal,,,,,,,9\n")
    assert read.rows == [("A1", "1", "2", "3", "4", "5", "6", "7")]
    assert read.landed.headers[1] == "rowid (2)"


def test_a_header_of_several_lines_is_one_header(tmp_path: Path) -> None:
    source = source_of(columns={"customer": "Account", "segment": "How satisfied are you?"})
    read = landed_text(tmp_path, 'Account,"How satisfied\nare you?"\nA1,very\n', source)
    assert (read.rows, read.lines) == ([("A1", "very")], [3])


def test_words_for_nothing_stay_text(tmp_path: Path) -> None:
    read = landed_text(tmp_path, "Account,Offer\nA1,None\nA2,NA\nA3,\nA4,null\n")
    assert [row[1] for row in read.rows] == ["None", "NA", None, "null"]


def test_a_header_alone_is_no_row_and_no_mistake(tmp_path: Path) -> None:
    assert landed_text(tmp_path, "Account;City\n").landed.rows_read == 0


@pytest.mark.parametrize("content", ["", "\n\n  \n"])
def test_refuses_a_file_that_holds_nothing(tmp_path: Path, content: str) -> None:
    with pytest.raises(InputMistake, match=r"export\.csv"):
        landed_text(tmp_path, content)


def test_names_the_missing_column_and_the_one_that_was_meant(tmp_path: Path) -> None:
    with pytest.raises(InputMistake, match="Did you mean 'Accounts'") as mistake:
        landed_text(tmp_path, "Accounts;City\nA1;Kiel\n")
    assert "Accounts, City" in mistake.value.expected
    assert "[source.columns] customer" in mistake.value.edit


def test_headers_match_but_for_case_and_blanks(tmp_path: Path) -> None:
    assert landed_text(tmp_path, " ACCOUNT\u00a0;City\nA1;Kiel\n").rows == [("A1", "Kiel")]


def test_refuses_a_file_of_a_kind_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputMistake, match=r"'\.pdf'"):
        landed_text(tmp_path, "Account\nA1\n", name="export.pdf")
