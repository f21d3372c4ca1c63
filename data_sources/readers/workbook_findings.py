"""What was found in a workbook beside its rows, for the person who must be able to object."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from data_sources.declarations import Source
from data_sources.detections import Certainty, Detection
from data_sources.readers.areas import Area
from data_sources.readers.landed import shown
from data_sources.readers.merged_cells import Unmerged
from data_sources.readers.table_choice import Choice, range_of
from data_sources.readers.workbook_opening import Book

SHOWN = 5


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
    return (_sheet(found), _table(found), _header(found), *_merged(found), *_hidden(found))


def notes_of(found: Findings) -> tuple[str, ...]:
    """What is not read, with how much it is."""
    return (*_above(found), *_other_tables(found), *_hidden_sheets(found))


def _sheet(found: Findings) -> Detection:
    sheet = found.choice.table.sheet
    filled = [each for each in found.book.sheets if each.cells.num_rows]
    certainty: Certainty = "sure" if len(filled) == 1 else found.choice.certainty
    if found.source.sheet is not None:
        certainty = "declared"
    names = ", ".join(each.name for each in found.book.sheets)
    return Detection(
        "sheet",
        sheet.name,
        certainty,
        f"The workbook has {len(found.book.sheets)}: {names}.",
        f'sheet = "{sheet.name}"',
    )


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
            f"{merged} cells below {header!r} are merged over several rows.",
            "Part the cells in the workbook where a value is meant for its first row alone.",
            header,
        )


def _hidden(found: Findings) -> Iterator[Detection]:
    sheet = found.choice.table.sheet
    kinds = [
        f"{many} {kind}" for many, kind in ((sheet.hidden_rows, "rows"), (sheet.hidden_columns, "columns")) if many
    ]
    if kinds:
        yield Detection(
            "hidden rows or columns",
            "read like the others",
            "likely",
            f"{' and '.join(kinds)} of sheet {sheet.name!r} are hidden, perhaps by a filter.",
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
        yield f"{len(filled)} rows above the header are no data: {shown(filled[0])}"


def _other_tables(found: Findings) -> Iterator[str]:
    others = found.choice.others
    if others:
        listed = [f"{each.sheet.name}!{each.block.area} ({each.rows} rows)" for each in others[:SHOWN]]
        more = f" and {len(others) - SHOWN} more" if len(others) > SHOWN else ""
        yield (
            f"{len(others)} other {'tables are' if len(others) > 1 else 'table is'} not read by this source: "
            f"{', '.join(listed)}{more}."
        )


def _hidden_sheets(found: Findings) -> Iterator[str]:
    hidden = [each.name for each in found.book.sheets if not each.is_visible and each is not found.choice.table.sheet]
    if hidden:
        yield f"Hidden sheets are not read: {', '.join(hidden)}."
