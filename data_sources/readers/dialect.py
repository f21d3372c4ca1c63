"""How a text file marks its cells, found by evidence: the dialect under which its rows agree and its cells make sense.

A right reading yields rows of the same number of cells, and cells that are numbers, days, words; a wrong one yields
rows of every width and cells cut in two. Both together decide, as in G. J. J. van den Burg, A. Nazábal and C. Sutton,
"Wrangling messy CSV files by detecting row and type patterns" (Data Mining and Knowledge Discovery 33, 2019,
doi:10.1007/s10618-019-00646-y), whose pattern score this is; the kinds of cells, their weights and the untidy cells
are this project's own.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import StringIO

from data_sources.declarations import Source
from data_sources.readers.cell_forms import weight_of
from data_sources.readers.divided import Divided, divide
from data_sources.readers.header import best_header, declared_headers, loosely
from data_sources.readers.marks import Dialect, spelled

# What a delimiter alone speaks for itself: those below 1 stand in times, addresses and sentences far more often.
DELIMITERS = {
    ",": 1.0,
    ";": 1.0,
    "\t": 1.0,
    "|": 1.0,
    "~": 0.8,
    "^": 0.8,
    "\x1f": 0.8,
    "§": 0.8,
    " ": 0.5,
    ":": 0.4,
    "#": 0.4,
    "&": 0.4,
    "*": 0.4,
    "=": 0.4,
}
USUAL_DELIMITERS = (",", ";", "\t", "|")
# One declared header may stand in a file that means something else; two that part at one mark do not by chance.
FEWEST_TO_BE_PLAIN = 2
QUOTES = ('"', "'")
# A file that uses a mark at its cells' edges seldom means it as text.
UNUSED_QUOTE = 0.9
# What a row of one cell speaks for a delimiter.
ONE_CELL = 1e-3
FEWEST_ROWS_OF_PROSE = 4
PROSE_AGREES_BELOW = 0.4
SENTENCE_MARK = 0.5
# From this share of cells with a blank before them on, the blank belongs to the delimiter.
BLANKS_BELONG_FROM = 0.95
MOST_SCORED_ROWS = 600
MOST_SCORED_CELLS = 60_000
# Dialects that make no sense of the first characters are not tried on the rest.
FIRST_LOOK = 1 << 13
WORTH_A_SECOND_LOOK = 0.3


@dataclass(frozen=True)
class Reading:
    """The sample under one dialect. Of `rows` filled rows, `agreeing` have `width` cells; `hits` declared headers."""

    divided: Divided
    score: float
    hits: int
    width: int
    agreeing: int
    rows: int

    @property
    def dialect(self) -> Dialect:
        return self.divided.dialect


def find_readings(sample: str, later: Sequence[str], source: Source) -> list[Reading]:
    """The readings of a text's beginning (and of further pieces of it), the best first; none where it is blank.

    Most declared headers first, then by score. Raises InputMistake for a declared mark of several characters.
    """
    plain = _plainly_declared(sample, source)
    if plain is not None:
        return [_reading(sample, later, plain, source)]
    dialects = _worth_a_look(sample, list(_candidates(sample, source)), source)
    if source.escape is None:
        dialects = _without_needless_escapes(sample, dialects)
    readings = [_reading(sample, later, dialect, source) for dialect in dialects]
    filled = [reading for reading in readings if reading.rows]
    ranked = sorted(filled, key=lambda each: (-each.hits, -each.score))
    if ranked and source.delimiter is None and _is_prose(ranked[0]):
        undivided = _undivided(sample, later, source)
        ranked = [each for each in undivided if each.hits >= ranked[0].hits] + ranked
    return ranked


def _plainly_declared(sample: str, source: Source) -> Dialect | None:
    """The usual dialect where nothing is left to ask: all declared headers in the first row, all rows of its width."""
    wanted = {loosely(header) for header in declared_headers(source)}
    if len(wanted) < FEWEST_TO_BE_PLAIN or source.quote is not None or source.escape is not None:
        return None
    first_line = sample[: sample.find("\n")]
    for delimiter in (spelled("delimiter", source.delimiter),) if source.delimiter else USUAL_DELIMITERS:
        cells = next(csv.reader([first_line], delimiter=delimiter), [])
        if wanted <= {loosely(cell) for cell in cells} and _doubles_every_mark(sample, delimiter, '"'):
            return Dialect(delimiter)
    return None


def _without_needless_escapes(sample: str, dialects: list[Dialect]) -> list[Dialect]:
    """Without a backslash as escape where every mark is doubled: a comment that ends in a backslash escapes nothing."""
    rivals = {(each.delimiter, each.quote) for each in dialects if each.quote and each.escape != each.quote}
    exact = {(delimiter, quote) for delimiter, quote in rivals if _doubles_every_mark(sample, delimiter, quote)}
    return [each for each in dialects if each.escape == each.quote or (each.delimiter, each.quote) not in exact]


def _doubles_every_mark(sample: str, delimiter: str, quote: str) -> bool:
    """Whether the text is as RFC 4180 has it, without exception: rows of one width, marks within cells doubled."""
    rows = csv.reader(StringIO(sample, newline=""), delimiter=delimiter, quotechar=quote, strict=True)
    try:
        widths = {len(row) for row in rows if row}
    except csv.Error:
        return False
    return len(widths) == 1 and max(widths) > 1


def _is_prose(best: Reading) -> bool:
    """Whether even under the best dialect hardly two rows agree: lines of text, not rows of cells. Or whether a mark of
    sentences and names divides the rows, and not the first one, which would be the header."""
    if best.rows >= FEWEST_ROWS_OF_PROSE and best.agreeing <= PROSE_AGREES_BELOW * best.rows:
        return True
    first = next((len(row) for row in best.divided.rows if any(cell.strip() for cell in row)), best.width)
    return DELIMITERS.get(best.dialect.delimiter, 1) <= SENTENCE_MARK and (first != best.width or best.width == 1)


def _undivided(sample: str, later: Sequence[str], source: Source) -> list[Reading]:
    """The file in one column: the first usual delimiter under which every row is one cell."""
    readings = (_reading(sample, later, Dialect(delimiter), source) for delimiter in DELIMITERS)
    return [reading for reading in readings if max(map(len, reading.divided.rows)) == 1][:1]


def _worth_a_look(sample: str, dialects: list[Dialect], source: Source) -> list[Dialect]:
    """Without those that make no sense of a piece of the header's surroundings and one of the middle."""
    if len(sample) < 4 * FIRST_LOOK:
        return dialects
    middle = sample.find("\n", len(sample) // 2) + 1
    pieces = [sample[start : sample.rfind("\n", start, start + FIRST_LOOK)] for start in (0, middle)]
    kept: set[Dialect] = set()
    for piece in pieces:
        looked = [(dialect, _reading(piece, (), dialect, source)) for dialect in dialects]
        best, most = max(each.score for _, each in looked), max(each.hits for _, each in looked)
        kept |= {
            dialect for dialect, each in looked if each.score >= WORTH_A_SECOND_LOOK * best or each.hits >= most > 0
        }
    return [dialect for dialect in dialects if dialect in kept]


def _candidates(sample: str, source: Source) -> Iterator[Dialect]:
    declared = spelled("delimiter", source.delimiter) if source.delimiter is not None else None
    delimiters = [declared] if declared else [each for each in DELIMITERS if each in sample] or [","]
    for delimiter in delimiters:
        for quote in _quotes(sample, delimiter, source):
            for escape in _escapes(sample, delimiter, quote, source):
                yield Dialect(delimiter, quote, escape)
        if delimiter == " " and "  " in sample and source.quote is None:
            yield Dialect(" ", "", "", runs=True)


def _quotes(sample: str, delimiter: str, source: Source) -> list[str]:
    if source.quote is not None:
        return [spelled("quote", source.quote)]
    found = [quote for quote in QUOTES if _encloses(sample, delimiter, quote)]
    if "'" in found and not _is_needed(sample, delimiter, "'"):
        found.remove("'")
    # Without a mark in the file any will do; the usual one is named.
    return ['"', *(quote for quote in found if quote != '"'), *([""] if '"' in sample and '"' not in found else [])]


def _encloses(sample: str, delimiter: str, quote: str) -> bool:
    """Whether some cell begins with the mark and some cell ends with it."""
    divides, mark = re.escape(delimiter), re.escape(quote)
    return bool(
        re.search(rf"(?:^|{divides}) ?{mark}", sample, re.MULTILINE)
        and re.search(rf"{mark} ?(?:$|{divides})", sample, re.MULTILINE)
    )


def _is_needed(sample: str, delimiter: str, quote: str) -> bool:
    """Whether it holds a delimiter or a line end, or encloses cells in half of the lines: people quote words too."""
    divides, mark = re.escape(delimiter), re.escape(quote)
    enclosed = re.findall(rf"(?:^|(?<={divides})) ?{mark}([^{mark}]+){mark} ?(?=$|{divides})", sample, re.MULTILINE)
    return any(delimiter in cell or "\n" in cell for cell in enclosed) or 2 * len(enclosed) > sample.count("\n")


def _escapes(sample: str, delimiter: str, quote: str, source: Source) -> list[str]:
    if source.escape is not None:
        escape = spelled("escape", source.escape)
        return [quote if source.escape.strip().lower() in ("double", "doubled") else escape]
    if not quote:
        return [""]
    # Where single marks enclose and every double one is doubled, a program escaped the wrong mark.
    misplaced = ['"'] if quote == "'" and 0 < sample.count('"') == 2 * sample.count('""') else []
    escapes = [quote, *misplaced, *(mark for mark in ("\\", "\0") if mark + quote in sample)]
    divides, mark = re.escape(delimiter), re.escape(quote)
    if re.search(rf"[^\n{divides}{mark}]{mark}[^\n{divides}{mark}]", sample):
        escapes.append("")
    return escapes


def _reading(sample: str, later: Sequence[str], dialect: Dialect, source: Source) -> Reading:
    divided = divide(sample, dialect)
    if divided.quoted_after_blank or (divided.inner and divided.blanks_before >= BLANKS_BELONG_FROM * divided.inner):
        divided = _without_blanks(divided)
    pieces = [divide(piece, divided.dialect) for piece in later]
    rows = [
        row for each in (divided, *pieces) for row in each.rows[:MOST_SCORED_ROWS] if len(row) > 1 or row[0].strip()
    ]
    if not rows:
        return Reading(divided, 0, 0, 0, 0, 0)
    widths = Counter(len(row) for row in rows)
    width, agreeing = max(widths.items(), key=lambda item: (item[1], item[0]))
    untidy = sum(each.untidy for each in (divided, *pieces))
    score = _score(rows, widths, untidy) * DELIMITERS.get(dialect.delimiter, 1) * (1 if dialect.quote else UNUSED_QUOTE)
    hits = best_header(divided.rows, source).hits
    return Reading(divided, score, hits, width, agreeing, len(rows))


def _without_blanks(divided: Divided) -> Divided:
    rows = [[row[0], *(cell.removeprefix(" ") for cell in row[1:])] for row in divided.rows]
    return replace(divided, dialect=replace(divided.dialect, blank_after=True), rows=rows)


def _score(rows: Sequence[Sequence[str]], widths: Counter[int], untidy: int) -> float:
    """Pattern score (rows of one width, wide rows more) by the mean weight of the cells, untidy ones as nothing."""
    pattern = sum(n * ((width - 1) / width if width > 1 else ONE_CELL) for width, n in widths.items())
    cells = [cell for row in rows for cell in row[: MOST_SCORED_CELLS // len(rows) + 1]]
    sense = sum(map(weight_of, cells)) / len(cells)
    return pattern / len(widths) / len(rows) * sense * max(0.0, 1 - untidy / len(cells))
