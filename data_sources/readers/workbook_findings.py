"""What was found in a workbook beside its rows, for the person who must be able to object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from data_sources.declarations import Source
from data_sources.detections import Certainty, Detection
from data_sources.readers.areas import Area
from data_sources.readers.landed import shown
from data_sources.readers.merged_cells import Unmerged
from data_sources.readers.sheet import Sheet
from data_sources.readers.sheet_blocks import without
from data_sources.readers.table_choice import Choice, range_of
from data_sources.readers.workbook_opening import Book

SHOWN = 5
MOST_NAMES = 20


@dataclass(frozen=True)
class Findings:
    """What reading a workbook gave, beside rows."""

    book: Book
    source: Source
    choice: Choice
    headers: tuple[str, ...]
    unmerged: Unmerged

    @property
    def area(self) -> Area:
        return self.choice.table.block.area


def detections_of(found: Findings) -> tuple[Detection, ...]:
    """Sheet, table and header always; the rest where there is any."""
    return (_sheet(found), _table(found), _header(found), *_merged(found), *_hidden(found), *_errors(found))


def notes_of(found: Findings) -> tuple[str, ...]:
    """What is not read, with how much it is."""
    return (*_above(found), *_other_tables(found), *_outside(found), *_hidden_sheets(found))


def _sheet(found: Findings) -> Detection:
    sheet = found.choice.table.sheet
    filled = [each for each in found.book.sheets if each.cells.num_rows]
    certainty: Certainty = "sure" if len(filled) == 1 else found.choice.certainty
    if found.source.sheet is not None:
        certainty = "declared"
    told = f"The workbook has {_many(len(found.book.sheets), 'sheet')}: {_listed(found.book.sheets)}."
    return Detection("sheet", sheet.name, certainty, told, f"sheet = {json.dumps(sheet.name, ensure_ascii=False)}")


def _table(found: Findings) -> Detection:
    name = found.choice.table.block.name
    why = f"{found.choice.why} The workbook names it {name}." if name else found.choice.why
    wanted = range_of(found.choice.table, found.choice.others) or str(found.area).rstrip("0123456789")
    return Detection("table", str(found.area), found.choice.certainty, why, f'range = "{wanted}"')


def _header(found: Findings) -> Detection:
    header, seen = found.choice.table.header, found.choice.table.header.evidence
    if not header.depth:
        is_declared = found.source.header_row == 0
        told = f"{seen.valued} cells of row {header.first} are numbers or days, as those below them are."
        certainty: Certainty = "declared" if is_declared else "sure" if seen.valued > 1 else "likely"
        return Detection("header", "none", certainty, told, f"header_row = {header.first}")
    rows = f"row {header.first}" if header.depth == 1 else f"rows {header.first} to {header.last}, joined"
    overrule = f"header_row = {header.first}" + (f", header_rows = {header.depth}" if header.depth > 1 else "")
    told = f"It reads: {shown(found.headers)}."
    if found.source.header_row is not None:
        return Detection("header", rows, "declared", told, overrule)
    if header.hits:
        return Detection("header", rows, "sure", f"{header.hits} declared headers stand there. {told}", overrule)
    certainty = "sure" if seen.named and not seen.valued else "likely"
    return Detection("header", rows, certainty, f"{seen.named} names stand above numbers or days. {told}", overrule)


def _merged(found: Findings) -> Iterator[Detection]:
    for position, merged in found.unmerged.merged.items():
        header = found.headers[position]
        yield Detection(
            "merged cells",
            "each value repeated in all of its rows",
            "sure",
            f"{_many(merged, 'value')} below {header!r} in cells that are merged over several rows.",
            "Part the cells in the workbook where a value is meant for its first row alone.",
            header,
        )


def _hidden(found: Findings) -> Iterator[Detection]:
    sheet = found.choice.table.sheet
    counts = ((sheet.hidden_rows, "row"), (sheet.hidden_columns, "column"))
    kinds = [_many(many, kind) for many, kind in counts if many]
    if kinds:
        yield Detection(
            "hidden rows or columns",
            "read like the others",
            "likely",
            f"Sheet {sheet.name!r} hides {' and '.join(kinds)}, perhaps by a filter.",
            "Delete them from the workbook where they are not meant to be read.",
        )


def _above(found: Findings) -> Iterator[str]:
    """Rows between the header and the top of the sheet, or another table."""
    sheet, first = found.choice.table.sheet, found.choice.table.header.first
    ends = [each.block.area.bottom for each in found.choice.others if each.sheet is sheet]
    top = max([sheet.area.top, *(end + 1 for end in ends if end < first)])
    above = sheet.rows(Area(top, sheet.area.left, first - 1, sheet.area.right), first - top)
    filled = [row for row in above if any(cell.strip() for cell in row)]
    if filled and all(end < first for end in ends):
        verb = "is" if len(filled) == 1 else "are"
        yield f"{_many(len(filled), 'row')} above the header {verb} no data: {shown(filled[0])}"


def _other_tables(found: Findings) -> Iterator[str]:
    others = found.choice.others
    if others:
        listed = [f"{each.sheet.name}!{each.block.area} ({_many(each.rows, 'row')})" for each in others[:SHOWN]]
        more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
        yield (
            f"{len(others)} other {'tables are' if len(others) > 1 else 'table is'} not read by this source: "
            f"{', '.join(listed)}{more}."
        )


def _outside(found: Findings) -> Iterator[str]:
    """Cells below or beside the table that belong to no other one either."""
    table, sheet = found.choice.table, found.choice.table.sheet
    others = [each.block.area for each in found.choice.others if each.sheet is sheet]
    above = Area(sheet.area.top, sheet.area.left, table.header.first - 1, sheet.area.right)
    rest = without(sheet.filled, [sheet.inside(area) for area in (found.area, above, *others)])
    places = np.argwhere(rest)
    if len(places):
        row, column = places[0].tolist()
        place = Area(sheet.top + row, sheet.left + column, sheet.top + row, sheet.left + column)
        text = shown(sheet.rows(place, 1)[0])
        yield f"{_many(len(places), 'cell')} beside the table {'is' if len(places) == 1 else 'are'} not read: {text}"


def _hidden_sheets(found: Findings) -> Iterator[str]:
    hidden = [each for each in found.book.sheets if not each.is_visible and each is not found.choice.table.sheet]
    if hidden:
        yield f"Hidden sheets are not read: {_listed(hidden)}."


def _errors(found: Findings) -> Iterator[Detection]:
    sheet = found.choice.table.sheet
    if sheet.errors:
        yield Detection(
            "error cells",
            "no value, told where a record needs one",
            "sure",
            f"{_many(sheet.errors, 'error')} such as #N/A or #DIV/0! on sheet {sheet.name!r}.",
            "Mend the formulas in the workbook.",
        )


def _many(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _listed(sheets: Sequence[Sheet]) -> str:
    names = [each.name for each in sheets[:MOST_NAMES]]
    return ", ".join(names) + (f" and {len(sheets) - MOST_NAMES} more" if len(sheets) > MOST_NAMES else "")
