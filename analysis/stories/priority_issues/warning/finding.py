"""The finding: what appeared or accelerated in the latest quarter, or that nothing did."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Gap, Grade, Quotation
from analysis.quantities import Count, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.claim_level import ALONE_LEVEL, CLAIM_LEVEL
from analysis.stories.priority_issues.facts import Facts, finding_id
from analysis.stories.priority_issues.judging import searched_estimates
from analysis.stories.priority_issues.warning.heard import CASE, COMMENT, IssueHeard, Listening
from analysis.stories.priority_issues.warning.new_words import NewWords
from analysis.stories.quoted import Quoted

SEARCHED = "counts of issues"
PER = 100
RATE_UNITS = {CASE: "cases per 100 customers", COMMENT: "mentions per 100 comments"}
BASES = {CASE: "customers on the books", COMMENT: "comments"}


def early_warning(listening: Listening, new_words: tuple[NewWords, ...]) -> Finding | None:
    """None where too few customers raised anything for an issue to be named."""
    if not listening.shown:
        return None
    first, facts = named(listening), listening.facts
    departments = facts.departments_of(("topic",) if first.heard_in == CASE else ("name",))
    period = f"{listening.quarters[0]} to {listening.quarter}"
    return Finding(
        id=finding_id("early-warning"),
        claim=_claim(listening, first),
        subtitle=f"How often each issue is raised in {first.noun}, {_per(first)}: expected, and in {listening.quarter}",
        estimates=_estimates(listening, first, new_words),
        evidence=_evidence(listening, first),
        grade=Grade.OBSERVED,
        basis=facts.basis(departments, round(first.warned.exposure), BASES[first.heard_in], period),
        caveats=_caveats(listening, first, new_words),
        quotations=_quotations(facts, first),
        method="early_warning",
        is_open=not listening.told,
    )


def named(listening: Listening) -> IssueHeard:
    """The one that is warned of first; where none is, the most surprising one whose number before may be said."""
    minimum = listening.facts.minimum_group_size
    sayable = [each for each in listening.shown if not has_appeared(each, minimum)]
    return (*listening.told, *sayable, *listening.shown)[0]


def warning_gaps(listening: Listening | None) -> tuple[Gap, ...]:
    if listening is not None:
        return ()
    needs = "service cases or survey comments of nine complete quarters: customer, date, topic or words"
    return (Gap("Which issues appeared or accelerated lately?", needs, "Service"),)


def _per(heard: IssueHeard) -> str:
    return "per 100 customers" if heard.heard_in == CASE else "per 100 comments"


def mentions(heard: IssueHeard) -> Estimate:
    return counted(Count(heard.warned.events, heard.noun), round(heard.warned.events))


def expected(heard: IssueHeard) -> Estimate:
    return counted(Count(heard.warned.expected, heard.noun), heard.warned.ratio.sample_size)


def has_appeared(heard: IssueHeard, minimum: int) -> bool:
    """Too few raised it before for their number to be said."""
    return heard.customers_before < minimum


def _claim(listening: Listening, first: IssueHeard) -> Sentence:
    parts: dict[str, Part] = {"issue": first.issue, "mentions": mentions(first), "quarter": listening.quarter}
    if first.is_told and has_appeared(first, listening.facts.minimum_group_size):
        return sentence(
            "**{issue} has appeared**: raised in {mentions} in {quarter}, by {customers}, and hardly ever before",
            customers=_customers(first),
            **parts,
        )
    if first.is_told:
        return sentence(
            "**{issue} accelerates**: raised in {mentions} in {quarter}, {ratio} as many as the quarters before led "
            "to expect",
            ratio=first.warned.ratio,
            **parts,
        )
    if has_appeared(first, listening.facts.minimum_group_size):
        return sentence(
            "Whether any issue appeared or accelerated in {quarter} **cannot be told**; {issue} was raised in "
            "{mentions}",
            **parts,
        )
    if first.is_watched:
        return sentence(
            "Whether {issue} accelerates **cannot be told yet**: raised in {mentions} in {quarter}, where {expected} "
            "were to be expected",
            expected=expected(first),
            **parts,
        )
    return sentence(
        "**None of the issues accelerates** beyond chance in {quarter}; {issue} comes nearest, with {mentions} where "
        "{expected} were to be expected",
        expected=expected(first),
        **parts,
    )


def _customers(heard: IssueHeard) -> Estimate:
    return counted(Count(float(heard.customers), "customers"), heard.customers)


def _estimates(listening: Listening, first: IssueHeard, new_words: tuple[NewWords, ...]) -> dict[str, Estimate]:
    found: dict[str, Estimate] = {}
    for each in listening.shown:
        name = f"[issue={each.issue},heard_in={each.heard_in}]"
        found[f"mentions{name}"], found[f"customers{name}"] = mentions(each), _customers(each)
        if not has_appeared(each, listening.facts.minimum_group_size):
            found |= {f"mentions_expected{name}": expected(each), f"times_as_expected{name}": each.warned.ratio}
    found |= {name: each for words in new_words for name, each in words.estimates.items()}
    return found | searched_estimates(len(listening.each), SEARCHED) | {"false_alarm_rate": _rate(listening)}


def _rate(listening: Listening) -> Estimate:
    """In what part of quarters in which nothing happened chance alone would bring such a warning."""
    is_watched = not listening.told and any(each.is_watched for each in listening.each)
    return counted(Share(ALONE_LEVEL if is_watched else CLAIM_LEVEL), len(listening.quarters))


def _caveats(listening: Listening, first: IssueHeard, new_words: tuple[NewWords, ...]) -> tuple[Sentence, ...]:
    searched = sentence(
        "Searched: {searched:word}, in cases and in comments. Where nothing happens, chance alone brings such a "
        "warning in at most {rate} of quarters, over all of them together.",
        searched=Count(float(len(listening.each)), SEARCHED),
        rate=_rate(listening),
    )
    base = "customer on the books" if first.heard_in == CASE else "comment"
    how = sentence(
        f"What is expected is reckoned per {base}, within each segment and survey, and follows the level before, or "
        "its rise or season where these expect more: more surveys, or other people who answer, raise no warning.",
    )
    others = [_also(listening, each) for each in listening.told if each is not first]
    return (*others, *(words.said for words in new_words), searched, how)


def _also(listening: Listening, each: IssueHeard) -> Sentence:
    parts: dict[str, Part] = {"issue": each.issue, "mentions": mentions(each)}
    if has_appeared(each, listening.facts.minimum_group_size):
        return sentence("{issue} has appeared too, in {mentions}.", **parts)
    return sentence(
        "{issue} accelerates too: {mentions}, {ratio} as many as expected.", ratio=each.warned.ratio, **parts
    )


def _evidence(listening: Listening, first: IssueHeard) -> Evidence:
    """Issues heard where the first was; those whose number before may not be said are left out."""
    minimum = listening.facts.minimum_group_size
    shown = [each for each in listening.shown if each.heard_in == first.heard_in and not has_appeared(each, minimum)]
    rows = pd.DataFrame(
        [
            {
                "label": each.issue,
                "first": PER * each.warned.expected / each.warned.exposure,
                "second": PER * each.warned.events / each.warned.exposure,
                "sample_size": round(each.warned.events),
                "is_highlighted": each.is_told,
            }
            for each in sorted(shown, key=lambda each: -each.warned.events)
        ],
        columns=["label", "first", "second", "sample_size", "is_highlighted"],
    )
    names = {"first": "Expected", "second": f"In {listening.quarter}"}
    chart = Chart(ChartKind.PAIRED_DOTS, RATE_UNITS[first.heard_in], names)
    return Evidence(listening.result.name, listening.result.parameters, chart, rows)


def _quotations(facts: Facts, first: IssueHeard) -> tuple[Quotation, ...]:
    if not first.is_told:
        return ()
    return Quoted(facts.edition, facts.periods.level.period_id, facts.segment).of_issue(first.issue)
