"""What the cells of a column mean, by evidence from all of them: looked at export by export, decided for the source."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

import duckdb

from data_sources.cleaning.canonical import Given
from data_sources.cleaning.days_decided import DaysRead, decide_days
from data_sources.cleaning.days_shown import DaysShown, look_at_days
from data_sources.cleaning.days_told import tell_days
from data_sources.cleaning.marks_decided import decide_marks
from data_sources.cleaning.neighbours import Beside
from data_sources.cleaning.number_marks import MarksShown, kind_of_export, look_at_numbers
from data_sources.cleaning.period_in_name import period_in_name
from data_sources.cleaning.score_words import ScoreWords, decide_words, look_at_words
from data_sources.cleaning.shared_detections import told_once
from data_sources.declarations import Source
from data_sources.detections import Detection


@dataclass(frozen=True)
class Evidence:
    """What one export shows of the columns of one source. It depends on the export's content and path and on the
    source's declaration, on nothing else, so it may be kept."""

    kind: str | None  # the decimal mark that exports of its kind have
    path: str  # below exports/; '' where it is not known
    numbers: Mapping[str, MarksShown]
    days: Mapping[str, DaysShown]
    words: Mapping[str, int]  # the words in place of scores, with their rows

    def as_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Evidence:
        kept = json.loads(text)
        return cls(
            kept["kind"],
            kept["path"],
            {name: MarksShown(**each) for name, each in kept["numbers"].items()},
            {name: _days_shown(each) for name, each in kept["days"].items()},
            kept["words"],
        )


def _days_shown(kept: dict[str, Any]) -> DaysShown:
    return DaysShown(**kept | {"beside": [Beside(**each) for each in kept["beside"]]})


@dataclass(frozen=True)
class ExportDecisions:
    """How the columns of one export are read, and what of it concerns this export alone."""

    marks: Mapping[str, str]
    days: DaysRead
    detections: tuple[Detection, ...] = ()


@dataclass(frozen=True)
class Decisions:
    """How the columns of a source's exports are read; `exports` stand in the order of the evidence given.

    `detections` and `notes` concern the source as a whole, those of an export stand in exports[place].
    """

    exports: tuple[ExportDecisions, ...]
    detections: tuple[Detection, ...] = ()
    notes: tuple[str, ...] = ()
    words: ScoreWords = field(default_factory=ScoreWords)

    def parameters(self, place: int) -> dict[str, object]:
        """What cleaning/TABLE.sql takes of the decisions for the export at this place."""
        export = self.exports[place]
        return {
            **{f"{name}_mark": mark for name, mark in export.marks.items()},
            **{f"{name}_days": formats for name, formats in export.days.formats.items()},
        }

    def source_read(self, source: Source) -> Source:
        """The source as its rows are to be cleaned: with what was found in place of what it does not declare, such as
        words for scores. create_canonical takes this one for cleaning, and look_at the source as declared."""
        return self.words.source_read(source)

    def prepare(self, connection: duckdb.DuckDBPyConnection, place: int) -> None:
        """Call before cleaning/TABLE.sql runs for the export at this place, after the macros are loaded."""
        tell_days(connection, self.exports[place].days.told)

    def fingerprint(self, place: int) -> str:
        """Two exports with the same content are cleaned alike where this is the same."""
        cleaned_by = {**self.parameters(place), "told": self.exports[place].days.told}
        return json.dumps(cleaned_by, ensure_ascii=False, sort_keys=True, default=str)


def look_at(connection: duckdb.DuckDBPyConnection, source: Source, each: Given, today: date) -> Evidence:
    """The evidence of one export, from its rows in landing.canonical."""
    return Evidence(
        kind_of_export(each),
        _path(connection, each),
        look_at_numbers(connection, source, each),
        look_at_days(connection, source, each),
        look_at_words(connection, source, each),
    )


def decide(source: Source, seen: Sequence[Evidence], today: date, currency: str | None = None) -> Decisions:
    """How to read the exports of a source, by the evidence of all of them; `currency` is the company's, if known."""
    marks = decide_marks(source, [each.numbers for each in seen], [each.kind for each in seen], currency)
    periods = [period_in_name(each.path) for each in seen]
    days = decide_days(source, [each.days for each in seen], periods, today)
    words = decide_words(source, [each.words for each in seen])
    shared, own = told_once([(*mine, *theirs) for mine, theirs in zip(days.detections, marks.detections, strict=True)])
    exports = tuple(ExportDecisions(*each) for each in zip(marks.exports, days.exports, own, strict=True))
    detections = (*shared, *words.detections)
    asked = [each for each in (*detections, *(one for each in own for one in each)) if each.is_question]
    notes = dict.fromkeys(f"{each.evidence} Declare {each.overrule}." for each in asked)
    return Decisions(exports, detections, tuple(notes), words)


def _path(connection: duckdb.DuckDBPyConnection, each: Given) -> str:
    found = connection.execute(
        "select path from intake.export where export_id = $export_id", {"export_id": each.export_id}
    ).fetchall()
    return str(found[0][0]) if found else ""
