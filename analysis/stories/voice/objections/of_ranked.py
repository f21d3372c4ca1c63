"""What a board asks of the subject that most comments name, and of what is counted in full."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import sentence
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues.objections.known import FEWEST_SEGMENTS
from analysis.stories.priority_issues.objections.without_largest import without_largest
from analysis.stories.voice.facts import ALL, Facts
from analysis.stories.voice.objections.known import (
    NEITHER,
    NO_CAUSE,
    WHOLE,
    all_shown,
    by_how_many,
    counted_once,
    who_wrote,
)
from analysis.stories.voice.ranked import Ranked


def of_ranked(ranked: Ranked, of: str) -> Iterator[Objection | None]:
    """`of`: the plural of what is ranked."""
    facts, lead = ranked.facts, ranked.lead
    if lead is not None:
        yield noise(lead, CLAIM_LEVEL, of="customers")
        yield _one_account(ranked, lead)
        yield change_our_mind([_undone(ranked, lead)])
        yield _in_each_segment(ranked)
    yield all_shown(len(ranked.subjects), of, facts.not_shown(ranked.kind))
    yield who_wrote(facts)
    yield no_cause_claimed(NO_CAUSE)
    yield no_money_used(WHOLE)
    yield neither(NEITHER)
    yield counted_once(facts, ranked.whole.comments)


def of_counts(
    facts: Facts, level: Estimate, comments: float, customers: float, on: str = ""
) -> Iterator[Objection | None]:
    """Of what is counted and compared with nothing."""
    yield noise(level, of="comments")
    yield who_wrote(facts)
    yield by_how_many(comments, customers, on)
    yield no_cause_claimed(NO_CAUSE)
    yield no_money_used(WHOLE)
    yield neither(NEITHER)
    yield counted_once(facts, comments)


def _rival(ranked: Ranked, lead: Estimate) -> str:
    return next((each for each in ranked.order[1:] if ranked.difference(ranked.first, each) == lead), ranked.order[1])


def _one_account(ranked: Ranked, lead: Estimate) -> Objection:
    first, rival = ranked.first, _rival(ranked, lead)
    lowest = lead.value.with_amount(lead.value.amount - ranked.largest[first])
    highest = lead.value.with_amount(lead.value.amount + ranked.largest[rival])
    said = ranked.subjects[first]
    part = counted(Share(ranked.largest[first] / said.comments), round(said.customers))
    return without_largest(lead, (lowest, highest), part, round(said.customers), f"the comments on {first}")


def _undone(ranked: Ranked, lead: Estimate) -> Falls | None:
    """How many comments would have to go for the rival to come level."""
    if ranked.leader is None:
        return None
    rival = _rival(ranked, lead)
    fewer = counted(Count(float(ceil(lead.value.amount)), "comments"), round(ranked.whole.customers))
    whole = counted(Count(ranked.subjects[ranked.first].comments, "comments"), round(ranked.whole.customers))
    said = sentence(
        "{rival} would come level if {fewer} of the {whole} on {first} had not been written.",
        rival=rival,
        fewer=Count(fewer.value.amount, ""),
        whole=whole,
        first=ranked.first,
    )
    return because(said, {"comments_fewer": fewer, "comments_there": whole})


def _in_each_segment(ranked: Ranked) -> Objection:
    """Is it mix? In how many segments, each counted alone, the same comes first."""
    firsts = _firsts(ranked)
    if len(firsts) < FEWEST_SEGMENTS:
        why = sentence("Fewer than two segments can be looked at one by one here.")
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {})
    same, looked_at = sum(each == ranked.first for each in firsts.values()), len(firsts)
    estimates = {
        "segments_looked_at": counted(Count(float(looked_at), "segments"), looked_at),
        "segments_where_it_is_first": counted(Count(float(same), "segments"), looked_at),
    }
    said = sentence(
        "Each segment counted alone, {first} comes first in {same:word} of {all:word}.",
        first=ranked.first,
        same=same,
        all=looked_at,
    )
    verdict = Verdict.NO if same == looked_at else Verdict.IN_PART if same else Verdict.YES
    return answered(Question.MIX, verdict, [said], estimates)


def _firsts(ranked: Ranked) -> dict[str, str]:
    """By segment, what most of its comments name, where customers enough name it."""
    facts = ranked.facts
    if facts.segment != ALL:
        return {}
    found: dict[str, str] = {}
    for (segment, dimension, kind), said in facts.said.items():
        if segment == ALL or dimension != ALL or kind != ranked.kind:
            continue
        named = [
            (-of.comments, subject)
            for (subject, _), of in said.items()
            if subject in ranked.order and of.customers >= facts.minimum_group_size
        ]
        if named:
            found[segment] = min(named)[1]
    return found
