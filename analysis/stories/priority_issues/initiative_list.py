"""What the export of initiatives lists: each with the issue, the owner, the start and the cost that it states."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.stories.priority_issues.facts import Facts, as_day


@dataclass(frozen=True)
class Listed:
    """`issue` is spelled as the cases spell it, None where no case names it; `stated_issue` as the export does."""

    name: str
    stated_issue: str | None = None
    issue: str | None = None
    owner_department: str | None = None
    started_on: date | None = None
    cost: float | None = None

    @cached_property
    def first_whole_month(self) -> pd.Timestamp:
        """The first month in which it ran from the first day on. Raises ValueError where no start is known."""
        if self.started_on is None:
            raise ValueError(f"no export says when {self.name!r} began")
        month = pd.Timestamp(self.started_on).replace(day=1)
        return month if self.started_on.day == 1 else month + pd.DateOffset(months=1)

    @cached_property
    def month_begun(self) -> pd.Timestamp:
        if self.started_on is None:
            raise ValueError(f"no export says when {self.name!r} began")
        return pd.Timestamp(self.started_on).replace(day=1)


def listed_initiatives(facts: Facts, issues: Mapping[str, str]) -> list[Listed]:
    """`issues` by their case-folded name. A view that ends earlier knows nothing of what began after its end."""
    told = facts.edition.run("issues/initiatives").frame
    every = [_read(row, issues) for row in told.to_dict("records")]
    return [each for each in every if not _is_yet_unknown(each, facts)]


def _is_yet_unknown(each: Listed, facts: Facts) -> bool:
    end, as_of = facts.periods.level.ends_on, facts.as_of
    if each.started_on is None or end is None or as_of is None:
        return False
    return end < each.started_on <= as_of and facts.view.until is not None


def _read(row: Mapping[Hashable, Any], issues: Mapping[str, str]) -> Listed:
    stated = _text(row["issue"])
    return Listed(
        str(row["name"]),
        stated,
        issues.get(stated.casefold()) if stated else None,
        _text(row["owner_department"]),
        as_day(row["started_on"]),
        None if pd.isna(row["cost"]) else float(row["cost"]),
    )


def _text(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)
