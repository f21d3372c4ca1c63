"""Does it tie to Finance? The total of Finance's own rows, and what of it lies behind a finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Money
from analysis.sentences import Sentence, sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.questions import Question

# Revenue comes from invoices; without any, from what contract lines promise; sales by purchase from the orders.
REVENUE = (("revenue", "recurring_amount"), ("subscription", "monthly_amount"))
PURCHASES = (("purchase", "amount"),)
SMALLEST_SUM = 0.005  # half a cent: what adding up in floating point may leave


@dataclass(frozen=True)
class ControlTotal:
    """Sums of one money column over every export of it, in units of currency."""

    currency: str
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
        return counted(Money(0.0 if is_zero else amount, self.currency), self.customers)

    @property
    def estimates(self) -> dict[str, Estimate]:
        return {
            "finance_total": self.amount(self.read),
            "finance_total_rejected": self.amount(self.rejected),
            "finance_total_duplicate": self.amount(self.duplicate),
            "finance_total_in_record": self.amount(self.in_record),
            "finance_total_difference": self.amount(self.difference),
            "finance_total_unmatched": self.amount(self.unmatched),
            "customers_unmatched": counted(Count(self.customers_unmatched, "customers"), self.customers),
        }


def control_total(frame: pd.DataFrame, currency: str, columns: Iterable[tuple[str, str]]) -> ControlTotal | None:
    """From rows of mart.finance_total; the first of `columns` (record table, column) that an export brought."""
    known = frame.dropna(subset=["total_read"])
    for table, column in columns:
        rows = known[(known["record_table"] == table) & (known["column_name"] == column)]
        if not rows.empty:
            return _summed(rows, currency)
    return None


def _summed(rows: pd.DataFrame, currency: str) -> ControlTotal:
    return ControlTotal(
        currency,
        " and ".join(sorted(rows["department"].unique())),
        read=float(rows["total_read"].sum()),
        rejected=float(rows["total_rejected"].sum()),
        duplicate=float(rows["total_duplicate"].sum()),
        in_record=float(rows["in_record"].sum()),
        customers=int(rows["customers"].sum()),
        customers_unmatched=int(rows["customers_unmatched"].sum()),
        unmatched=float(rows["unmatched"].sum()),
    )


def tie(total: ControlTotal) -> Sentence:
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


def finance(
    total: ControlTotal | None,
    used: Estimate | None = None,
    of: Estimate | None = None,
    whose: str = "all customers",
) -> Objection:
    """`used`: the money behind the finding (weights, revenue at risk), `of`: the same for all customers in its time,
    or for those whom `whose` names.

    Both at the same rate (a month, a year). Without an export of Finance nothing ties.
    """
    if total is None:
        why = sentence("No export of Finance brought a total to compare with.")
        return answered(Question.FINANCE, Verdict.CANNOT_BE_TOLD, [why], {})
    estimates = dict(total.estimates)
    lines = [tie(total)]
    if used is not None:
        estimates["money_used"] = used
        lines.append(_used(used, of, whose))
    if of is not None:
        estimates["money_of_all"] = of
    if total.customers_unmatched:
        estimates["customers_unmatched"] = counted(Count(total.customers_unmatched, "customers"), total.customers)
        lines.append(_unmatched(total))
    return answered(Question.FINANCE, Verdict.YES if total.ties else Verdict.NOT_ALL, lines, estimates)


def no_money_used(what: Sentence, estimates: dict[str, Estimate] | None = None) -> Objection:
    """For a claim that holds no money: there is nothing to tie."""
    return answered(Question.FINANCE, None, [what], estimates or {})


def _used(used: Estimate, of: Estimate | None, whose: str) -> Sentence:
    if of is None:
        return sentence("This rests on {used} of it.", used=used)
    return sentence("This rests on {used} of the {of} that {whose} pay.", used=used, of=of, whose=whose)


def _unmatched(total: ControlTotal) -> Sentence:
    verb = "is" if total.customers_unmatched == 1 else "are"
    return sentence(
        "{customers} with {amount} over all rows " + verb + " known to {departments} alone.",
        customers=Count(total.customers_unmatched, "customers"),
        amount=total.amount(total.unmatched),
        departments=total.departments,
    )
