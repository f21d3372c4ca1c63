"""Each large issue by itself: its share, its mood, its stage of the journey, who speaks of it, whether it grows."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.satisfaction.breakdowns import named
from analysis.stories.voice.facts import GROUPS, finding_id
from analysis.stories.voice.groups import Groups
from analysis.stories.voice.level_rows import level_row
from analysis.stories.voice.moods import Moods
from analysis.stories.voice.ranked import Ranked
from analysis.stories.voice.talked import known_of
from analysis.stories.voice.tallies import COMPLAINT, PRAISE
from analysis.stories.voice.trends import OF, Trends

MOST = 5  # issues: a page that portrays more is read by nobody
QUOTED = 3


def portraits(talk: Ranked, moods: Moods | None, groups: Groups | None, trends: Trends | None) -> Iterator[Finding]:
    for issue in talk.order[:MOST]:
        yield _portrait(issue, talk, moods, groups, trends)


def _portrait(issue: str, talk: Ranked, moods: Moods | None, groups: Groups | None, trends: Trends | None) -> Finding:
    facts = talk.facts
    said = talk.subjects[issue]
    return Finding(
        id=finding_id("issue-") + sha256(issue.encode()).hexdigest()[:8],
        claim=_claim(issue, talk, moods),
        subtitle=_subtitle(issue, talk, groups),
        estimates=_estimates(issue, talk, moods, groups, trends),
        evidence=_evidence(issue, talk, groups),
        grade=Grade.OBSERVED,
        basis=facts.basis(said.comments),
        caveats=tuple(_caveats(issue, talk, groups, trends)),
        quotations=facts.quoted.of_issue(issue, how_many=QUOTED),
        method="design_effect",
    )


def _claim(issue: str, talk: Ranked, moods: Moods | None) -> Sentence:
    said = talk.subjects[issue]
    parts: dict[str, Part] = {
        "issue": issue,
        "share": talk.share(issue),
        "customers": Count(said.customers, "customers"),
    }
    if moods is None or (PRAISE, issue) not in moods.found:
        return sentence("**{issue}: {share} of comments**, by {customers}", **parts)
    parts |= {each: moods.found[each, issue].level for each in (PRAISE, COMPLAINT)}
    return sentence(
        "**{issue}: {share} of comments**, by {customers}; in surveys {praise} of them praise and {complaint} complain",
        **parts,
    )


def _subtitle(issue: str, talk: Ranked, groups: Groups | None) -> str:
    by = f", by {groups.dimension}" if groups is not None and len(_levels(issue, groups)) > 1 else ""
    return f"Share of comments that name it{by}. {talk.facts.period.label}"


def _levels(issue: str, groups: Groups | None) -> dict[str, Estimate]:
    return {name: each.level for (of, name), each in groups.found.items() if of == issue} if groups is not None else {}


def _caveats(issue: str, talk: Ranked, groups: Groups | None, trends: Trends | None) -> Iterator[Sentence]:
    known = known_of(talk.facts, issue)
    stage, owner = known.get("journey_stage"), known.get("owner_department")
    if isinstance(stage, str) and stage:
        owned = f", owned by {owner}" if isinstance(owner, str) and owner else ""
        yield sentence(f"Stage of the journey: {{stage}}{owned}.", stage=stage)
    if groups is not None:
        yield _who(issue, groups)
    if trends is not None and trends.of(issue) is not None:
        yield _trend(issue, trends)


def _who(issue: str, groups: Groups) -> Sentence:
    above = groups.above(issue)
    if not above:
        return sentence(f"No {groups.dimension} speaks of it more often than the others by more than chance.")
    name = above[0][1]
    each = groups.found[issue, name]
    return sentence(
        "{group} customers speak of it more often: {share} of their comments, against {rest} of all others.",
        group=named(groups.dimension, name),
        share=each.level,
        rest=each.rest_level,
    )


def _trend(issue: str, trends: Trends) -> Sentence:
    moved = next((each for each in trends.moved if each.issue == issue), None)
    if moved is not None:
        return moved.said(f"It takes a {{larger}} share of {OF[trends.scope]} than before: {{now}} in {{quarter}}", ".")
    trend = trends.of(issue)
    if trend is None or not trend.is_told:
        return sentence(f"Whether its share of {OF[trends.scope]} grows or shrinks cannot be told yet.")
    return sentence(
        f"Its share of {OF[trends.scope]} {trend.direction}: each year {{factor}} that of the year before.",
        factor=trend.factor,
    )


def _estimates(
    issue: str, talk: Ranked, moods: Moods | None, groups: Groups | None, trends: Trends | None
) -> dict[str, Estimate]:
    said = talk.subjects[issue]
    found = {
        "comment_share": talk.share(issue),
        "comments": counted(Count(said.comments, "comments"), round(said.customers)),
        "customers": counted(Count(said.customers, "customers"), round(said.customers)),
    }
    for mood in (PRAISE, COMPLAINT):
        if moods is not None and (mood, issue) in moods.found:
            found[f"{mood}_share"] = moods.found[mood, issue].level
    for (of, name), each in groups.found.items() if groups is not None else ():
        if of == issue and groups is not None:
            found[f"comment_share[{groups.dimension}={name}]"] = each.level
            found[f"comment_share[all but {name}]"] = each.rest_level
    return found | (_trend_estimates(issue, trends) if trends is not None else {})


def _trend_estimates(issue: str, trends: Trends) -> dict[str, Estimate]:
    trend = trends.of(issue)
    found = {} if trend is None else {"yearly_factor_of_share": trend.factor}
    for moved in (each for each in trends.moved if each.issue == issue):
        found["comment_share_latest_quarter"] = moved.contrast.level
        if moved.may_say_before:
            found["comment_share_four_quarters_before"] = moved.contrast.rest_level
    return found


def _evidence(issue: str, talk: Ranked, groups: Groups | None) -> Evidence:
    """By group where two at least may be shown, beside everybody; otherwise everybody alone."""
    own = _levels(issue, groups)
    whole = talk.share(issue)
    levels = own if len(own) > 1 else {issue: whole}
    above = {name for _, name in groups.above(issue)[:1]} if groups is not None else set()
    rows = pd.DataFrame([level_row(name, each, name in above) for name, each in levels.items()])
    chart = Chart(ChartKind.DOTS, "share", reference=whole.value.amount if len(own) > 1 else None)
    return Evidence(GROUPS, talk.facts.parameters("issue"), chart, rows)
