"""Damaged exports: refused as a whole with the reason, or every row that is whole is found, and every other is told."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_sources.mistakes import InputMistake
from tests.data_sources.nothing_lost.damage import Blow, Record, Records, blows, damaged
from tests.data_sources.nothing_lost.random_exports import (
    HEADER,
    TYPED,
    Answer,
    Written,
    answers,
    lines_of,
    read,
    searched,
    survey,
    ways_to_write,
    write_workbook,
)

LINE_END = re.compile(rb"\r\n|\r|\n")
BY_HAND = ways_to_write(("utf-8", "utf-8-sig"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damaged")


def records_of(rows: list[Answer], written: Written) -> Records:
    return [Record(written.text([row.cells]).encode(), number) for number, row in enumerate(rows)]


def content_of(records: Records, written: Written) -> bytes:
    mark = b"\xef\xbb\xbf" if written.encoding == "utf-8-sig" else b""
    return mark + written.text([HEADER]).encode() + b"".join(record.content for record in records)


def lines_begun(records: Records) -> list[tuple[int, Record]]:
    """The line on which each record begins, below a header of one line."""
    line, begun = 2, []
    for record in records:
        begun.append((line, record))
        line += len(LINE_END.findall(record.content))
    return begun


def is_utf8(path: Path) -> bool:
    try:
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return False
    return True


def unescaped(row: tuple[str | None, ...]) -> list[str]:
    """Without what escapes marks: that is found from the whole file, and of two rows a broken one weighs as much."""
    return [re.sub(r'["\\]', "", cell or "") for cell in row]


@searched(150)
@given(rows=answers(TYPED, fewest=2), written=BY_HAND, struck=blows)
def test_every_whole_row_is_read_or_told(
    connection: duckdb.DuckDBPyConnection, folder: Path, rows: list[Answer], written: Written, struck: list[Blow]
) -> None:
    records = damaged(records_of(rows, written), struck, written.delimiter)
    path = folder / "export.csv"
    path.write_bytes(content_of(records, written))
    try:
        lines = lines_of(connection, path, survey(delimiter=written.delimiter))
    except InputMistake as refusal:
        assert all((refusal.found, refusal.expected, refusal.likely_cause, refusal.edit))
        return
    before = None
    for line, record in lines_begun(records):
        # A record that lost its line end runs on into the next one, whole as that is.
        runs_on = before is not None and not before.content.endswith((b"\n", b"\r"))
        before = record
        if record.number is None or runs_on:
            continue
        assert line in lines.rows or line in lines.unreadable, f"line {line} is lost: {record}"
        if line in lines.rows:
            # One broken byte weighs as much as the one letter of a small file in saying which encoding it is in.
            compared = len(HEADER) if is_utf8(path) else len(HEADER) - 1
            assert unescaped(lines.rows[line])[:compared] == unescaped(rows[record.number].cells)[:compared]


def test_a_file_cut_off_within_a_character_is_read_in_its_encoding(
    connection: duckdb.DuckDBPyConnection, folder: Path
) -> None:
    path = folder / "cut.csv"
    rows = "Account,Answered,Rating,Spent,Comment\nK-1,2026-01-05,5,0.00,Łódź\nK-2,2026-01-06,4,0.00,Ł"
    path.write_bytes(rows.encode()[:-1])
    lines = lines_of(connection, path, survey())
    assert lines.rows[2][4] == "Łódź" and len(lines.rows) == 2


@searched(8)
@given(st.lists(st.tuples(answers(TYPED, fewest=2, most=30), BY_HAND, blows), min_size=1, max_size=2), st.booleans())
def test_damaged_exports_add_up_and_no_accepted_value_is_made_up(
    folder: Path, exports: list[tuple[list[Answer], Written, list[Blow]]], is_delimiter_declared: bool
) -> None:
    for number, (rows, written, struck) in enumerate(exports):
        records = damaged(records_of(rows, written), struck, written.delimiter)
        path = folder / f"{number}.csv"
        path.write_bytes(content_of(records, written))
        try:
            cleaned = read([path], survey(delimiter=written.delimiter) if is_delimiter_declared else survey())
        except InputMistake:
            continue
        whole = Counter(record.number for record in records if record.number is not None)
        by_account = {rows[each].account: rows[each] for each in whole}
        for account, day, score in cleaned.staged("customer_key", "answered_on", "score"):
            if account in by_account and whole[int(account[-4:]) - 1] and all(r.number is not None for r in records):
                assert (day, score) == (by_account[account].day, by_account[account].rating)


@searched(60)
@given(rows=answers(TYPED), offset=st.integers(0, 10**6), flip=st.integers(1, 255), is_cut=st.booleans())
@pytest.mark.parametrize("kind", ["xlsx", "parquet"])
def test_a_damaged_workbook_or_parquet_file_is_refused_or_read_as_it_was(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    kind: str,
    rows: list[Answer],
    offset: int,
    flip: int,
    is_cut: bool,
) -> None:
    path = folder / f"export.{kind}"
    if kind == "xlsx":
        write_workbook(path, [HEADER, *(row.cells for row in rows)])
    else:
        write_parquet(connection, path, rows)
    content = bytearray(path.read_bytes())
    offset %= len(content)
    content[offset] ^= flip
    path.write_bytes(content[:offset] if is_cut else content)
    try:
        lines = lines_of(connection, path, survey())
    except InputMistake as refusal:
        assert not re.search("Traceback|Error:.*Error:", str(refusal))
        return
    assert len(lines.rows) <= len(rows)


def write_parquet(connection: duckdb.DuckDBPyConnection, path: Path, rows: list[Answer]) -> None:
    columns = ", ".join(f'"{name}" varchar' for name in HEADER)
    connection.execute(f"create or replace temp table written ({columns})")
    connection.executemany("insert into written values (?, ?, ?, ?, ?)", [row.cells for row in rows])
    connection.execute("copy written to $path (format parquet)", {"path": str(path)})
