"""What is supposed about fixing issues: as a reader chose it, else as company.toml and the catalogue say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.estimates import Estimate, counted
from analysis.quantities import Money, Share
from analysis.stories.priority_issues.ranked import RankedIssue
from analysis.view import Assumptions

MOST_FIXED = 3  # at once: what a board will back
# No company has said how much of a trouble a fix takes away: half is a stated start for the reader to move.
USUAL_RELIEF = 0.5


@dataclass(frozen=True)
class Supposed:
    """`cost` None where neither the reader nor the catalogue states any; `without_cost`: issues of unknown cost."""

    issues: tuple[RankedIssue, ...]
    relief: float
    gross_margin: float
    cost: float | None
    currency: str
    is_cost_chosen: bool
    without_cost: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        return [each.issue for each in self.issues]

    @property
    def estimates(self) -> dict[str, Estimate]:
        """Each under `assumption[NAME]`: an assumption has no interval and no sample."""
        found = {
            "assumption[relief]": counted(Share(self.relief), 0),
            "assumption[gross_margin]": counted(Share(self.gross_margin), 0),
        }
        if self.cost is not None:
            found["assumption[cost]"] = counted(Money(self.cost, self.currency), 0)
        return found


def supposed(given: Assumptions, issues: Sequence[RankedIssue], company: Mapping[str, object]) -> Supposed:
    """`issues` in their order: the first three where the reader chose none that is among them."""
    chosen = [each for each in issues if each.issue in (given.fix or ())] or list(issues)
    fixed = tuple(chosen[:MOST_FIXED])
    stated = [each.named.cost for each in fixed if each.named.cost is not None]
    cost = given.cost if given.cost is not None else sum(stated) if stated else None
    return Supposed(
        fixed,
        USUAL_RELIEF if given.relief is None else given.relief,
        float(str(company["gross_margin"])) if given.gross_margin is None else given.gross_margin,
        cost,
        str(company["currency"]),
        given.cost is not None,
        tuple(each.issue for each in fixed if each.named.cost is None),
    )
