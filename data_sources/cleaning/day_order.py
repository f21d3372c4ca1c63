"""Whether the day or the month stands first, by evidence: told for sure, likely, or asked; never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from data_sources.cleaning.days_shown import DaysShown
from data_sources.cleaning.numeric_days import NumericDay, Order
from data_sources.cleaning.period_in_name import Period
from data_sources.cleaning.short_years import is_year_first, may_be_year_first
from data_sources.detections import Certainty

OTHER: dict[Order, Order] = {"dmy": "mdy", "mdy": "dmy"}
READING: dict[Order, str] = {"dmy": "day first", "mdy": "month first", "ymd": "year first", "open": "not settled"}
# One slip of the hand in a hundred rows leaves the order clear; more are two systems in one column.
STRAY_SHARE, FEWEST_TO_OUTVOTE = 0.01, 20
# Fewer rows that only one order reads, beside so many that both read, may be slips of the hand.
RARE = 50
FEWEST_DAYS = 3  # different days; fewer may fit a month, or a run of months, by chance
FEWEST_STARTS = 6  # different months in which contracts start; a January may hold as many days
FEWEST_BACKWARDS = 3  # rows
INSIDE, OUTSIDE = 0.95, 0.5  # shares of the rows: in the period of the file's name by the right order, by the wrong one
FEWEST_STEPS = 5


@dataclass(frozen=True)
class Column:
    """What is known of a date column before its order is asked."""

    shown: DaysShown
    is_past: bool  # what it dates has happened
    is_month: bool  # it holds months, written by their first days
    is_start: bool  # the start of a contract, which is the first of a month more often than not
    period: Period | None  # of the file's name


@dataclass(frozen=True)
class OrderFound:
    """ "open": cells that read both ways are not read; that is a question where certainty is "unsure"."""

    order: Order
    certainty: Certainty
    evidence: str

    @property
    def is_told(self) -> bool:
        return self.order in OTHER


class Vote(NamedTuple):
    order: Order
    certainty: Certainty
    evidence: str


def own_order(column: Column, today: date) -> OrderFound | None:
    """By the column's own days and its neighbours; None where these leave it open, or where there is no order."""
    shown = column.shown
    if not shown.numeric:
        return None
    days = list(shown.days())
    if is_year_first(days, today):
        return OrderFound("ymd", "likely", "the first part stays within a few years while the last one runs to 31")
    if may_be_year_first(days, today):
        return OrderFound("open", "unsure", "the year may stand first or last: both parts lie within a few years")
    only, open_rows = shown.only, shown.open_rows
    more, fewer = sorted(OTHER, key=lambda order: -only[order])
    if only[more] and not only[fewer] and only[more] * RARE >= open_rows:
        return OrderFound(more, "sure", f"{_rows(only[more])} can only be read {READING[more]}, none the other way")
    if only[more] and only[fewer]:
        return _of_two(only, more, fewer, open_rows)
    if not open_rows:
        return OrderFound("dmy", "sure", "every day reads alike both ways")
    beside = {each.order for each in shown.beside if each.is_exact}
    if len(beside) == 1:
        told = next(each for each in shown.beside if each.is_exact)
        return OrderFound(
            told.order,
            "sure",
            f"{told.header!r} beside it tells {told.tells}: all of {_rows(told.rows)} agree {READING[told.order]}, "
            f"{told.disagreeing} disagree {READING[OTHER[told.order]]}",
        )
    return None


def _of_two(only: Mapping[Order, int], more: Order, fewer: Order, open_rows: int) -> OrderFound:
    counts = f"{_rows(only[more])} can only be read {READING[more]}, {only[fewer]} only {READING[fewer]}"
    if not open_rows:
        return OrderFound("open", "sure", f"{counts}; none reads both ways")
    if only[more] >= FEWEST_TO_OUTVOTE and only[fewer] <= STRAY_SHARE * only[more]:
        return OrderFound(more, "likely", counts)
    return OrderFound("open", "unsure", f"{counts}, and {open_rows} read both ways")


def order_by_votes(column: Column, others: Sequence[Vote], today: date) -> OrderFound:
    """By all else that speaks for an order, where all of it agrees; `others` are other columns and exports."""
    days = list(column.shown.days())
    rare = [
        Vote(order, "likely", f"{_rows(many)} can only be read {READING[order]}")
        for order, many in column.shown.only.items()
        if many
    ]
    near = [
        Vote(each.order, "likely", f"{each.header!r} beside it holds {each.tells} ({READING[each.order]})")
        for each in column.shown.beside
    ]
    found = [
        *rare,
        *near,
        *_in_period(column, days),
        *others,
        *_forwards(column.shown),
        *_ahead(column, days, today),
        *_firsts(column, days),
        *_dotted(days),
    ]
    votes = found or _steady(column.shown)
    orders = {vote.order for vote in votes}
    why = "; ".join(dict.fromkeys(vote.evidence for vote in votes))
    if len(orders) == 1:
        is_sure = any(vote.certainty == "sure" for vote in votes)
        return OrderFound(votes[0].order, "sure" if is_sure else "likely", why)
    open_rows = column.shown.open_rows
    told = f"what speaks for an order disagrees ({why})" if votes else "nothing in the column or beside it tells"
    return OrderFound("open", "unsure", f"{_rows(open_rows)} read both ways, such as {_example(days)}, and {told}")


def _in_period(column: Column, days: Sequence[NumericDay]) -> list[Vote]:
    if column.period is None or len({day.text for day in days if day.is_open}) < FEWEST_DAYS:
        return []
    rows = column.shown.open_rows
    inside = {
        order: sum(day.rows for day in days if day.is_open and column.period.holds(day.read(order))) for order in OTHER
    }
    return [
        Vote(
            order,
            "sure" if inside[order] == rows else "likely",
            f"the file's name says {column.period.said}: {inside[order]} of {_rows(rows)} lie there {READING[order]}, "
            f"{inside[OTHER[order]]} {READING[OTHER[order]]}",
        )
        for order in OTHER
        if inside[order] >= INSIDE * rows and inside[OTHER[order]] <= OUTSIDE * rows
    ]


def _forwards(shown: DaysShown) -> list[Vote]:
    votes = []
    for other, counts in shown.reversals.items():
        for order in OTHER:
            mine, theirs = counts[order], counts[OTHER[order]]
            if theirs >= FEWEST_BACKWARDS and mine * 10 <= theirs and mine <= STRAY_SHARE * counts["compared"]:
                votes.append(
                    Vote(
                        order,
                        "likely",
                        f"beside {other}, {theirs} of {_rows(counts['compared'])} would run "
                        f"backwards {READING[OTHER[order]]}, {mine} {READING[order]}",
                    )
                )
    return votes


def _ahead(column: Column, days: Sequence[NumericDay], today: date) -> list[Vote]:
    """What has happened does not lie ahead."""
    if not column.is_past:
        return []
    last = today + timedelta(days=1)
    ahead = {order: sum(day.rows for day in days if (read := day.read(order)) and read > last) for order in OTHER}
    return [
        Vote(
            order,
            "likely",
            f"{_rows(ahead[OTHER[order]])} would lie ahead of today {READING[OTHER[order]]}, none {READING[order]}",
        )
        for order in OTHER
        if not ahead[order] and ahead[OTHER[order]]
    ]


def _firsts(column: Column, days: Sequence[NumericDay]) -> list[Vote]:
    """Days that are all the first of a month. Days of events are left out: they may be those of one January."""
    fewest = FEWEST_DAYS if column.is_month else FEWEST_STARTS
    if not column.is_month and not column.is_start:
        return []
    firsts, seconds = {day.first for day in days}, {day.second for day in days}
    sides: dict[Order, tuple[set[int], set[int]]] = {"dmy": (firsts, seconds), "mdy": (seconds, firsts)}
    for order, (same, other) in sides.items():
        if same == {1} and len(other) >= fewest:
            return [Vote(order, "likely", f"read {READING[order]}, all days are the first of {len(other)} months")]
    return []


def _dotted(days: Sequence[NumericDay]) -> list[Vote]:
    if days and all("." in day.text for day in days):
        return [Vote("dmy", "sure", "days with dots are written day first wherever they are written")]
    return []


def _steady(shown: DaysShown) -> list[Vote]:
    """Rows in the order of time never go back; read in the wrong order they do. Rows in the order of text tell nothing:
    days that are sorted as texts run through a year month by month when they are read month first."""
    for direction in (0, 1):
        against = {order: steps[1 - direction] for order, steps in shown.steps.items()}
        along = {order: steps[direction] for order, steps in shown.steps.items()}
        for order in OTHER:
            runs = along.get(order, 0) >= FEWEST_STEPS and not against[order]
            if runs and against[OTHER[order]] >= FEWEST_BACKWARDS and against["text"]:
                return [
                    Vote(
                        order,
                        "likely",
                        f"read {READING[order]} the rows run through time without a step back, "
                        f"{READING[OTHER[order]]} with {against[OTHER[order]]}",
                    )
                ]
    return []


def _rows(many: int) -> str:
    return f"{many:,} row" + ("" if many == 1 else "s")


def _example(days: Sequence[NumericDay]) -> str:
    return next((day.text for day in days if day.is_open), "03/04/2024")
