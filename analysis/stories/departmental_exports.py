"""Data health: what arrived from whom, what was not accepted and why, what is missing, where departments disagree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from analysis.findings import Gap
from analysis.sentences import Sentence, sentence
from analysis.stories.contradictions import Contradiction, contradictions_of
from analysis.stories.missing_exports import gaps_of
from queries.run import Edition

SHOWN_REJECTIONS = 500  # as many rows as a page carries; a download takes all


@dataclass(frozen=True)
class ExportsReport:
    """The frames hold counts of rows, keys or customers; queries/exports/ names their columns and units."""

    company: str
    edition_id: str
    built_at: datetime
    as_of: date | None
    headline: Sentence
    rows_read: int
    rows_accepted: int
    rows_rejected: int
    rows_duplicate: int
    cells_rejected: int
    arrivals: pd.DataFrame  # queries/exports/arrivals.sql: one row per export
    reconciliation: pd.DataFrame  # one row per export and source
    control_totals: pd.DataFrame  # one row per department and column of numbers
    reasons: pd.DataFrame  # one row per reason, most frequent first
    rejections: pd.DataFrame  # the first SHOWN_REJECTIONS; all_rejections gives all
    detections: pd.DataFrame  # one row per thing found by evidence; questions first
    corrections: pd.DataFrame  # one row per source and column in which later rows said otherwise
    unused_columns: pd.DataFrame  # one row per department and header that no source uses
    notes: pd.DataFrame  # kind, path, source, message; kind "refused" is an export that could not be read
    contradictions: tuple[Contradiction, ...]
    gaps: tuple[Gap, ...]
    identity: pd.DataFrame  # one row per department and way in which its keys found their customers


def exports_report(edition: Edition) -> ExportsReport:
    """Everything that the page about departmental exports shows."""
    company, counts = edition.company, edition.run("exports/reconciliation").frame
    arrivals = edition.run("exports/arrivals").frame
    sums = {name: int(counts[name].sum()) for name in ("rows_read", "accepted", "rejected", "duplicates")}
    identity = edition.run("exports/key_matches").frame
    as_of = _day_or_none(company["as_of"])
    return ExportsReport(
        company=str(company["name"]),
        edition_id=str(company["edition_id"]),
        built_at=pd.Timestamp(str(company["built_at"])).to_pydatetime(),
        as_of=as_of,
        headline=_headline(sums, arrivals, counts),
        rows_read=sums["rows_read"],
        rows_accepted=sums["accepted"],
        rows_rejected=sums["rejected"],
        rows_duplicate=sums["duplicates"],
        cells_rejected=int(counts["cells_rejected"].sum()),
        arrivals=arrivals,
        reconciliation=counts,
        control_totals=edition.run("exports/control_totals").frame,
        reasons=edition.run("exports/reasons").frame,
        rejections=some_rejections(edition),
        detections=edition.run("exports/detections").frame,
        corrections=edition.run("exports/corrections").frame,
        unused_columns=edition.run("exports/unused_columns").frame,
        notes=edition.run("exports/notes").frame,
        contradictions=contradictions_of(edition),
        gaps=gaps_of(edition, identity, as_of),
        identity=identity,
    )


def all_rejections(edition: Edition) -> pd.DataFrame:
    """Every row and cell that was not accepted, for a download."""
    whole = edition.run("exports/reasons").frame[["whole_rows", "cells"]].to_numpy().sum()
    return some_rejections(edition, limit=int(whole))


def some_rejections(
    edition: Edition, department: str = "", reason: str = "", path: str = "", limit: int = SHOWN_REJECTIONS
) -> pd.DataFrame:
    """The first rows and cells that were not accepted, of one department, for one reason, in one export, or of all."""
    return edition.run("exports/rejections", row_limit=limit, department=department, reason=reason, path=path).frame


def _headline(sums: dict[str, int], arrivals: pd.DataFrame, counts: pd.DataFrame) -> Sentence:
    exports, departments = int((arrivals["sources"] > 0).sum()), int(counts["department"].nunique())
    came = "{exports} exports" if exports > 1 else "one export"
    whose = "{departments} departments" if departments > 1 else "one department"
    outcome = "**{accepted} of {read} rows**" if sums["accepted"] < sums["rows_read"] else "**All {read} rows**"
    template = f"{outcome} in {came} of {whose} were accepted"
    parts = {"accepted": sums["accepted"], "read": sums["rows_read"], "exports": exports, "departments": departments}
    return sentence(template, **{name: part for name, part in parts.items() if f"{{{name}}}" in template})


def _day_or_none(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
