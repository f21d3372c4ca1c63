"""What a board asks of a single customer's story: why this one, how many like it, whether it can be recognised."""

from __future__ import annotations

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.sentences import Part, sentence
from analysis.stories.customer_stories.facts import Candidate, Facts
from analysis.stories.objections.questions import Question, in_order

RECOGNISED = "Can somebody recognise this customer?"


def objections_to(facts: Facts, customer: Candidate, found: dict[str, Estimate]) -> tuple[Objection, ...]:
    return in_order(
        [_cherry_picked(customer, found), _one_account(customer, found), _recognised(facts, customer, found), _mind()]
    )


def _cherry_picked(customer: Candidate, found: dict[str, Estimate]) -> Objection:
    outcome = "left" if customer.is_lost else "stayed"
    return Objection(
        str(Question.CHERRY_PICKED),
        sentence(
            f"No. A rule chose it among {{raised}} who raised {{issue}}: of those who {outcome}, the nearest to the "
            "middle of them all. The worst is as far from that as the best.",
            raised=found["customers_who_raised_it"].value,
            issue=customer.issue,
        ),
    )


def _one_account(customer: Candidate, found: dict[str, Estimate]) -> Objection:
    parts: dict[str, Part] = {"raised": found["customers_who_raised_it"].value, "issue": customer.issue}
    template = "Yes, and it is meant to be: it opens the talk and proves nothing. The numbers stand with {raised}"
    template += " who raised {issue}"
    if "left_since" in found:
        template, parts = template + ", of whom {left} have left since", parts | {"left": found["left_since"]}
    return Objection(str(Question.ONE_ACCOUNT), sentence(template + ".", **parts))


def _recognised(facts: Facts, customer: Candidate, found: dict[str, Estimate]) -> Objection:
    if customer.name is not None:
        return Objection(RECOGNISED, sentence("Yes: the company has chosen to let names be shown."))
    return Objection(
        RECOGNISED,
        sentence(
            "Not by what the title says: at least {minimum} who raised it share the segment, the year and the outcome "
            "as far as they are told. No amounts are shown, days only as months, and names and contact details are "
            "taken out of its words. Whoever can look into a department's own records can still find it by its months.",
            minimum=found["minimum_group_size"].value,
        ),
    )


def _mind() -> Objection:
    return Objection(
        str(Question.CHANGE_OUR_MIND),
        sentence("Nothing that one customer does: whether this is worth fixing is decided by the priority issues."),
    )
