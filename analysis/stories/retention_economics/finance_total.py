"""Whether the revenue told ties to Finance's own total, and what lies between."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.retention_economics.scope import Scope

# Revenue comes from invoices; without any, from what contract lines promise; sales by purchase from the orders.
COLUMNS = (("revenue", "recurring_amount"), ("subscription", "monthly_amount"))
PURCHASES = (("purchase", "amount"),)
SMALLEST_SUM = 0.005  # half a cent: what adding up in floating point may leave


@dataclass(frozen=True)
class FinanceTotal:
    """Sums of one money column over every export of it, in units of currency."""

    scope: Scope
    departments: str
    read: float
    rejected: float
    duplicate: float
    in_record: float
    customers: int
    customers_unmatched: int
    unmatched: float

    @property
    def difference(self) -> float:
        """What is neither in the record nor named as rejected or sent twice."""
        return self.read - self.rejected - self.duplicate - self.in_record

    @property
    def ties(self) -> bool:
        return abs(self.difference) < SMALLEST_SUM * max(1.0, self.read / 1e8)

    def amount(self, amount: float) -> Estimate:
        is_zero = abs(amount) < SMALLEST_SUM
        return counted(self.scope.money(0.0 if is_zero else amount, per=""), self.customers)

    @property
    def estimates(self) -> dict[str, Estimate]:
        return {
            "finance_total": self.amount(self.read),
            "finance_total_rejected": self.amount(self.rejected),
            "finance_total_duplicate": self.amount(self.duplicate),
            "finance_total_in_record": self.amount(self.in_record),
            "finance_total_difference": self.amount(self.difference),
            "finance_total_unmatched": self.amount(self.unmatched),
        }


def finance_total(scope: Scope) -> FinanceTotal | None:
    """The total behind the revenue of this story. None where the exports brought no control total."""
    frame = scope.edition.run("retention/finance_total").frame.dropna(subset=["total_read"])
    for table, column in PURCHASES if scope.sells_by_purchase else COLUMNS:
        rows = frame[(frame["record_table"] == table) & (frame["column_name"] == column)]
        if not rows.empty:
            return _summed(scope, rows)
    return None


def _summed(scope: Scope, rows: pd.DataFrame) -> FinanceTotal:
    return FinanceTotal(
        scope,
        " and ".join(sorted(rows["department"].unique())),
        read=float(rows["total_read"].sum()),
        rejected=float(rows["total_rejected"].sum()),
        duplicate=float(rows["total_duplicate"].sum()),
        in_record=float(rows["in_record"].sum()),
        customers=int(rows["customers"].sum()),
        customers_unmatched=int(rows["customers_unmatched"].sum()),
        unmatched=float(rows["unmatched"].sum()),
    )


def tie(total: FinanceTotal) -> Sentence:
    """One sentence that a caveat or an answer can be: what was read, and where each part of it is."""
    ending = "nothing is missing" if total.ties else "{difference:exact} is missing and not explained"
    return sentence(
        "The rows of {departments} add up to {read:exact}: {in_record:exact} is in the record, "
        "rows rejected come to {rejected:exact}, rows sent twice to {duplicate:exact}; " + ending + ".",
        departments=total.departments,
        read=total.amount(total.read),
        in_record=total.amount(total.in_record),
        rejected=total.amount(total.rejected),
        duplicate=total.amount(total.duplicate),
        difference=total.amount(total.difference),
    )


def unmatched(total: FinanceTotal) -> tuple[Sentence, ...]:
    """Customers whom only Finance knows: their revenue counts, but no other export says anything of them."""
    if not total.customers_unmatched:
        return ()
    return (
        sentence(
            "{customers} with {amount} over all rows {verb} known to {departments} alone: "
            "no other export could be matched.",
            customers=Count(total.customers_unmatched, "customers"),
            verb="are" if total.customers_unmatched > 1 else "is",
            amount=total.amount(total.unmatched),
            departments=total.departments,
        ),
    )


def objection(total: FinanceTotal) -> Objection:
    return Objection(f"Does this tie to the total of {total.departments}?", tie(total), total.estimates)
