"""Where a text file's table begins and ends: headers of several rows or none, notes below, several tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.detections import Detection
from data_sources.mistakes import InputMistake
from data_sources.readers.header import joined_header
from data_sources.readers.text_tables import text_tables
from tests.data_sources.cleaned_exports import LandedRows, landed_text, source_of

BLANK = source_of(columns={})
ACCOUNTS = "Account;Day;Amount\n" + "".join(f"A{n};2026-01-{n:02};{n}\n" for n in range(1, 6))
TICKETS = "Ticket;Topic;Opened;Days\n" + "".join(f"T{n};Price;2026-02-{n:02};{n}\n" for n in range(1, 4))


def found(read: LandedRows, aspect: str) -> list[Detection]:
    return [each for each in read.landed.detections if each.aspect == aspect]


def test_a_header_of_several_rows_is_joined() -> None:
    assert joined_header([["Region", "", "Year"], ["North", "South", ""]]) == (
        "Region / North",
        "Region / South",
        "Year",
    )
    assert joined_header([["DATE"], ["DATE"]]) == ("DATE",)


def test_groups_above_the_names_of_columns_are_joined_to_them(tmp_path: Path) -> None:
    content = ";;Price;;Service;\nAccount;Day;Score;Words;Score;Words\nA1;2026-01-05;5;fine;4;ok\nA2;2026-01-06;3;;2;\n"
    read = landed_text(tmp_path, content, BLANK)
    assert read.landed.headers[2:] == ("Price / Score", "Price / Words", "Service / Score", "Service / Words")
    assert found(read, "header")[0].read_as == "lines 1 to 2, joined"
    assert read.lines == [3, 4]


def test_declared_header_rows_and_declared_joined_names_are_found(tmp_path: Path) -> None:
    content = "Harbour;;\nAccount;Score;\n;Price;Service\nA1;5;4\n"
    source = source_of(columns={"customer": "Account", "segment": "Score / Service"})
    assert landed_text(tmp_path, content, source).rows == [("A1", "5", "4")]
    declared = source_of(columns={}, header_row=2, header_rows=2)
    assert landed_text(tmp_path, content, declared).landed.headers == ("Account", "Score / Price", "Score / Service")


def test_a_file_without_a_header_is_told_and_loses_no_row(tmp_path: Path) -> None:
    read = landed_text(tmp_path, "A1;2026-01-05;5\nA2;2026-01-06;7\nA3;2026-01-07;9\n", BLANK)
    assert read.landed.headers == ("column 1", "column 2", "column 3")
    assert (len(read.rows), read.lines, read.landed.header_line) == (3, [1, 2, 3], 0)
    told = found(read, "header")[0]
    assert (told.read_as, told.certainty, told.overrule) == ("none", "sure", "header_row = 1")
    assert told.evidence.startswith("2 columns hold numbers or days from the first row on")


def test_a_header_declared_to_be_missing_makes_every_row_a_row(tmp_path: Path) -> None:
    source = source_of(columns={"customer": "column 1"}, header_row=0)
    read = landed_text(tmp_path, "Kiel;north\nBonn;west\n", source)
    assert read.rows == [("Kiel", "north"), ("Bonn", "west")]


def test_years_above_numbers_are_a_header(tmp_path: Path) -> None:
    read = landed_text(tmp_path, "2024;2025;2026\n10;20;30\n40;50;60\n", BLANK)
    assert read.landed.headers == ("2024", "2025", "2026")


def test_a_first_column_without_a_name_does_not_cost_the_header(tmp_path: Path) -> None:
    read = landed_text(tmp_path, ",Account,Amount\n0,A1,5\n1,A2,7\n2,A3,9\n", BLANK)
    assert read.landed.headers == ("column 1", "Account", "Amount")


def test_notes_below_the_table_are_no_rows(tmp_path: Path) -> None:
    read = landed_text(tmp_path, ACCOUNTS + "\nPrinted by Ms Berg on Friday\n", BLANK)
    assert len(read.rows) == 5
    assert read.unreadable == [(8, "a note below the table, not a row of it")]


def test_the_first_of_two_tables_is_read_and_the_other_told(tmp_path: Path) -> None:
    read = landed_text(tmp_path, f"{ACCOUNTS}\n{TICKETS}", BLANK)
    assert (len(read.rows), read.unreadable) == (5, [])
    assert read.landed.notes == (
        "Line 8 begins another table of 3 rows, which this source does not read: Ticket | Topic | Opened | Days.",
    )
    assert found(read, "table")[0].overrule == "header_row = 8"


@pytest.mark.parametrize("gap", ["", "\n", "\n\n"])
def test_the_table_in_which_the_declared_headers_stand_is_read(tmp_path: Path, gap: str) -> None:
    source = source_of(columns={"customer": "Ticket", "segment": "Topic"})
    read = landed_text(tmp_path, f"{ACCOUNTS}{gap}{TICKETS}", source)
    first = 8 + len(gap)
    assert [row[0] for row in read.rows] == ["T1", "T2", "T3"]
    assert read.lines == [first, first + 1, first + 2]
    assert read.landed.header_line == first - 1


def test_a_table_that_begins_far_below_is_found_by_its_declared_headers(tmp_path: Path) -> None:
    long = "Account;Day;Amount\n" + "".join(f"A{n};2026-01-05;{n}\n" for n in range(20_000))
    source = source_of(columns={"customer": "Ticket"})
    read = landed_text(tmp_path, long + TICKETS, source)
    assert read.lines == [20_003, 20_004, 20_005]
    again = landed_text(tmp_path, long + TICKETS, source_of(columns={}, header_row=20_002))
    assert (again.landed.headers, again.lines) == (read.landed.headers, read.lines)


def test_rows_below_the_same_header_are_rejected_until_it_is_declared_to_repeat(tmp_path: Path) -> None:
    read = landed_text(tmp_path, ACCOUNTS + ACCOUNTS, BLANK)
    assert (len(read.rows), len(read.unreadable), read.landed.rows_read) == (5, 6, 11)
    assert {reason for _, reason in read.unreadable} == {"a row below a second header that reads the same"}
    assert found(read, "table")[0].is_question
    assert found(read, "table")[0].overrule == "header_repeats = true"
    pasted = landed_text(tmp_path, ACCOUNTS + ACCOUNTS, source_of(columns={}, header_repeats=True))
    assert (len(pasted.rows), pasted.unreadable) == (10, [])


def test_text_tables_names_each_table_and_its_place(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(f"{ACCOUNTS}\n{TICKETS}", encoding="utf-8")
    places = [(each.header_row, each.header_rows, each.headers[0], each.rows) for each in text_tables(path)]
    assert places == [(1, 1, "Account", 5), (8, 1, "Ticket", 3)]


def test_a_row_of_words_among_numbers_begins_no_table(tmp_path: Path) -> None:
    read = landed_text(tmp_path, ACCOUNTS + "A6;unknown;unknown\nA7;2026-01-07;7\nA8;2026-01-08;8\n", BLANK)
    assert len(read.rows) == 8


def test_refuses_a_header_row_below_the_end(tmp_path: Path) -> None:
    with pytest.raises(InputMistake, match="has no line 99"):
        landed_text(tmp_path, ACCOUNTS, source_of(header_row=99))


def test_refuses_a_file_whose_rows_are_mostly_wider_than_its_header(tmp_path: Path) -> None:
    rows = "".join(f"A{n} Kiel am Meer {n}\n" for n in range(20)) + "".join(f"A{n} Bonn {n}\n" for n in range(20))
    with pytest.raises(InputMistake, match="20 of 40 rows have more than 3 cells"):
        landed_text(tmp_path, "Account City Amount\n" + rows, source_of(delimiter="space"))
