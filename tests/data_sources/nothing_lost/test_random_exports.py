"""Exports of random tables that nobody has damaged: every row is accepted, and every value is the one written down."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.data_sources.nothing_lost.random_exports import (
    ANYTHING,
    FIRST_DAY,
    HEADER,
    TYPED,
    Answer,
    Written,
    answers,
    lines_of,
    orders,
    read,
    searched,
    survey,
    ways_to_write,
    write_workbook,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("random")


def cells(rows: list[Answer]) -> list[tuple[str | None, ...]]:
    return [tuple(cell or None for cell in row.cells) for row in rows]


def table(rows: list[Answer]) -> list[tuple[str, ...]]:
    return [HEADER, *(row.cells for row in rows)]


ENDS_IN_A_BACKSLASH = [Answer("K-1", FIRST_DAY, 1, 0, ";,\\"), Answer("K-2", FIRST_DAY, 1, 0, '"')]


@searched(120)
@given(rows=answers(TYPED | ANYTHING), written=ways_to_write())
@example(rows=ENDS_IN_A_BACKSLASH, written=Written(",", "\n", False, "utf-8"))
def test_a_text_file_is_read_as_it_was_written(
    connection: duckdb.DuckDBPyConnection, folder: Path, rows: list[Answer], written: Written
) -> None:
    path = folder / "export.csv"
    path.write_bytes(written.text(table(rows)).encode(written.encoding))
    lines = lines_of(connection, path, survey())
    assert lines.unreadable == {}
    assert list(lines.rows.values()) == cells(rows)


@searched(40)
@given(rows=answers(TYPED | ANYTHING))
def test_a_workbook_is_read_as_it_was_written(
    connection: duckdb.DuckDBPyConnection, folder: Path, rows: list[Answer]
) -> None:
    lines = lines_of(connection, write_workbook(folder / "export.xlsx", table(rows)), survey())
    assert lines.unreadable == {}
    trimmed = [tuple(cell and (cell.strip() or None) for cell in row) for row in cells(rows)]
    assert [tuple(cell and (cell.strip() or None) for cell in row) for row in lines.rows.values()] == trimmed


@searched(12)
@given(st.lists(st.tuples(answers(TYPED, most=30), ways_to_write()), min_size=1, max_size=4))
def test_every_row_is_accepted_with_the_values_written(
    folder: Path, exports: list[tuple[list[Answer], Written]]
) -> None:
    paths = []
    for number, (rows, written) in enumerate(exports):
        paths.append(folder / f"{number}.csv")
        paths[-1].write_bytes(written.text(table(rows)).encode(written.encoding))
    everything = [row for rows, _ in exports for row in rows]
    said = read(paths, survey()).staged("customer_key", "answered_on", "score", "verbatim")
    assert said == [(row.account, row.day, row.rating, row.comment.strip() or None) for row in everything]
    spent = read(paths, orders()).staged("customer_key", "ordered_on", "amount")
    assert [(key, day, round(amount * 100)) for key, day, amount in spent] == [
        (row.account, row.day, row.spent_cents) for row in everything
    ]
