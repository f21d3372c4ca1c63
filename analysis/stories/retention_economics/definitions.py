"""Which export decides who left, and what the others say: a doubt that is counted, not averaged away."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.retention_economics.scope import Scope

SAYS = {
    "contracts": "contract lines",
    "status": "the statuses on the customer list",
    "invoices": "invoices that stopped",
    "losses": "the exports of losses",
}
# A tenth of the customers lost in dispute moves every figure of the story; below it the exports page is the place.
CONTRADICTORY_FROM = 0.10


def decides(scope: Scope) -> str:
    """The export by which most customers are judged."""
    return SAYS[deciding(scope)]


def disagreement(scope: Scope) -> tuple[Sentence, ...]:
    """One sentence for each export that names other customers as lost than the one that decides."""
    return tuple(_said(scope, row) for row in _others(scope) if _in_dispute(row) > 0)


def told_by_others(scope: Scope) -> dict[str, Estimate]:
    """The counts that those sentences say."""
    found = {}
    for row in _others(scope):
        other, told = str(row["according_to"]), int(row["customers_told"])
        agreed = int(row["customers_agreed"])
        for name, number in (
            (f"customers_lost[according to={other}]", int(row["customers_lost"])),
            (f"customers_lost[according to={other} and {deciding(scope)}]", agreed),
            (f"customers_lost[not according to={other}]", int(row["lost_of_told"]) - agreed),
        ):
            found[name] = counted(Count(number, "customers"), told)
    undated = int(scope.definitions["lost_without_day"].sum())
    return found | {"customers_lost_on_no_day": counted(Count(undated, "customers"), undated)}


def is_contradictory(scope: Scope) -> bool:
    """Whether so many customers are in dispute that who left has to be settled before anything else."""
    return any(
        _in_dispute(row) > CONTRADICTORY_FROM * max(row["customers_lost"], row["lost_of_told"], 1)
        for row in _others(scope)
    )


def without_a_day(scope: Scope) -> tuple[Sentence, ...]:
    """Customers who left on a day that no export tells are in no twelve months."""
    undated = int(scope.definitions["lost_without_day"].sum())
    if scope.is_snapshot or not undated:
        return ()
    return (
        sentence(
            "{customers} left on a day that no export tells, and {verb} in no figure of these twelve months.",
            customers=Count(undated, "customers"),
            verb="are" if undated > 1 else "is",
        ),
    )


def deciding(scope: Scope) -> str:
    told = scope.definitions
    return str(told["according_to"].iloc[int(told["customers_decided"].to_numpy().argmax())])


def _others(scope: Scope) -> list[pd.Series]:
    """Rows of the exports that do not decide; none where sales by purchase make every loss a deal."""
    if scope.sells_by_purchase or not scope.can_tell_losses:
        return []
    decided_by = deciding(scope)
    return [row for _, row in scope.definitions.iterrows() if row["according_to"] != decided_by]


def _in_dispute(row: pd.Series) -> int:
    """Customers of whom one says that they left and the other that they did not."""
    return int(row["customers_lost"] + row["lost_of_told"] - 2 * row["customers_agreed"])


def _said(scope: Scope, row: pd.Series) -> Sentence:
    agreed, beyond = int(row["customers_agreed"]), int(row["lost_of_told"] - row["customers_agreed"])
    template = "By {other}, {others} left; by {decides}, {agreed} of them did"
    if beyond:
        template += ", and {beyond} other" + ("s" if beyond > 1 else "")
    return sentence(
        template + ".",
        other=SAYS[str(row["according_to"])],
        others=Count(row["customers_lost"], "customers"),
        decides=decides(scope),
        agreed=agreed if agreed else "none",
        beyond=beyond,
    )
