"""Text files far out of the ordinary: read rightly, or refused in plain words, and soon."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from data_sources.mistakes import InputMistake
from tests.data_sources.cleaned_exports import landed_text, source_of

BLANK = source_of(columns={})
TEN_MEGABYTES = 10_000_000
SOON_SECONDS = 20  # an order of magnitude above what was measured: machines that test are busy


@pytest.mark.parametrize("cell", ["x" * TEN_MEGABYTES, "x\n" * 250 + "y" * TEN_MEGABYTES])
def test_a_cell_of_ten_megabytes_is_a_cell(tmp_path: Path, cell: str) -> None:
    started = time.monotonic()
    read = landed_text(tmp_path, f'Account,Words,Score\nA1,"{cell}",1\nA2,b,2\n', BLANK)
    assert read.rows == [("A1", cell, "1"), ("A2", "b", "2")]
    assert time.monotonic() - started < SOON_SECONDS


def test_zero_bytes_within_cells_stay_in_them(tmp_path: Path) -> None:
    read = landed_text(tmp_path, b"Account,Words\nA1,a\0b\nA2,c\n", BLANK)
    assert read.rows == [("A1", "a\0b"), ("A2", "c")]


def test_a_line_of_a_million_characters_is_a_line(tmp_path: Path) -> None:
    started = time.monotonic()
    assert len(landed_text(tmp_path, "Words\n" + "x" * 1_000_000 + "\ny\n", BLANK).rows) == 2
    assert time.monotonic() - started < SOON_SECONDS


def test_refuses_two_hundred_thousand_columns(tmp_path: Path) -> None:
    started = time.monotonic()
    columns = ",".join(f"c{number}" for number in range(200_000))
    with pytest.raises(InputMistake, match="200,000 columns"):
        landed_text(tmp_path, f"{columns}\n{columns}\n", BLANK)
    assert time.monotonic() - started < SOON_SECONDS


@pytest.mark.parametrize("mark", ['"', "'"])
def test_a_mark_left_open_above_many_rows_costs_one_of_them(tmp_path: Path, mark: str) -> None:
    rows = "".join(f"A{number};{mark}w; w{mark};{number}\n" for number in range(5_000))
    read = landed_text(tmp_path, f"Account;Words;Score\nA;{mark}open;3\n{rows}", BLANK)
    assert (len(read.rows), read.unreadable) == (5_000, [(2, "a quotation mark that never closes")])
