"""Which periods a view looks at: the level over twelve months, the change between quarters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.view import View, ViewChoices
from queries.run import Edition

# Customers are compared by the first of these that the exports tell; columns that a source declares come after.
READING_ORDER = ("segment", "plan", "tier", "channel", "region", "industry")


@dataclass(frozen=True)
class PeriodRef:
    """One row of mart.period; `period_id` is what statements take."""

    period_id: str
    label: str
    starts_on: date | None
    ends_on: date | None


@dataclass(frozen=True)
class Periods:
    """`level` is twelve months to the view's end (all rows where the exports hold no dates).

    Quarters are complete ones, None where the exports do not reach so far.
    """

    everything: PeriodRef
    level: PeriodRef
    level_before: PeriodRef | None
    quarter: PeriodRef | None
    quarter_before: PeriodRef | None
    quarter_last_year: PeriodRef | None

    @property
    def has_dates(self) -> bool:
        return self.level.ends_on is not None


def periods_of(edition: Edition, view: View) -> Periods:
    """The periods of a view. Raises ValueError when the view ends on a day that no period of this edition ends on."""
    frame = edition.run("edition/periods").frame
    everything = _refs(frame, "all")[0]
    years = _refs(frame, "year")
    if not years:
        return Periods(everything, everything, None, None, None, None)
    level = next((year for year in years if year.ends_on == view.until), None) if view.until else years[-1]
    if level is None or level.ends_on is None:
        raise ValueError(f"no period ends on {view.until}; ends are {[str(year.ends_on) for year in years]}")
    complete = frame[frame["is_complete"]]
    quarters = [each for each in _refs(complete, "quarter") if each.ends_on and each.ends_on <= level.ends_on]
    quarter = quarters[-1] if quarters else None
    return Periods(
        everything,
        level,
        _twelve_months_earlier(level, years),
        quarter,
        quarters[-2] if len(quarters) > 1 else None,
        _twelve_months_earlier(quarter, quarters) if quarter else None,
    )


def view_choices(edition: Edition) -> ViewChoices:
    """What a reader may choose in this edition."""
    years = _refs(edition.run("edition/periods").frame, "year")
    groups = edition.run("edition/dimensions").frame
    segments = groups.loc[groups["dimension"] == "segment", "group_name"]
    ends = tuple((year.ends_on, year.label) for year in reversed(years) if year.ends_on)
    dimensions = sorted(groups["dimension"].unique(), key=lambda name: (_place(name), name))
    return ViewChoices(ends, tuple(dimensions), tuple(segments))


def as_usual(edition: Edition, view: View) -> View:
    """The view with what nobody chose filled in, so that a page and a script that ask for no more see the same."""
    dimensions = view_choices(edition).dimensions
    return view if view.compare_by or not dimensions else replace(view, compare_by=dimensions[0])


def as_chosen(view: View, choices: ViewChoices) -> View:
    """What stands where it does while nobody chooses was not chosen: a story is not told twice, nor a pack tied to it.

    A pack of the latest twelve months is of the latest ones next quarter, too.
    """
    latest = choices.ends[0][0] if choices.ends else None
    usual = choices.dimensions[0] if choices.dimensions else None
    return replace(
        view,
        until=None if view.until == latest else view.until,
        compare_by=None if view.compare_by == usual else view.compare_by,
    )


def _place(dimension: str) -> int:
    return READING_ORDER.index(dimension) if dimension in READING_ORDER else len(READING_ORDER)


def _refs(frame: pd.DataFrame, kind: str) -> list[PeriodRef]:
    """Oldest first, as the statement gives them."""
    rows = frame[frame["kind"] == kind]
    named = zip(rows["period_id"], rows["label"], rows["starts_on"], rows["ends_on"], strict=True)
    return [PeriodRef(str(name), str(label), _day(starts), _day(ends)) for name, label, starts, ends in named]


def _day(value: pd.Timestamp | None) -> date | None:
    return None if value is None or value is pd.NaT else pd.Timestamp(value).date()


def _twelve_months_earlier(ref: PeriodRef, among: list[PeriodRef]) -> PeriodRef | None:
    if ref.starts_on is None:
        return None
    wanted = ref.starts_on.replace(year=ref.starts_on.year - 1)
    return next((each for each in among if each.starts_on == wanted), None)
