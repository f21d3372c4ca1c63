"""Where each record of a text file begins, counted without DuckDB, and the lines that are no record."""

from __future__ import annotations

import csv
from array import array
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from data_sources.readers.landed import OPEN_QUOTE, UnreadableRow

# A comment of a customer runs over a few lines; a quotation mark left open runs over the rest of the file.
LONGEST_CELL_LINES = 500
# A cell of several megabytes is a cell.
csv.field_size_limit(1 << 30)


@dataclass
class RecordLines:
    """`starts` holds the physical line on which each record begins; `broken` the lines that are none."""

    starts: array[int] = field(default_factory=lambda: array("q"))
    broken: list[UnreadableRow] = field(default_factory=list)


def plain_record_starts(path: Path, header_line: int, delimiter: str, width: int) -> array[int] | None:
    """The line on which each record begins, where quotation marks pair up and every cell of several lines closes well.

    None where some do not: then record_lines looks at each line by itself, which takes many times as long.
    """
    starts = array("q")
    open_record: list[bytes] = []
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            turns = line.count(b'"') % 2
            if open_record:
                open_record.append(line)
                if turns and not _closes_well(open_record, delimiter, width):
                    return None
                open_record = [] if turns else open_record
            elif number > header_line and line.rstrip(b"\r\n"):
                starts.append(number)
                open_record = [line] if turns else []
    return None if open_record else starts


def _closes_well(lines: list[bytes], delimiter: str, width: int) -> bool:
    first, *later = (line.decode("utf-8", errors="replace") for line in lines)
    return len(lines) <= LONGEST_CELL_LINES and _is_one_record("".join((first, *later)), later, delimiter, width)


def record_lines(
    path: Path, header_line: int, delimiter: str, width: int, rewritten: Path | None = None
) -> RecordLines:
    """Counts the records of a UTF-8 file below its header; writes them to `rewritten` where one is given.

    A line whose last quotation mark never closes is broken, alone: the next line begins anew.
    """
    found = RecordLines()
    with path.open(encoding="utf-8", errors="replace", newline="\n") as file:
        records = _records(file, header_line, delimiter, width, found)
        if rewritten is None:
            for _ in records:
                pass
            return found
        with rewritten.open("w", encoding="utf-8", newline="") as target:
            writer = csv.writer(target, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
            for text in records:
                if '"' in text:
                    writer.writerow(_cells(text, delimiter) or [])
                else:
                    target.write(text if text.endswith("\n") else text + "\n")
    return found


def _records(lines: Iterable[str], header_line: int, delimiter: str, width: int, found: RecordLines) -> Iterator[str]:
    """The text of each record, in order, noting where it begins."""
    numbered = iter(enumerate(lines, start=1))
    again: deque[tuple[int, str]] = deque()
    while True:
        number, text = again.popleft() if again else next(numbered, (0, ""))
        if not number:
            return
        if number <= header_line or not text.rstrip("\r\n"):
            continue
        if '"' not in text or not _is_open(text, delimiter):
            found.starts.append(number)
            yield text
            continue
        following = _until_closed(text, again, numbered, delimiter, width)
        if following is None:
            line = text.rstrip("\r\n")
            found.broken.append(
                UnreadableRow(number, line[:500], OPEN_QUOTE, "Close the quotation mark, or take it out.")
            )
            continue
        found.starts.append(number)
        yield following


def _until_closed(
    text: str, again: deque[tuple[int, str]], numbered: Iterator[tuple[int, str]], delimiter: str, width: int
) -> str | None:
    """The whole record that begins with this line; None, every further line given back, where none closes well."""
    taken: list[tuple[int, str]] = []
    joined = text
    while len(taken) < LONGEST_CELL_LINES:
        number, line = again.popleft() if again else next(numbered, (0, ""))
        if not number:
            break
        taken.append((number, line))
        joined += line
        if '"' in line and not _is_open(joined, delimiter):
            if _is_one_record(joined, [each for _, each in taken], delimiter, width):
                return joined
            break
    again.extendleft(reversed(taken))
    return None


def _is_open(text: str, delimiter: str) -> bool:
    """Whether a quoted cell is still open at the end of the text."""
    if text.count('"') % 2 == 0 and not _has_stray_quote(text, delimiter):
        return False
    inside, at_start, position, length = False, True, 0, len(text)
    while position < length:
        character = text[position]
        if inside:
            if character == '"':
                if text[position + 1 : position + 2] == '"':
                    position += 1
                else:
                    inside = False
        elif character == '"' and at_start:
            inside, at_start = True, False
        elif character == delimiter or character == "\n":
            at_start = True
        elif character != " ":
            at_start = False
        position += 1
    return inside


def _has_stray_quote(text: str, delimiter: str) -> bool:
    """Whether some quotation mark stands neither at the edge of a cell nor doubled: then counting proves nothing."""
    bare = text.rstrip("\r\n").replace('""', "")
    edges = bare.count(f'{delimiter}"') + bare.count(f'"{delimiter}') + bare.startswith('"') + bare.endswith('"')
    return bare.count('"') != edges


def _is_one_record(joined: str, later_lines: list[str], delimiter: str, width: int) -> bool:
    """Whether lines joined by a quoted cell read as one record: its cells fit, or no line of it could stand alone."""
    cells = _cells(joined, delimiter, strict=True)
    if cells is None:
        return False
    return len(cells) == width or not any(line.count(delimiter) >= width - 1 for line in later_lines)


def _cells(text: str, delimiter: str, strict: bool = False) -> list[str] | None:
    reader = csv.reader(StringIO(text.rstrip("\r\n"), newline="\n"), delimiter=delimiter, strict=strict)
    try:
        return next(reader, [])
    except csv.Error:
        return None
