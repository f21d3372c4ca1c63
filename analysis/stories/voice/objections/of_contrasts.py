"""What a board asks of a share that differs from the same share of all other comments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, answers_otherwise, change_our_mind, larger, least_told
from analysis.stories.objections.cherry_picked import cherry_picked
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.mix import like_with_like
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues.objections.known import FEWEST_SEGMENTS
from analysis.stories.satisfaction.strata import compare_within
from analysis.stories.satisfaction.tally import Tally
from analysis.stories.voice.contrasts import Contrast, rest_of
from analysis.stories.voice.facts import ALL, ANSWER, Facts
from analysis.stories.voice.groups import Groups
from analysis.stories.voice.moods import Moods
from analysis.stories.voice.objections.known import NEITHER, NO_CAUSE, WHOLE, by_how_many, counted_once, who_wrote
from analysis.stories.voice.tallies import SHARE
from analysis.stories.voice.trends import OF, Trends, trends_within

OF_COMMENTS = "comments"


def of_moods(moods: Moods, mood: str) -> Iterator[Objection | None]:
    contrasted = moods.of(mood)
    issue = moods.point(mood)
    facts, each = moods.facts, contrasted[issue]
    compared = {f"{issue}, {of}": one.difference for (of, issue), one in moods.found.items()}
    yield from _common(facts, each, compared, "shares of issues")
    by = facts.view.compare_by or "segment"
    yield like_with_like(
        each.difference, compare_within(SHARE, _mood_strata(facts, issue, mood)), by, OF_COMMENTS, CLAIM_LEVEL
    )
    yield who_wrote(facts, moods.everything.customers_judged)
    yield by_how_many(each.part.answers, each.part.customers, issue)
    yield counted_once(facts, moods.everything.comments_judged, ANSWER)


def of_groups(groups: Groups) -> Iterator[Objection | None]:
    cell = groups.point
    each = groups.found[cell]
    compared = {f"{issue}, {group}": one.difference for (issue, group), one in groups.found.items()}
    yield from _common(groups.facts, each, compared, "shares of groups")
    yield by_how_many(each.part.answers, each.part.customers)
    yield who_wrote(groups.facts)
    why = sentence("Customers are compared by one thing at a time: choose another above to see it by that.")
    yield answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {})
    yield counted_once(groups.facts, each.part.answers + each.rest.answers)


def of_trends(trends: Trends) -> Iterator[Objection | None]:
    """Of the latest quarter where it is the point; otherwise of the trend over all quarters."""
    facts, moved = trends.facts, trends.moved
    shown = [each for each in trends.latest if each.may_say_now and each.may_say_before]
    compared = {f"{each.issue}, latest quarter": each.contrast.difference for each in shown}
    if moved and moved[0].may_say_before:
        yield from _common(facts, moved[0].contrast, compared, "moves of issues")
        yield by_how_many(moved[0].contrast.part.top_two, moved[0].customers, moved[0].issue)
        yield who_wrote(facts, moved[0].contrast.part.customers)
    else:
        yield noise(trends.each[0].factor, CLAIM_LEVEL, of=OF[trends.scope])
        factors = {each.issue: each.factor for each in trends.each}
        yield cherry_picked(trends.each[0].factor, factors, "issues", CLAIM_LEVEL)
        yield from _without_money()
    if moved:
        yield _in_each_segment(trends, moved[0].issue, moved[0].contrast.is_above)
    yield counted_once(facts, trends.whole, ANSWER)


def _common(facts: Facts, each: Contrast, compared: Mapping[str, Estimate], of: str) -> Iterator[Objection | None]:
    yield noise(each.difference, CLAIM_LEVEL, of=OF_COMMENTS)
    yield cherry_picked(each.difference, compared, of, CLAIM_LEVEL)
    yield change_our_mind([_undone(each)])
    yield from _without_money()


def _without_money() -> Iterator[Objection]:
    yield no_cause_claimed(NO_CAUSE)
    yield no_money_used(WHOLE)
    yield neither(NEITHER)


def _undone(each: Contrast) -> Falls | None:
    if not each.is_told:
        return larger(each.difference, CLAIM_LEVEL)
    return answers_otherwise(
        each.difference, each.part.answers, least_told(each.difference, CLAIM_LEVEL), 1.0, OF_COMMENTS
    )


def _mood_strata(facts: Facts, issue: str, mood: str) -> dict[str, tuple[Tally, Tally]]:
    """By group: all other comments of the group, and those on the issue."""
    on_issue, whole = (facts.said_by(facts.view.compare_by, kind) for kind in ("issue", ALL))
    parts = {name: said.in_mood(mood) for (subject, name), said in on_issue.items() if subject == issue}
    groups = {name: said.in_mood(mood) for (_, name), said in whole.items()}
    return {
        name: (rest_of(part, groups[name]), part)
        for name, part in parts.items()
        if name in groups and groups[name].answers > part.answers > 0
    }


def _in_each_segment(trends: Trends, issue: str, is_above: bool) -> Objection:
    found = trends_within(trends, issue)
    if len(found) < FEWEST_SEGMENTS:
        why = sentence("Fewer than two segments have comments enough to look at one by one.")
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {})
    same, looked_at = sum(each == is_above for each in found), len(found)
    said = sentence(
        "Each segment alone, the share of {issue} moved the same way in {same:word} of {all:word}.",
        issue=issue,
        same=same,
        all=looked_at,
    )
    estimates = {
        "segments_looked_at": counted(Count(float(looked_at), "segments"), looked_at),
        "segments_the_same_way": counted(Count(float(same), "segments"), looked_at),
    }
    verdict = Verdict.NO if same == looked_at else Verdict.IN_PART if same else Verdict.YES
    return answered(Question.MIX, verdict, [said], estimates)
