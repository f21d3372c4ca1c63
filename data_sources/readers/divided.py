"""A text as one dialect divides it into rows of cells, tolerant of marks that make no sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from data_sources.readers.marks import Dialect


class Cell(NamedTuple):
    text: str
    is_quoted: bool
    is_open: bool  # begins with a quotation mark that does not close
    has_blank_before: bool


@dataclass(frozen=True)
class Divided:
    """`ends` holds the line on which each row ends, counted from 1; `untidy` counts cells that begin or end with a
    quotation mark and are not enclosed in two; `blanks_before` those that a blank goes before, of `inner` cells."""

    dialect: Dialect
    rows: list[list[str]]
    ends: list[int]
    untidy: int = 0
    quoted: int = 0
    blanks_before: int = 0
    inner: int = 0
    quoted_after_blank: int = 0


def divide(text: str, dialect: Dialect) -> Divided:
    """Every line and every quoted cell of several lines, blank lines as rows of one empty cell."""
    if dialect.runs:
        lines = text.split("\n")
        return Divided(dialect, [line.split() or [""] for line in lines], list(range(1, len(lines) + 1)))
    if not dialect.quote or dialect.quote not in text:
        rows = [line.split(dialect.delimiter) for line in text.split("\n")]
        inner = [cell for row in rows for cell in row[1:]]
        blanks = sum(1 for cell in inner if cell.startswith(" "))
        return Divided(dialect, rows, list(range(1, len(rows) + 1)), 0, 0, blanks, len(inner))
    return _divide_quoted(text, dialect)


def _divide_quoted(text: str, dialect: Dialect) -> Divided:
    rows, ends, line = [], [], 0
    untidy = quoted = blanks = inner = after_blank = 0
    for record in records(text, dialect):
        line += 1 + sum(cell.text.count("\n") for cell in record if cell.is_quoted)
        rows.append([cell.text for cell in record])
        ends.append(line)
        for position, cell in enumerate(record):
            quoted += cell.is_quoted
            untidy += not cell.is_quoted and dialect.quote in (cell.text.strip()[:1], cell.text.strip()[-1:])
            if position:
                inner += 1
                blanks += cell.has_blank_before
                after_blank += cell.is_quoted and cell.has_blank_before
    return Divided(dialect, rows, ends, untidy, quoted, blanks, inner, after_blank)


def records(text: str, dialect: Dialect) -> Iterator[list[Cell]]:
    """The records of a text, one list of cells each."""
    record: list[Cell] = []
    for match in _cell_pattern(dialect.delimiter, dialect.quote, dialect.escape).finditer(text):
        blank, enclosed, bare, end = match.groups()
        if enclosed is not None:
            record.append(Cell(unescaped(enclosed, dialect), True, False, bool(blank)))
        else:
            is_open = bool(dialect.quote) and bare.lstrip(" ").startswith(dialect.quote)
            record.append(Cell(bare, False, is_open, bare.startswith(" ")))
        if end != dialect.delimiter:
            yield record
            record = []
            if not end:
                return


def unescaped(enclosed: str, dialect: Dialect) -> str:
    """The text within two quotation marks: an escaped mark stands for itself, any other escape is text."""
    quote, escape = dialect.quote, dialect.escape
    if not escape or escape not in enclosed:
        return enclosed
    if escape == quote:
        return enclosed.replace(quote + quote, quote)
    return re.sub(f"{re.escape(escape)}([{re.escape(escape + quote)}])", r"\1", enclosed)


@cache
def _cell_pattern(delimiter: str, quote: str, escape: str) -> re.Pattern[str]:
    """One cell and what ends it. A quoted cell ends with a mark that the delimiter or the line's end follows."""
    divides = re.escape(delimiter)
    if not quote:
        return re.compile(rf"( ?)(?!)()|([^{divides}\n]*)({divides}|\n|\Z)")
    mark = re.escape(quote)
    blanks = "" if delimiter == " " else " *"
    closes = rf"{mark}(?={blanks}(?:{divides}|\n|\Z))"
    if escape == quote:
        body = rf"(?:[^{mark}]++|{mark}{mark})*+"
    elif escape:
        body = rf"(?:[^{mark}{re.escape(escape)}]++|{re.escape(escape)}.|(?!{closes}){mark})*+"
    else:
        body = rf"(?:[^{mark}]++|(?!{closes}){mark})*+"
    return re.compile(rf"(?:({blanks}){mark}({body}){closes}{blanks}|([^{divides}\n]*))({divides}|\n|\Z)", re.DOTALL)
