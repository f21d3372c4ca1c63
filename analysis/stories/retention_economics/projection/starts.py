"""The projection by when customers started: seen, projected earlier, and projected now, as rows of a chart of lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from analysis.estimates import Estimate
from analysis.statistics.base_projection import still_there
from analysis.statistics.hold_out import HeldOut
from analysis.statistics.shifted_beta_geometric import Fitted, Floats
from analysis.statistics.suppression import suppress_small_groups
from analysis.stories.retention_economics.projection.ahead import MONTHS_A_YEAR, Ahead, months_later

STEP_MONTHS = 3
BLOCK_MONTHS = 12
MOST_BLOCKS = 4  # of those there on the earlier day, and one of all who started since: five lines can be told apart
SINCE = -1
COLUMNS = ["label", "series", "value", "low", "high", "is_forecast", "made_on"]


@dataclass(frozen=True)
class Start:
    """Customers who started within the same twelve months; `then` is empty for those who started since."""

    name: str
    then: pd.DataFrame
    now: pd.DataFrame

    @property
    def customers(self) -> int:
        return int(self.now["customers"].sum())

    def seen(self, months: int) -> int:
        """How many of those then there still were so many months later."""
        months_until_lost, customers = self._then
        return int(customers[months_until_lost > months].sum())

    @cached_property
    def _then(self) -> tuple[Floats, Floats]:
        """In how many months customers were lost, endless where they were not, and how many."""
        months = self.then["months_until_lost"].to_numpy(dtype=float, na_value=np.nan)
        return np.where(np.isnan(months), np.inf, months), self.then["customers"].to_numpy(dtype=float)


def starts_of(ahead: Ahead) -> tuple[Start, ...]:
    """Earliest first; a block with too few customers then or now is left out."""
    then, now = ahead.everybody.then_at(ahead.months), ahead.everybody.now
    blocks_then, blocks_now = (_block(ahead, each["started_in"]) for each in (then, now))
    found = [
        Start(_name(ahead, block), then[blocks_then == block], now[blocks_now == block])
        for block in range(MOST_BLOCKS - 1, SINCE - 1, -1)
    ]
    sizes = pd.DataFrame({"name": [each.name for each in found], "customers": [_smallest(each) for each in found]})
    shown = set(suppress_small_groups(sizes, "customers", ahead.scope.minimum).kept["name"])
    return tuple(each for each in found if each.name in shown)


def _smallest(start: Start) -> int:
    then = int(start.then["customers"].sum())
    return min(start.customers, then) if then else start.customers


def _block(ahead: Ahead, started_in: pd.Series) -> pd.Series:
    """0 for the twelve months up to the earlier day, 1 for those before, …; SINCE for what came after."""
    days = pd.to_datetime(started_in).dt
    before = ahead.then.year * MONTHS_A_YEAR + ahead.then.month - days.year * MONTHS_A_YEAR - days.month
    return (before // BLOCK_MONTHS).clip(SINCE, MOST_BLOCKS - 1)


def _name(ahead: Ahead, block: int) -> str:
    last = months_later(ahead.then, -BLOCK_MONTHS * block)
    if block == SINCE:
        return f"Since {months_later(ahead.then, 1):%b %Y}"
    if block == MOST_BLOCKS - 1:
        return f"Before {months_later(last, 1):%b %Y}"
    return f"{months_later(last, 1 - BLOCK_MONTHS):%b %Y} to {last:%b %Y}"


def held_out(ahead: Ahead, start: Start) -> HeldOut | None:
    """None for those who started since."""
    if start.then.empty:
        return None
    projected = _projected(ahead.everybody.test.fitted, start.then, [ahead.months])[0]
    return HeldOut(projected, start.seen(ahead.months), int(start.then["customers"].sum()), ahead.months)


def there_in(ahead: Ahead, rows: pd.DataFrame, months: list[int]) -> list[Estimate]:
    """Of today's customers in `rows`, how many will be there after each of so many months."""
    return _projected(ahead.everybody.fitted, rows, months)


def _projected(fitted: Fitted, rows: pd.DataFrame, months: list[int]) -> list[Estimate]:
    by_age = rows.groupby("age_months")["customers"].sum()
    return still_there(fitted, by_age.index.to_numpy(), by_age.to_numpy(), months)


def chart_rows(ahead: Ahead, starts: tuple[Start, ...]) -> pd.DataFrame:
    """In order of time. What was projected earlier stands beside what was seen; what is projected now follows it."""
    steps = list(range(0, ahead.months + 1, STEP_MONTHS))
    rows: list[tuple[int, tuple[object, ...]]] = []
    for start in starts:
        if not start.then.empty:
            past = _projected(ahead.everybody.test.fitted, start.then, steps)
            rows += [(step, _seen(ahead, start, step)) for step in steps]
            rows += _forecast(ahead, start.name, 0, past)
        rows += _forecast(ahead, start.name, ahead.months, there_in(ahead, start.now, steps))
    rows.sort(key=lambda each: each[0])
    return pd.DataFrame([row for _, row in rows], columns=COLUMNS)


def _seen(ahead: Ahead, start: Start, step: int) -> tuple[object, ...]:
    value = float(start.seen(step))
    return (_label(ahead, step), start.name, value, None, None, False, None)


def _forecast(ahead: Ahead, name: str, since: int, there: list[Estimate]) -> list[tuple[int, tuple[object, ...]]]:
    """`since` months after the earlier day is when it was made: 0 or today."""
    made_on = _label(ahead, since)
    rows: list[tuple[int, tuple[object, ...]]] = []
    for place, each in enumerate(there):
        step = since + place * STEP_MONTHS
        ends = (each.value.amount, each.low.amount, each.high.amount)
        rows.append((step, (_label(ahead, step), name, *ends, True, made_on)))
    return rows


def _label(ahead: Ahead, step: int) -> str:
    return f"{months_later(ahead.then, step):%b %Y}"
