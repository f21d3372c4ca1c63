"""What the cells of a column mean, by evidence from all of them: looked at export by export, decided for the source."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import TypeVar

import duckdb

from data_sources.cleaning.canonical import Given
from data_sources.cleaning.day_formats import DaysShown, decide_days, look_at_days
from data_sources.cleaning.number_marks import MarksShown, decide_marks, kind_of_export, look_at_numbers
from data_sources.declarations import Source
from data_sources.detections import Detection

Shown = TypeVar("Shown", MarksShown, DaysShown)


@dataclass(frozen=True)
class Evidence:
    """What one export shows of the columns of one source. It depends on the export's content and path and on the
    source's declaration, on nothing else, so it may be kept."""

    kind: str | None  # the decimal mark that exports of its kind have
    numbers: Mapping[str, MarksShown]
    days: Mapping[str, DaysShown]

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Evidence:
        kept = json.loads(text)
        return cls(
            kept["kind"],
            {name: MarksShown(**each) for name, each in kept["numbers"].items()},
            {name: DaysShown(**each) for name, each in kept["days"].items()},
        )


@dataclass(frozen=True)
class ExportDecisions:
    """How the columns of one export are read, and what of it concerns this export alone."""

    marks: Mapping[str, str]
    days: Mapping[str, list[str]]
    detections: tuple[Detection, ...] = ()


@dataclass(frozen=True)
class Decisions:
    """How the columns of a source's exports are read; `exports` stand in the order of the evidence given.

    `detections` and `notes` concern the source as a whole, those of an export stand in exports[place].
    """

    exports: tuple[ExportDecisions, ...]
    detections: tuple[Detection, ...] = ()
    notes: tuple[str, ...] = ()

    def parameters(self, place: int) -> dict[str, object]:
        """What cleaning/TABLE.sql takes of the decisions for the export at this place."""
        export = self.exports[place]
        return {
            **{f"{name}_mark": mark for name, mark in export.marks.items()},
            **{f"{name}_days": formats for name, formats in export.days.items()},
        }

    def source_read(self, source: Source) -> Source:
        """The source as its rows are to be cleaned: with what was found in place of what it does not declare, such as
        words for scores. create_canonical takes this one for cleaning, and look_at the source as declared."""
        return source

    def prepare(self, connection: duckdb.DuckDBPyConnection, place: int) -> None:
        """Call before cleaning/TABLE.sql runs for the export at this place, after the macros are loaded."""

    def fingerprint(self, place: int) -> str:
        """Two exports with the same content are cleaned alike where this is the same."""
        return json.dumps(self.parameters(place), ensure_ascii=False, sort_keys=True)


def look_at(connection: duckdb.DuckDBPyConnection, source: Source, each: Given, today: date) -> Evidence:
    """The evidence of one export, from its rows in landing.canonical."""
    return Evidence(
        kind_of_export(each),
        look_at_numbers(connection, source, each),
        look_at_days(connection, source, each, today),
    )


def decide(source: Source, seen: Sequence[Evidence], today: date) -> Decisions:
    """How to read the exports of a source, by the evidence of all of them. Needs at least one."""
    marks = decide_marks(source, _total([each.numbers for each in seen]), [each.kind for each in seen])
    days = decide_days(source, _total([each.days for each in seen]))
    each = ExportDecisions(marks.by_column, days.by_column)
    return Decisions((each,) * len(seen), (), (*marks.notes, *days.notes))


def _total(parts: Sequence[Mapping[str, Shown]]) -> dict[str, Shown]:
    """The evidence of all exports, column by column."""
    total: dict[str, Shown] = {}
    for part in parts:
        for name, each in part.items():
            total[name] = total[name] + each if name in total else each
    return total
