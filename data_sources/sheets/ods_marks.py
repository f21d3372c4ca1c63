"""Errors, merged cells and hidden rows and columns of an ODS."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, iterparse

from data_sources.sheets.found import Corners
from data_sources.sheets.package_parts import overlapping_pieces
from data_sources.sheets.sheet_marks import Marks

CONTENT = "content.xml"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
ERROR_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
# Without any of these there is nothing to look for, and parsing would cost as much as reading did.
WORTH_PARSING = (b'value-type="error"', b"-spanned=", b'visibility="collapse"', b'visibility="filter"')
HIDDEN = ("collapse", "filter")
# An error in more cells at once than this was filled down an empty column, not calculated.
MOST_REPEATS = 10_000


@dataclass
class _Place:
    """Where the parser stands, counted from 1, and what it found in the sheet that it is in."""

    row: int = 1
    column: int = 1
    marks: Marks = field(default_factory=Marks)
    row_errors: dict[int, str] = field(default_factory=dict)
    merged: list[Corners] = field(default_factory=list)


def ods_marks(package: zipfile.ZipFile) -> Mapping[str, Marks]:
    """By the name of the sheet."""
    if not any(word in piece for piece, _ in overlapping_pieces(package, CONTENT) for word in WORTH_PARSING):
        return {}
    found: dict[str, Marks] = {}
    place = _Place()
    with package.open(CONTENT) as content:
        for event, element in iterparse(content, events=("start", "end")):
            kind = element.tag.removeprefix(TABLE)
            if event == "start" and kind == "table":
                place = _Place()
                found[element.get(f"{TABLE}name", "")] = place.marks
            elif event == "end":
                _take(kind, element, place)
    return found


def _take(kind: str, element: Element, place: _Place) -> None:
    if kind in ("table-cell", "covered-table-cell"):
        _take_cell(element, place)
    elif kind == "table-row":
        _take_row(element, place)
        element.clear()
    elif kind == "table-column" and element.get(f"{TABLE}visibility") in HIDDEN:
        repeated = _count(element, "number-columns-repeated")
        place.marks.hidden_columns += repeated if repeated < MOST_REPEATS else 0
    elif kind == "table":
        place.marks.merged = tuple(place.merged)


def _take_cell(element: Element, place: _Place) -> None:
    repeated = _count(element, "number-columns-repeated")
    if element.get(ERROR_TYPE) == "error" and repeated <= MOST_REPEATS:
        text = "".join(element.itertext()) or "#N/A"
        place.row_errors |= dict.fromkeys(range(place.column, place.column + repeated), text)
    down, right = _count(element, "number-rows-spanned"), _count(element, "number-columns-spanned")
    if down > 1 or right > 1:
        place.merged.append((place.row, place.column, place.row + down - 1, place.column + right - 1))
    place.column += repeated


def _take_row(element: Element, place: _Place) -> None:
    repeated = _count(element, "number-rows-repeated")
    if place.row_errors and repeated <= MOST_REPEATS:
        for row in range(place.row, place.row + repeated):
            place.marks.errors[row] = place.row_errors
    if element.get(f"{TABLE}visibility") in HIDDEN and repeated < MOST_REPEATS:
        place.marks.hidden_rows += repeated
    place.row, place.column, place.row_errors = place.row + repeated, 1, {}


def _count(element: Element, name: str) -> int:
    return int(element.get(f"{TABLE}{name}", "1"))
