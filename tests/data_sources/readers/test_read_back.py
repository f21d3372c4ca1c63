"""Whatever a table holds, and however it was written, it reads back as it was."""

from __future__ import annotations

import csv
import io

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.data_sources.cleaned_exports import landed_text, source_of

CELLS = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\r\ufeff", exclude_categories=("Cs",)), max_size=12
)
WINDOWS_CELLS = st.text(st.sampled_from("aé€“ß0 ,;|\t'\n\"–"), max_size=12)


@st.composite
def tables(draw: st.DrawFn, cells: st.SearchStrategy[str]) -> list[list[str]]:
    """Rows of equal width, an account in the first cell of each."""
    width = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=12))
    return [[f"A{number}", *row] for number, row in enumerate(rows)]


def written(rows: list[list[str]], delimiter: str, line_end: str, quoting: int) -> str:
    width = len(rows[0]) if rows else 2
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=delimiter, lineterminator=line_end, quoting=quoting)
    writer.writerows([["Account", *(f"Column {n}" for n in range(1, width))], *rows])
    return file.getvalue()


def expected(rows: list[list[str]]) -> list[tuple[str | None, ...]]:
    return [tuple(cell or None for cell in row) for row in rows]


@settings(max_examples=40, deadline=None)
@given(
    rows=tables(CELLS),
    delimiter=st.sampled_from(",;\t|"),
    line_end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_a_table_reads_back_as_it_was_written(
    tmp_path_factory, rows: list[list[str]], delimiter: str, line_end: str, quoting: int, encoding: str
) -> None:
    content = written(rows, delimiter, line_end, quoting).encode(encoding)
    read = landed_text(tmp_path_factory.mktemp("written"), content, source_of(delimiter=delimiter))
    assert read.rows == expected(rows)
    assert read.unreadable == []


def is_utf8_by_chance(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not content.isascii()


@settings(max_examples=30, deadline=None)
@given(rows=tables(WINDOWS_CELLS), delimiter=st.sampled_from(",;\t|"))
def test_a_windows_table_reads_back_as_it_was_written(tmp_path_factory, rows: list[list[str]], delimiter: str) -> None:
    content = written(rows, delimiter, "\r\n", csv.QUOTE_ALL).encode("cp1252")
    assume(not is_utf8_by_chance(content))
    read = landed_text(tmp_path_factory.mktemp("written"), content, source_of())
    assert read.rows == expected(rows)
    assert read.landed.delimiter == delimiter


@settings(max_examples=30, deadline=None)
@given(lines=st.lists(st.text(st.sampled_from('aB1";, '), max_size=10), max_size=15))
def test_no_line_is_lost_however_broken(tmp_path_factory, lines: list[str]) -> None:
    """Every line that is not blank belongs to exactly one row, readable or not."""
    read = landed_text(tmp_path_factory.mktemp("broken"), "Account;City\n" + "\n".join(lines) + "\n")
    told = sorted([*read.lines, *(line for line, _ in read.unreadable)])
    assert len(told) == len(set(told)) == read.landed.rows_read
    blank = {number for number, line in enumerate(lines, start=2) if not line}
    within = set(range(2, len(lines) + 2)) - blank - set(told)
    assert all(any('"' in lines[start - 2] for start in told if start < number) for number in within)
