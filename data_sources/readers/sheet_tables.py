"""The tables on a sheet: where each ends, by what the workbook names, blank rows and columns, and headers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data_sources.readers.areas import Area
from data_sources.readers.column_kinds import ColumnKind, breaks_off, heading_in, kind_of_column
from data_sources.readers.header import loosely
from data_sources.readers.sheet import Filled, NamedTable, Sheet
from data_sources.readers.sheet_blocks import bands, filled_rows, strips, without

HEAD_ROWS, LAST_ROWS = 12, 12
# A band with fewer rows is not searched for tables side by side: its blank cells are rather values that are missing.
LEAST_ROWS_SIDE_BY_SIDE = 3
LEAST_ROWS_WITHOUT_HEADING = 3


@dataclass(frozen=True)
class Block:
    """Cells that belong together, in rows and columns of the sheet. `heading` is the row that seems to name columns,
    `name` what the workbook itself calls it, `is_label` whether it says something of a table: a title, filters."""

    area: Area
    heading: int | None = None
    name: str | None = None
    is_label: bool = False

    @property
    def is_table(self) -> bool:
        """What the workbook names one, a header with rows below it, or several rows of several cells."""
        rows = LEAST_ROWS_WITHOUT_HEADING if self.heading is None else 2
        is_large = self.area.height >= rows and self.area.width > 1
        return self.name is not None or (is_large and not self.is_label)


def blocks_on(sheet: Sheet) -> list[Block]:
    """Every block on the sheet, from the top and from the left."""
    if not sheet.cells.num_rows:
        return []
    whole = sheet.area
    named = [Block(each.area, each.area.top, each.name) for each in sheet.tables if _shows_its_header(sheet, each)]
    rest = without(sheet.filled, [sheet.inside(block.area) for block in named])
    found: list[Block] = []
    for strip in strips(rest, Area(1, 1, whole.height, whole.width)):
        found += _stacked(sheet, rest, _parts(rest, strip))
    found = _side_by_side(sheet, rest, found)
    return sorted(_extended(sheet, named, found), key=lambda block: (block.area.top, block.area.left))


def _shows_its_header(sheet: Sheet, table: NamedTable) -> bool:
    """A workbook may name columns of a table without showing them: then its first row is data."""
    if not sheet.area.holds(table.area):
        return False
    shown = sheet.rows(table.area, 1)[0]
    return [loosely(cell) for cell in shown] == [loosely(name) for name in table.columns]


def _on_sheet(area: Area, sheet: Sheet) -> Area:
    down, right = sheet.top - 1, sheet.left - 1
    return Area(area.top + down, area.left + right, area.bottom + down, area.right + right)


def _parts(filled: Filled, strip: Area) -> list[Area]:
    """Bands between blank rows, parted once more where blank columns run through a whole band between two tables."""
    parts = []
    for band in bands(filled, strip):
        beside = strips(filled, band) if band.height >= LEAST_ROWS_SIDE_BY_SIDE else [band]
        are_tables = all(part.height >= LEAST_ROWS_SIDE_BY_SIDE and part.width > 1 for part in beside)
        parts += beside if are_tables else [band]
    return parts


def _stacked(sheet: Sheet, filled: Filled, parts: Sequence[Area]) -> list[Block]:
    """The parts of a strip, each that goes on with the table above it joined to that."""
    found: list[Block] = []
    for part in parts:
        block = _block(sheet, _on_sheet(part, sheet))
        above = next((at for at in range(len(found) - 1, -1, -1) if _overlap(found[at].area, block.area)), None)
        if above is not None and not _begins_anew(sheet, found[above], block):
            joined = found[above].area.around(block.area)
            found[above] = replace(found[above], area=joined)
        else:
            found.append(block)
    return found


def _block(sheet: Sheet, area: Area) -> Block:
    rows = sheet.rows(area, HEAD_ROWS)
    heading = heading_in(rows)
    filled = [[cell for cell in row if cell.strip()] for row in rows]
    is_label = heading is None and all(len(row) < 2 or row[0].strip()[-1] == ":" for row in filled)
    return Block(area, None if heading is None else area.top + heading, is_label=is_label)


def _overlap(one: Area, other: Area) -> bool:
    return one.left <= other.right and other.left <= one.right


def _begins_anew(sheet: Sheet, above: Block, block: Block) -> bool:
    """Whether a part is a table of its own: it names columns, and they are not those of the rows above it."""
    if block.heading is None:
        return False
    if above.heading is None or block.area.left < above.area.left or block.area.right > above.area.right:
        return True
    heading, below = _columns(sheet, block)
    heading_above, kinds_above = _columns(sheet, above)
    if [loosely(cell) for cell in heading.values()] == [loosely(cell) for cell in heading_above.values()]:
        return True
    return any(breaks_off(kinds_above.get(column), cell, below.get(column)) for column, cell in heading.items())


def _columns(sheet: Sheet, block: Block) -> tuple[dict[int, str], dict[int, ColumnKind]]:
    """By column: the cell of the heading, and what the cells below it are."""
    assert block.heading is not None
    area, heading = block.area, block.heading
    names = sheet.rows(Area(heading, area.left, heading, area.right), 1)[0]
    first_row = max(heading + 1, area.bottom - LAST_ROWS + 1)
    rows = sheet.rows(Area(first_row, area.left, area.bottom, area.right), LAST_ROWS)
    columns = zip(*rows, strict=True) if rows else ([] for _ in names)
    kinds = [kind_of_column(cells) for cells in columns]
    return dict(enumerate(names, start=area.left)), dict(enumerate(kinds, start=area.left))


def _side_by_side(sheet: Sheet, filled: Filled, blocks: Sequence[Block]) -> list[Block]:
    """Joins parts of one table between which a column is blank: they begin in the same row, and the right one ends
    where the left one does, or has gaps, as a column has whose values are partly missing."""
    found: list[Block] = []
    for block in sorted(blocks, key=lambda each: (each.area.top, each.area.left)):
        left = found[-1] if found else None
        if left is not None and _is_one_table(sheet, filled, left, block):
            found[-1] = replace(left, area=left.area.around(block.area))
        else:
            found.append(block)
    return found


def _is_one_table(sheet: Sheet, filled: Filled, left: Block, right: Block) -> bool:
    if left.area.top != right.area.top or left.area.height < 2 or right.area.height < 1:
        return False
    names = sheet.rows(left.area.around(right.area), 1)[0]
    named = [loosely(name) for name in names if name.strip()]
    if len(set(named)) < len(named):
        return False
    has_gaps = filled_rows(filled, sheet.inside(right.area)) < right.area.height
    return right.area.bottom == left.area.bottom or (has_gaps and right.area.bottom < left.area.bottom)


def _extended(sheet: Sheet, named: Sequence[Block], others: Sequence[Block]) -> list[Block]:
    """Programs write rows below a named table without telling the workbook: those go on with it."""
    tables, rest = list(named), []
    for block in others:
        at = next((i for i, table in enumerate(tables) if _goes_on(sheet, table, block)), None)
        if at is None:
            rest.append(block)
        else:
            tables[at] = replace(tables[at], area=tables[at].area.around(block.area))
    return [*tables, *rest]


def _goes_on(sheet: Sheet, table: Block, block: Block) -> bool:
    follows = block.area.top == table.area.bottom + 1
    is_below = table.area.left <= block.area.left and block.area.right <= table.area.right
    return follows and is_below and not _begins_anew(sheet, table, block)
