"""Each large issue by itself: its share, its mood, its stage of the journey, who speaks of it, whether it grows."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.trend import FEWEST_PERIODS
from analysis.stories.satisfaction.breakdowns import named
from analysis.stories.voice.facts import finding_id
from analysis.stories.voice.groups import Groups
from analysis.stories.voice.moods import Moods
from analysis.stories.voice.ranked import Ranked
from analysis.stories.voice.talked import known_of
from analysis.stories.voice.tallies import COMPLAINT, PRAISE
from analysis.stories.voice.trends import OF, QUERY, Trends, lines

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
        subtitle=_subtitle(issue, talk, trends),
        estimates=_estimates(issue, talk, moods, groups, trends),
        evidence=_evidence(issue, talk, trends),
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


def _subtitle(issue: str, talk: Ranked, trends: Trends | None) -> str:
    if _has_lines(issue, trends) and trends is not None:
        return f"Share of {OF[trends.scope]} that name it, by quarter"
    return f"Share of comments that name it. {talk.facts.period.label}"


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
    trend = trends.of(issue)
    assert trend is not None
    if not trend.is_told:
        return sentence("Whether its share grows or shrinks cannot be told yet.")
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
    trend = trends.of(issue) if trends is not None else None
    return found | ({"yearly_factor_of_share": trend.factor} if trend else {})


def _has_lines(issue: str, trends: Trends | None) -> bool:
    return trends is not None and len(lines(trends, [issue], [issue])) >= FEWEST_PERIODS


def _evidence(issue: str, talk: Ranked, trends: Trends | None) -> Evidence:
    if trends is not None and _has_lines(issue, trends):
        rows = lines(trends, [issue], [issue])
        return Evidence(QUERY, trends.result.parameters, Chart(ChartKind.LINES, "share"), rows)
    whole = talk.evidence()
    rows = whole.rows[whole.rows["label"] == issue].reset_index(drop=True)
    return Evidence(whole.query, whole.parameters, Chart(ChartKind.BARS, "share"), rows)
