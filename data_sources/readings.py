"""What the sources of one build read in its exports: kept from an earlier build, or landed and looked at now."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import count

import duckdb

from data_sources.arrivals import Arrivals
from data_sources.cleaning.cleaned_rows import cleaned_view
from data_sources.cleaning.reading import Reading, kept_reading, read_now
from data_sources.declarations import Source
from data_sources.kept_files import KeptFiles, made_with, name_of
from data_sources.readers import Landed, land
from data_sources.readers.header import declared_headers, header_named
from data_sources.unchanged import is_same

FACTS, UNREADABLE = "reading.json", "unreadable.parquet"
# Landed rows are held in memory until every source has cleaned them. Of more cells than these (some 300 MB), those that
# were not asked for longest are let go, and read once more when they are cleaned: quicker than to put them on disk.
MOST_CELLS_HELD = 20_000_000
READING_KEYS = (
    *(
        "sheet",
        "range",
        "header_row",
        "header_rows",
        "header_repeats",
        "skip_last_rows",
        "encoding",
        "delimiter",
        "quote",
        "escape",
    ),
    "renamed",
)


@dataclass(frozen=True)
class ReadAs:
    """The source by whose declaration an export is landed: the first that reads it in the same way."""

    source: Source
    headers: tuple[str, ...]


class Readings:
    """The readings of one build. Sources ask in declared order, so that each build lands exports alike."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, arrivals: Arrivals, kept: KeptFiles | None) -> None:
        self._connection, self._arrivals, self._kept = connection, arrivals, kept
        self._first: dict[tuple[object, ...], ReadAs] = {}
        self._landed: dict[tuple[int, str], Landed] = {}
        self._numbers = count()
        self._of: defaultdict[int, list[tuple[Source, Reading]]] = defaultdict(list)

    def of(self, source: Source, position: int) -> Reading:
        """The export as this source reads it. Raises InputMistake."""
        first = self._first.get((position, *_reading_keys(source)))
        # A header is found by the columns that a source names, so one source may see another row as the header.
        shares = first is not None and all(header_named(each, first.headers) for each in declared_headers(source))
        read_as = first.source if first is not None and shares else source
        reading = self._kept_or_now(source, read_as, position)
        self._first.setdefault((position, *_reading_keys(source)), ReadAs(source, reading.landed.headers))
        self._of[position].append((source, reading))
        return reading

    def rows_left(self, position: int) -> int:
        """How many rows of an export no source has taken, not even to reject them. Ask when all have read it."""
        read = self._of[position]
        taken = [f"select line from {cleaned_view(source)} where export_id = $position" for source, _ in read]
        taken += [f"select line from {each.unreadable}" for _, each in read if each.unreadable_rows]
        if not taken:
            return 0
        statement = f"select count(*) from ({' union '.join(taken)})"
        lines = self._connection.execute(statement, {"position": position}).fetchall()
        return max(each.landed.rows_read for _, each in read) - int(lines[0][0])

    def forget(self, position: int) -> None:
        """Frees the space of an export that no further source reads."""
        for place in [place for place in self._landed if place[0] == position]:
            self._drop(place)

    def _kept_or_now(self, source: Source, read_as: Source, position: int) -> Reading:
        if self._kept is None:
            return read_now(self._connection, source, position, self._rows(read_as, position))
        made_from = self._made_from(source, read_as, position)
        facts, unreadable = self._kept.find(made_from, FACTS), self._kept.find(made_from, UNREADABLE)
        rows = partial(self._rows, read_as, position)
        if facts is not None:
            reading = kept_reading(facts.read_text(encoding="utf-8"), position, unreadable, rows, made_from)
            if (unreadable is not None) == bool(reading.unreadable_rows):
                return reading
        return self._keep(self._kept, source, position, rows, made_from)

    def _keep(
        self, kept: KeptFiles, source: Source, position: int, rows: Callable[[], Landed], made_from: str
    ) -> Reading:
        """Reads the export now; returns the reading as a later build will find it, so that both go on alike."""
        reading, unreadable = read_now(self._connection, source, position, rows()), None
        if not is_same(self._arrivals.files[position]):
            # The build will say so in the end and publish nothing; what it read by then must not be found again.
            made_from = name_of(made_from, str(time.time_ns()))
        if reading.unreadable_rows:
            text = f"copy (from {reading.unreadable}) to $path (format parquet)"
            unreadable = kept.keep(
                made_from, UNREADABLE, lambda path: self._connection.execute(text, {"path": str(path)})
            )
        kept.keep(made_from, FACTS, lambda path: path.write_text(reading.as_json(), encoding="utf-8"))
        return kept_reading(reading.as_json(), position, unreadable, rows, made_from)

    def _made_from(self, source: Source, read_as: Source, position: int) -> str:
        declared = (each.model_dump_json(exclude={"match"}) for each in (source, read_as))
        path, file = self._arrivals.paths[position], self._arrivals.files[position]
        return name_of(made_with(), path, file.sha256, *declared)

    def _rows(self, read_as: Source, position: int) -> Landed:
        place = position, read_as.name
        landed = self._landed.pop(place, None)
        if landed is None:
            table = f"export_{position}_reading_{next(self._numbers)}"
            landed = land(self._connection, self._arrivals.files[position].path, read_as, table)
        self._landed[place] = landed
        self._make_room()
        return landed

    def _make_room(self) -> None:
        """What is asked for now stays in any case, and everything where no file keeps what was found."""
        held = sum(each.cells for each in self._landed.values())
        for place in list(self._landed)[:-1] if self._kept is not None else ():
            if held <= MOST_CELLS_HELD:
                return
            held -= self._landed[place].cells
            self._drop(place)

    def _drop(self, place: tuple[int, str]) -> None:
        for kind, name in self._made(self._landed.pop(place).table):
            self._connection.execute(f'drop {kind} landing."{name}"')

    def _made(self, prefix: str) -> list[tuple[str, str]]:
        """What a reader made for one export: views first, then the tables below them."""
        return self._connection.execute(
            "select case table_type when 'VIEW' then 'view' else 'table' end as kind, table_name "
            "from information_schema.tables where table_catalog = 'landing' "
            "and (table_name = $prefix or starts_with(table_name, $prefix || '_')) order by kind desc",
            {"prefix": prefix},
        ).fetchall()


def _reading_keys(source: Source) -> tuple[object, ...]:
    """How a source has its exports read, whatever it then makes of them."""
    return tuple(str(getattr(source, each)) for each in READING_KEYS)
