"""The story in five lines, and what could prove it wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.estimates import Estimate, counted
from analysis.findings import Finding
from analysis.quantities import Count
from analysis.sentences import Sentence, sentence
from analysis.stories.voice.facts import Facts
from analysis.stories.voice.ranked import Ranked


@dataclass(frozen=True)
class Told:
    """Everything that was found, from which the lines around the findings are written."""

    facts: Facts
    talk: Ranked | None
    findings: tuple[Finding, ...]


def headline(told: Told) -> Sentence:
    for finding in (*(each for each in told.findings if not each.is_open), *told.findings):
        return finding.claim
    return sentence("What customers say in their own words cannot be told from these exports")


def situation(told: Told) -> Sentence:
    everything = told.facts.everything
    if everything is None:
        return sentence("No export holds what enough customers wrote in their own words.")
    return sentence(
        "{customers} wrote {comments} in surveys, service cases and on leaving ({period}).",
        customers=Count(everything.customers, "customers"),
        comments=Count(everything.comments, "comments"),
        period=told.facts.period.label,
    )


def complication(told: Told) -> Sentence:
    if told.facts.everything is None:
        return sentence("Without them customers are numbers alone.")
    return sentence("No board can read them all, and the loudest are not the most.")


def answer(told: Told) -> Sentence:
    if told.talk is not None and told.talk.leader is not None:
        return sentence("Listen first to what they say of {issue}.", issue=told.talk.leader)
    if told.findings:
        return sentence("What they speak of is shown below; no single issue stands out.")
    return sentence("The gaps below say which department's export would answer it.")


def doubts(told: Told) -> tuple[Sentence, ...]:
    return ()


def estimates_behind(told: Told) -> Mapping[str, Estimate]:
    everything = told.facts.everything
    if everything is None:
        return {}
    size = round(everything.customers)
    return {
        "comments": counted(Count(everything.comments, "comments"), size),
        "customers": counted(Count(everything.customers, "customers"), size),
    }
