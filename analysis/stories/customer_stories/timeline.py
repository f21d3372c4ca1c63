"""One customer's months as rows: a lane for each kind of record, a mark for what happened, never an amount of money."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

MONTHS_SHOWN = 36
Row = Mapping[Hashable, Any]
# In the order in which a customer lives through them. Titles are what the lane is called on the page.
LANES = {
    "delivery": "Deliveries",
    "invoice": "Invoices, as a share of the highest",
    "purchase": "Orders",
    "usage": "Use, as a share of the busiest month",
    "answer": "Survey answers",
    "case": "Cases",
    "loss": "Left",
}
BARS = ("invoice", "usage")
ON_TIME = "on time"


@dataclass(frozen=True)
class Timeline:
    """`rows` as ChartKind.TIMELINE takes them; `undated` records have no place in it."""

    rows: pd.DataFrame
    departments: tuple[str, ...]
    undated: int
    earlier: int


def timeline_of(events: pd.DataFrame, issue: str, until: date | None) -> Timeline:
    """`events` as queries/customer_stories/events.sql gives them; marks of `issue` are highlighted."""
    dated = events[events["month"].notna()]
    last = pd.Timestamp(until) if until is not None else dated["month"].max()
    months = dated["month"].dt.to_period("M") if len(dated) else pd.Series(dtype="period[M]")
    first = pd.Period(last, "M") - (MONTHS_SHOWN - 1) if len(dated) else None
    shown = dated[(months >= first) & (months <= pd.Period(last, "M"))] if first is not None else dated
    by_lane = {str(lane): rows for lane, rows in shown.groupby("lane")}
    marks = [mark for lane in LANES if lane in by_lane for mark in _marks(by_lane[lane], lane, issue)]
    columns = ["label", "at", "mark", "value", "words", "tip", "is_highlighted", "department"]
    departments = tuple(dict.fromkeys(str(each) for each in shown["department"].dropna()))
    earlier = int((months < first).sum()) if first is not None else 0
    return Timeline(pd.DataFrame(marks, columns=columns), departments, len(events) - len(dated), earlier)


def _marks(rows: pd.DataFrame, lane: str, issue: str) -> Iterator[tuple[object, ...]]:
    named = _named_answers(rows) if lane == "answer" else frozenset()
    is_first = True
    for place, row in zip(rows.index, rows.to_dict("records"), strict=True):
        of_issue = lane == "case" and row["what"] == issue
        words, tip = _words(row, lane)
        beside = words if lane in ("delivery", "loss") or place in named else issue if of_issue and is_first else ""
        is_first = is_first and not of_issue
        mark = "bar" if lane in BARS else "dot"
        yield (
            LANES[lane],
            row["month"].date(),
            mark,
            _height(row, lane),
            beside,
            tip,
            of_issue or lane == "loss",
            row["department"],
        )


def _named_answers(rows: pd.DataFrame) -> frozenset[object]:
    """The last answer and the lowest: those whose score stands beside the mark, where it is a whole number."""
    if rows.empty:
        return frozenset()
    shares = (rows["value"] - rows["scale_low"]) / (rows["scale_high"] - rows["scale_low"])
    wanted = {shares.index[-1], shares.idxmin()}
    return frozenset(place for place in wanted if float(rows.loc[place, "value"]).is_integer())


def _height(row: Row, lane: str) -> float | None:
    if lane == "answer":
        return float((row["value"] - row["scale_low"]) / (row["scale_high"] - row["scale_low"]))
    return float(row["value"]) if lane in BARS and pd.notna(row["value"]) else None


def _words(row: Row, lane: str) -> tuple[str, str]:
    """What may stand beside the mark, and what a pointer over it is told."""
    what, times = str(row["what"]), int(row["times"])
    if lane == "answer":
        said = f"{row['value']:g} of {row['scale_high']:g}" if float(row["value"]).is_integer() else ""
        return said, f"{what} {said}".strip()
    if lane == "delivery":
        return _how_late(row), f"{what}, {_how_late(row)}"
    if lane == "case":
        return "", what if times == 1 else f"{what}, {times} cases"
    return (what, what) if lane == "loss" else ("", what)


def _how_late(row: Row) -> str:
    if pd.isna(row["finished_on"]):
        return "not finished"
    days = (row["finished_on"] - row["promised_on"]).days
    return ON_TIME if days <= 0 else f"{days} day{'' if days == 1 else 's'} late"
