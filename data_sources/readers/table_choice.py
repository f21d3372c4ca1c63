"""Which of a workbook's tables a source means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data_sources.declarations import Source
from data_sources.detections import Certainty
from data_sources.mistakes import InputMistake, nearest
from data_sources.readers.areas import Area, area_of
from data_sources.readers.header import declared_headers
from data_sources.readers.sheet import Sheet
from data_sources.readers.sheet_tables import Block, blocks_on
from data_sources.readers.workbook_header import Header, header_in
from data_sources.readers.workbook_opening import Book


@dataclass(frozen=True)
class Candidate:
    """A table that may be meant."""

    sheet: Sheet
    block: Block
    header: Header

    @property
    def rows(self) -> int:
        """How many rows it has below its header."""
        return self.block.area.bottom - self.header.last

    @property
    def below_header(self) -> Area:
        """Its rows of data, counted from the sheet's first filled cell."""
        area = self.block.area
        return self.sheet.inside(Area(self.header.last + 1, area.left, area.bottom, area.right))


@dataclass(frozen=True)
class Choice:
    """The table that is read, how sure that is and why; `others` are tables that are not read."""

    table: Candidate
    certainty: Certainty
    why: str
    others: tuple[Candidate, ...]


def choose_table(book: Book, source: Source) -> Choice:
    """The declared sheet, range or row; else the table that holds most of the declared headers. Raises InputMistake."""
    sheets = sheets_to_read(book, source)
    if source.range is not None:
        return _declared_range(sheets, book, source)
    tables = [table for sheet in sheets for table in _candidates(sheet, source)]
    if not tables:
        raise _no_table(book, sheets, source)
    ordered = sorted(tables, key=lambda each: (-each.header.hits, -_cells(each)))
    best = _whole_if_better(ordered[0], source)
    others = tuple(each for each in tables if each is not ordered[0] and not _is_within(each, best))
    return Choice(best, *_certainty(best, others, source), others)


def sheets_to_read(book: Book, source: Source) -> list[Sheet]:
    """The declared sheet; else those that are visible and hold cells. Raises InputMistake."""
    if source.sheet is not None:
        by_name = {sheet.name.strip().casefold(): sheet for sheet in book.sheets}
        if (found := by_name.get(source.sheet.strip().casefold())) is None:
            raise _no_sheet(book, source)
        return [found]
    return [sheet for sheet in book.sheets if sheet.is_visible and sheet.cells.num_rows]


def tables_on(sheet: Sheet, source: Source) -> list[Candidate]:
    """The tables on a sheet; where there is none, whatever else has a header."""
    blocks = [(block, header) for block in blocks_on(sheet) if (header := header_in(sheet, block.area, source))]
    tables = [Candidate(sheet, block, header) for block, header in blocks if block.is_table]
    return tables or [Candidate(sheet, block, header) for block, header in blocks]


def range_of(table: Candidate, tables: Sequence[Candidate]) -> str | None:
    """What sources.toml would say of it: None where it is alone on its sheet, and "B5:F" where nothing stands below
    it, so that next month's rows are within."""
    others = [each.block.area for each in tables if each.sheet is table.sheet and each is not table]
    area = table.block.area
    if not others:
        return None
    is_last = not any(each.top > area.bottom and each.left <= area.right and area.left <= each.right for each in others)
    return str(area).rstrip("0123456789") if is_last else str(area)


def _candidates(sheet: Sheet, source: Source) -> list[Candidate]:
    if not source.header_row or not sheet.cells.num_rows:
        return tables_on(sheet, source)
    holding = [each for each in tables_on(sheet, source) if each.header.first == source.header_row]
    return holding or _whole(sheet, source)


def _whole(sheet: Sheet, source: Source) -> list[Candidate]:
    header = header_in(sheet, sheet.area, source)
    return [Candidate(sheet, Block(sheet.area), header)] if header else []


def _whole_if_better(best: Candidate, source: Source) -> Candidate:
    """All of the sheet where the declared headers stand on both sides of a blank column."""
    whole = _whole(best.sheet, source)
    return whole[0] if whole and whole[0].header.hits > best.header.hits else best


def _cells(table: Candidate) -> int:
    return table.rows * table.block.area.width


def _is_within(other: Candidate, table: Candidate) -> bool:
    return other.sheet is table.sheet and table.block.area.holds(other.block.area)


def _certainty(best: Candidate, others: Sequence[Candidate], source: Source) -> tuple[Certainty, str]:
    wanted = len(declared_headers(source))
    rivals = [each for each in others if each.header.hits == best.header.hits]
    if source.header_row is not None:
        return "declared", "header_row is declared."
    if not others:
        return "sure", "It is the only table." if source.sheet is None else "It is the only table on that sheet."
    if best.header.hits and not rivals:
        return "sure", f"{best.header.hits} of {wanted} declared headers stand in it, fewer in the others."
    if best.header.hits:
        return "unsure", f"{len(rivals) + 1} tables hold {best.header.hits} of {wanted} declared headers; it is larger."
    return "unsure", f"It is the largest of {len(others) + 1} tables, and no declared header says which is meant."


def _declared_range(sheets: Sequence[Sheet], book: Book, source: Source) -> Choice:
    assert source.range is not None
    found = []
    for sheet in sheets:
        area = area_of(source.range, sheet.area.bottom)
        if area is None:
            raise _no_range(source)
        inside = Area(area.top, area.left, min(area.bottom, sheet.area.bottom), area.right)
        if inside.height > 0 and (header := header_in(sheet, inside, source)):
            found.append(Candidate(sheet, Block(inside), header))
    if not found:
        raise _no_table(book, sheets, source)
    best = max(found, key=lambda each: each.header.hits)
    others = [table for sheet in sheets for table in tables_on(sheet, source)]
    return Choice(best, "declared", "range is declared.", tuple(each for each in others if not _meets(each, best)))


def _meets(other: Candidate, table: Candidate) -> bool:
    one, two = other.block.area, table.block.area
    is_apart = one.bottom < two.top or two.bottom < one.top or one.right < two.left or two.right < one.left
    return other.sheet is table.sheet and not is_apart


def _no_sheet(book: Book, source: Source) -> InputMistake:
    names = [sheet.name for sheet in book.sheets]
    return InputMistake(
        f"{book.path.name} has no sheet {source.sheet!r}. {nearest(source.sheet or '', names)}",
        f"One of its sheets: {', '.join(names)}.",
        "The department renamed the sheet, or the source's name for it is misspelt.",
        f"sources.toml, source {source.name!r}: sheet.",
    )


def _no_range(source: Source) -> InputMistake:
    return InputMistake(
        f"source {source.name!r} says range = {source.range!r}, which is no range of cells.",
        'Two corners, as "B5:F200"; or "B5:F" for all rows from the fifth on.',
        "A name of a range, or a single cell, was written there.",
        f"sources.toml, source {source.name!r}: range.",
    )


def _no_table(book: Book, sheets: Sequence[Sheet], source: Source) -> InputMistake:
    hidden = [sheet.name for sheet in book.sheets if not sheet.is_visible]
    where = f"Sheet {sheets[0].name!r} of {book.path.name}" if len(sheets) == 1 else f"{book.path.name}"
    if not any(sheet.filled.any() for sheet in sheets):
        what = "is empty" if len(sheets) == 1 or not hidden else "is empty but for hidden sheets"
    elif source.range is not None:
        what = f"has no header in {source.range}"
    else:
        what = f"has no row {source.header_row}" if source.header_row else "holds no header"
    return InputMistake(
        f"{where} {what}." + (f" It has hidden sheets: {', '.join(hidden)}." if hidden else ""),
        "A header and rows of data.",
        "The data lies on another sheet, or the export failed.",
        f"sources.toml, source {source.name!r}: sheet, range or header_row; or ask {source.department} for it again.",
    )
