"""The lines that open and close the stories of single customers."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Finding, Gap
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.customer_stories.facts import Facts
from analysis.stories.joined import listed

NOBODY = "No customer's story can be told from these exports"
GAPS = (
    Gap("Who are the customers behind the numbers?", "cases with their topic, or comments, by customer", "Service"),
    Gap(
        "How did one customer live through it?",
        "answers, invoices and use by customer and day",
        "Marketing and Finance",
    ),
)


def estimates_behind(facts: Facts) -> dict[str, Estimate]:
    told = len(facts.chosen)
    return {"customers_told": counted(Count(float(told), "customers"), told)} if told else {}


def headline(facts: Facts) -> Sentence:
    if not facts.chosen:
        return sentence(NOBODY)
    if len(facts.chosen) == 1:
        return sentence("One customer, as every department met it")
    return sentence(
        "{customers:word}, as every department met them", customers=estimates_behind(facts)["customers_told"].value
    )


def situation(facts: Facts) -> Sentence:
    if not facts.chosen:
        return sentence("Nothing in these exports ties enough customers to an issue.")
    issues = listed(list(dict.fromkeys(each.issue for each in facts.chosen)))
    return sentence("Behind every percentage stand people: here those who raised {issues}.", issues=issues)


def complication(facts: Facts) -> Sentence:
    if not facts.chosen:
        return sentence("A person says more to a board than a percentage, but nobody may be singled out.")
    return sentence("Each department knows its own part of a customer; the customer lived through all of it.")


def answer(facts: Facts, findings: tuple[Finding, ...]) -> Sentence:
    if not findings:
        return sentence("What is missing is told below.")
    opening = findings[0].claim
    return sentence(opening.template + ".", **opening.parts)


def doubts(facts: Facts) -> tuple[Sentence, ...]:
    if not facts.chosen:
        return ()
    return (
        sentence("A story of one customer shows how things can go; how often they do is told by the other stories."),
        sentence(
            "A customer is typical in what the exports hold of it: how often it raised the issue, its cases, what it "
            "pays, how long it has been there. What no department writes down is not in its story."
        ),
    )


def gaps(facts: Facts) -> tuple[Gap, ...]:
    return () if facts.chosen else GAPS
