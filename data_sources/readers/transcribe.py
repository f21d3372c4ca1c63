"""A text file in unusual marks, written anew in the usual ones, every line where it was."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from data_sources.readers.divided import Cell, records
from data_sources.readers.landed import OPEN_QUOTE, UnreadableRow
from data_sources.readers.marks import Dialect
from data_sources.readers.record_lines import LONGEST_CELL_LINES


def transcribe(path: Path, encoding: str, dialect: Dialect, header_line: int, target: Path) -> list[UnreadableRow]:
    """Writes `target` in UTF-8 with the same delimiter and doubled quotation marks; returns the lines that are broken.

    A cell of several lines keeps them, so that lines count as in the file; a broken line is left blank. The lines
    above the table are left blank too, but for the header's last.
    """
    broken: list[UnreadableRow] = []
    marks = tuple(mark for mark in {dialect.quote, dialect.escape, '"'} if mark)
    with path.open(encoding=encoding, newline="\n") as file, target.open("w", encoding="utf-8", newline="") as copy:
        lines = enumerate(file, start=1)
        again: deque[tuple[int, str]] = deque()
        while (numbered := again.popleft() if again else next(lines, None)) is not None:
            number, line = numbered
            if number <= header_line:
                copy.write("\n")
            elif dialect.runs:
                copy.write(_written([Cell(text, False, False, False) for text in line.split() or [""]], dialect))
            elif not dialect.blank_after and not any(mark in line for mark in marks):
                copy.write(line)
            elif (record := _record(line, dialect, again, lines)) is not None:
                copy.write(_written(record, dialect))
            else:
                broken.append(UnreadableRow(number, line.rstrip("\r\n")[:500], OPEN_QUOTE, "Close the quotation mark."))
                copy.write("\n")
    return broken


def _record(
    line: str, dialect: Dialect, again: deque[tuple[int, str]], lines: Iterator[tuple[int, str]]
) -> list[Cell] | None:
    """The whole record that begins with this line; None, all further lines given back, where a cell never closes."""
    taken: list[tuple[int, str]] = []
    text = line
    while True:
        record = next(records(_without_end(text), dialect))
        if not any(cell.is_open for cell in record):
            return record
        following = again.popleft() if again else next(lines, None)
        if following is None or len(taken) >= LONGEST_CELL_LINES:
            again.extendleft(reversed(taken if following is None else [*taken, following]))
            return None
        taken.append(following)
        text += following[1]


def _without_end(text: str) -> str:
    return text.removesuffix("\n").removesuffix("\r")


def _written(record: list[Cell], dialect: Dialect) -> str:
    texts = chain([record[0].text], (_after_blank(cell, dialect) for cell in record[1:]))
    return dialect.delimiter.join(_enclosed(text, dialect.delimiter) for text in texts) + "\n"


def _after_blank(cell: Cell, dialect: Dialect) -> str:
    return cell.text.removeprefix(" ") if dialect.blank_after and not cell.is_quoted else cell.text


def _enclosed(text: str, delimiter: str) -> str:
    if '"' in text or "\n" in text or delimiter in text:
        return '"' + text.replace('"', '""') + '"'
    return text
