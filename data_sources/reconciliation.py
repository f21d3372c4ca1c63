"""What a build read, took and left: the same report whether the edition was built now or stood there already."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from data_sources.detections import UNSURE
from queries.run import Edition, open_edition


@dataclass(frozen=True)
class ExportLine:
    """One export as one source took it; rows_read = accepted + rejected + duplicates.

    Of the duplicates, a later row of the same key says otherwise than `corrected`, and no later snapshot holds `gone`.
    """

    path: str
    source: str
    department: str
    rows_read: int
    accepted: int
    rejected: int
    duplicates: int
    cells_rejected: int
    corrected: int = 0
    gone: int = 0


@dataclass(frozen=True)
class ReasonCount:
    """How many rows, and how many cells of accepted rows, were not accepted for one reason."""

    reason: str
    whole_rows: int
    cells: int


@dataclass(frozen=True)
class ReportedNote:
    """Something that stopped nothing and should be known; `path` and `source` are None where it concerns none."""

    kind: str
    path: str | None
    source: str | None
    message: str


@dataclass(frozen=True)
class Question:
    """Something that the exports do not tell: how it was read, what speaks for it, and the declaration that settles it.

    `exports` counts the exports that it concerns, `path` is the first; 0 and None where it concerns the whole source.
    """

    source: str
    aspect: str
    column_name: str | None
    read_as: str
    evidence: str
    overrule: str
    exports: int
    path: str | None


@dataclass(frozen=True)
class BuildReport:
    """The reconciliation of an edition, read out of the edition itself."""

    edition_id: str
    path: Path
    as_of: date | None
    exports: tuple[ExportLine, ...]
    rejections: tuple[ReasonCount, ...]
    tables: dict[str, int]
    notes: tuple[ReportedNote, ...]
    questions: tuple[Question, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The shape that `build --json` prints; scripts rely on its keys."""
        return {
            "edition_id": self.edition_id,
            "path": str(self.path),
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "exports": [asdict(line) for line in self.exports],
            "rejections": [
                {"reason": each.reason, "count": each.whole_rows + each.cells, "whole_rows": each.whole_rows}
                for each in self.rejections
            ],
            "tables": self.tables,
            "notes": [asdict(note) for note in self.notes],
            "questions": [asdict(question) for question in self.questions],
        }


def read_report(path: Path) -> BuildReport:
    """The report of a published edition."""
    edition = open_edition(path)
    try:
        return _report(edition)
    finally:
        edition.connection.close()


def _report(edition: Edition) -> BuildReport:
    lines = edition.run("exports/reconciliation").frame[list(ExportLine.__dataclass_fields__)]
    sizes = edition.run("edition/table_sizes").frame
    found = edition.run("exports/detections").frame
    asked = found[found["certainty"] == UNSURE][list(Question.__dataclass_fields__)]
    return BuildReport(
        edition_id=str(edition.company["edition_id"]),
        path=edition.path,
        as_of=day_or_none(edition.company["as_of"]),
        exports=tuple(ExportLine(**row) for row in _rows(lines)),
        rejections=tuple(ReasonCount(**row) for row in _rows(edition.run("exports/reasons").frame)),
        tables={row["table_name"]: row["row_count"] for row in _rows(sizes)},
        notes=tuple(ReportedNote(**row) for row in _rows(edition.run("exports/notes").frame)),
        questions=tuple(Question(**row) for row in _rows(asked)),
    )


def day_or_none(value: Any) -> date | None:
    """A day as a data frame holds it: a timestamp, or one of its ways to say nothing."""
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    plain = frame.astype(object).where(frame.notna(), None)
    return [dict(zip(frame.columns, row, strict=True)) for row in plain.itertuples(index=False, name=None)]
