"""Is anything counted twice? Rows sent twice, several answers of one customer, and sums that overlap."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.questions import Question


def counted_twice(
    rows: Count,
    sent_twice: Count | None = None,
    customers: Count | None = None,
    effective: Count | None = None,
) -> Objection:
    """`rows` behind the finding, `sent_twice` those that the exports brought again and that were left out.

    `customers` who gave them; `effective`: as many independent ones as would tell as much, which all intervals use.
    """
    given = {"rows": rows, "rows_sent_twice": sent_twice, "customers": customers, "effective": effective}
    estimates = {name: counted(each, round(rows.amount)) for name, each in given.items() if each is not None}
    lines = [
        *([] if sent_twice is None else [_sent_twice(sent_twice)]),
        *([] if customers is None else [_by_customer(rows, customers, effective)]),
    ]
    if not lines:
        lines = [sentence("Each of {rows} counts once.", rows=rows)]
    return answered(Question.COUNTED_TWICE, Verdict.NO, lines, estimates)


def never_above_base(total: Estimate, added_up: Estimate, base: Estimate) -> Objection:
    """For money at risk by several causes: `added_up` counts a customer under each, `total` once, `base` is all."""
    if added_up.value.amount > total.value.amount:
        template = (
            "Added up one by one they come to {added_up}; each customer counted once it is {total}, of {base} in all."
        )
    else:
        template = "No customer is in two of them: {total}, of {base} in all."
    said = Sentence(template, {"total": total, "added_up": added_up, "base": base})
    return answered(Question.COUNTED_TWICE, Verdict.NO, [said], {"total": total, "added_up": added_up, "base": base})


def _sent_twice(sent_twice: Count) -> Sentence:
    if sent_twice.amount == 0:
        return sentence("The exports sent no row of it twice.")
    verb = "was" if sent_twice.amount == 1 else "were"
    return sentence("{sent_twice} that the exports brought again " + verb + " left out.", sent_twice=sent_twice)


def _by_customer(rows: Count, customers: Count, effective: Count | None) -> Sentence:
    if effective is None or round(effective.amount) >= round(rows.amount):
        return sentence("The {rows} come from {customers}.", rows=rows, customers=customers)
    return sentence(
        "The {rows} come from {customers}, several each: they are weighed as {effective} independent ones.",
        rows=rows,
        customers=customers,
        effective=effective,
    )
