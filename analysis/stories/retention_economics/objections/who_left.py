"""Does it tie to Finance? Who left by what the story goes by, against the invoices that stopped."""

from __future__ import annotations

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.sentences import sentence
from analysis.statistics.retention import logo_retention
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics.definitions import SAYS, deciding
from analysis.stories.retention_economics.objections.asked import Asked

SAME_WITHIN = 0.01  # a percentage point of the customers kept: nobody would decide otherwise for less
INVOICES = "invoices"


def kept_by(asked: Asked, according_to: str) -> Estimate | None:
    """The share kept by one export; None where it tells of too few customers."""
    row = asked.definitions.get(according_to)
    if row is None or row["at_start"] < asked.scope.minimum:
        return None
    return logo_retention(row["at_start"] - row["lost_of_start"], row["at_start"])


def by_invoices(asked: Asked) -> Objection:
    """No money is in a count of customers, but Finance too knows who stopped paying."""
    decides = deciding(asked.scope)
    told, paid = kept_by(asked, decides), kept_by(asked, INVOICES)
    if decides == INVOICES and told is not None:
        said = sentence("Who left is told by Finance's own invoices: it counts customers, and holds no money.")
        return answered(Question.FINANCE, Verdict.YES, [said], {})
    if told is None or paid is None:
        return no_money_used(sentence("It counts customers: there is no money in it, and no invoices tell who left."))
    apart = abs(told.value.amount - paid.value.amount)
    verdict = Verdict.YES if apart < SAME_WITHIN else Verdict.NOT_ALL
    said = sentence(
        "By {decides} {told} of {start} were kept, by invoices that stopped {paid} of {payers}.",
        decides=SAYS[decides],
        told=told,
        start=told.sample_size,
        paid=paid,
        payers=paid.sample_size,
    )
    estimates = {f"logo_retention[according to={decides}]": told, f"logo_retention[according to={INVOICES}]": paid}
    return answered(Question.FINANCE, verdict, [said], estimates)
