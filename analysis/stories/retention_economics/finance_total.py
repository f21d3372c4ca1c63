"""Whether the revenue told ties to Finance's own total, and what lies between."""

from __future__ import annotations

from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.objections.finance import PURCHASES, REVENUE, ControlTotal, control_total, tie
from analysis.stories.retention_economics.scope import Scope

FinanceTotal = ControlTotal


def finance_total(scope: Scope) -> FinanceTotal | None:
    """The total behind the revenue of this story. None where the exports brought no control total."""
    columns = PURCHASES if scope.sells_by_purchase else REVENUE
    return control_total(scope.edition.run("retention/finance_total").frame, scope.currency, columns)


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


__all__ = ["FinanceTotal", "finance_total", "tie", "unmatched"]
