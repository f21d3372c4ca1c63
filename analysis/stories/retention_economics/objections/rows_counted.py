"""Is anything counted twice? Rows, those sent twice, the customers they come from, and customers under several keys."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics.objections.asked import Asked, customers

NAMES = {
    "revenue": "invoice lines",
    "subscription": "contract lines",
    "delivery": "onboardings",
    "loss": "losses",
    "purchase": "orders",
}


def rows_counted(asked: Asked, tables: Sequence[str], how: Sentence) -> Objection:
    """The figure rests on the first of `tables` that has rows; `how` says how each customer counts once."""
    lines, estimates = [how], {}
    table = next((each for each in tables if each in asked.rows), None)
    if table is not None:
        row = asked.rows[table]
        held, sent = Count(float(row["held"]), NAMES[table]), row["sent_twice"]
        estimates = {"rows": counted(held, round(held.amount)), "customers_of_rows": customers(row["customers"])}
        lines.append(_come_from(held, row["customers"]))
        if sent == sent:  # not missing
            twice = Count(float(sent), "rows")
            estimates["rows_sent_twice"] = counted(twice, round(held.amount))
            lines.append(_sent_twice(twice))
    lines += _several_keys(asked, estimates)
    return answered(Question.COUNTED_TWICE, Verdict.NO, lines, estimates)


def _come_from(held: Count, number: float) -> Sentence:
    verb = "comes" if held.amount == 1 else "come"
    return sentence("{rows} " + verb + " from {customers}.", rows=held, customers=Count(float(number), "customers"))


def _sent_twice(twice: Count) -> Sentence:
    if not twice.amount:
        return sentence("No row was sent twice.")
    verb = "was" if twice.amount == 1 else "were"
    return sentence("{twice} sent twice " + verb + " left out.", twice=twice)


def _several_keys(asked: Asked, estimates: dict[str, Estimate]) -> list[Sentence]:
    if "customer_key" not in asked.rows:
        return []
    number = float(asked.rows["customer_key"]["customers"])
    estimates["customers_under_several_keys"] = customers(number)
    verb, count = ("stands", "counts") if number == 1 else ("stand", "count")
    return [
        sentence(
            "{customers} " + verb + " under several keys of one department and " + count + " once.",
            customers=Count(number, "customers"),
        )
    ]
