"""What customers praise, and what they complain of: the mood of survey comments on each issue beside all others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.priority_issues.judging import search_caveats, searched_estimates
from analysis.stories.voice.contrasts import Contrast, contrasts
from analysis.stories.voice.facts import ANSWER, GROUPS, JUDGED, Facts, finding_id
from analysis.stories.voice.level_rows import level_row
from analysis.stories.voice.ranked import NO_NAME
from analysis.stories.voice.tallies import COMPLAINT, PRAISE, Said, share_of

IDS = {PRAISE: finding_id("praised"), COMPLAINT: finding_id("complained")}
VERBS = {PRAISE: "praise", COMPLAINT: "complain"}
LEADS = {
    PRAISE: "**{first} earns praise in {share} of survey comments on it**, against {rest} of all others",
    COMPLAINT: "**{first} draws complaints in {share} of survey comments on it**, against {rest} of all others",
}
MOST_BARS = 12  # that can still be read; the estimates hold all
HOW_JUDGED = sentence(
    "A comment is judged by its words, as the company's own scores taught them, or else by the score it came with."
)


@dataclass(frozen=True)
class Moods:
    """`issues`: those with enough survey comments whose mood is known; `found` by mood and issue, one search."""

    facts: Facts
    everything: Said
    issues: dict[str, Said]
    found: dict[tuple[str, str], Contrast]

    def of(self, mood: str) -> dict[str, Contrast]:
        """By issue, the share highest first."""
        own = [(issue, each) for (of, issue), each in self.found.items() if of == mood]
        return dict(sorted(own, key=lambda each: -each[1].level.value.amount))

    def above(self, mood: str) -> list[str]:
        """Issues whose comments are in that mood more often than all others by more than chance."""
        return [issue for issue, each in self.of(mood).items() if each.is_above]

    def point(self, mood: str) -> str:
        """The issue that is spoken of: in that mood most often, of those that stand out or of all."""
        return next(iter([*self.above(mood), *self.of(mood)]))

    @cached_property
    def searched(self) -> int:
        return len(self.found)


def moods_of(facts: Facts) -> Moods | None:
    """None where the mood of too few comments is known, or of those on fewer than two issues."""
    everything = facts.everything
    if everything is None or everything.customers_judged < facts.minimum_group_size:
        return None
    issues = {name: said for name, said in facts.subjects("issue", JUDGED).items() if name not in NO_NAME}
    if len(issues) < 2:
        return None
    compared = {
        (mood, issue): (said.in_mood(mood), everything.in_mood(mood))
        for mood in (PRAISE, COMPLAINT)
        for issue, said in issues.items()
    }
    found = contrasts(compared)
    return Moods(facts, everything, issues, found) if found else None


def mood_finding(moods: Moods, mood: str) -> Finding | None:
    contrasted = moods.of(mood)
    if not contrasted:
        return None
    facts, above = moods.facts, moods.above(mood)
    first = moods.point(mood)
    return Finding(
        id=IDS[mood],
        claim=_claim(moods, mood, first, is_told=bool(above)),
        subtitle=f"Share of survey comments on each issue that {VERBS[mood]}. {facts.period.label}",
        estimates=_estimates(moods, mood),
        evidence=_stacked(moods) if mood == PRAISE else _dots(moods, mood, first if above else None),
        grade=Grade.OBSERVED,
        basis=facts.basis(moods.everything.comments_judged, ANSWER, sample_of="survey comments"),
        caveats=(HOW_JUDGED, *_also(moods, mood, above[1:]), *search_caveats(moods.searched, "shares of issues")),
        quotations=facts.quoted.of_issue(first, mood),
        method="design_effect",
        is_open=not above,
    )


def _claim(moods: Moods, mood: str, first: str, is_told: bool) -> Sentence:
    each = moods.of(mood)[first]
    parts: dict[str, Part] = {
        "first": first,
        "share": each.level,
        "rest": each.rest_level,
        "tested": each.difference,
        "verb": VERBS[mood],
    }
    if is_told:
        return sentence(LEADS[mood], **parts)
    return sentence(
        "Whether customers {verb} more where they speak of any issue than elsewhere **cannot be told yet**; {first} "
        "comes nearest, with {share} of its comments and {rest} of all others",
        **parts,
    )


def _also(moods: Moods, mood: str, others: list[str]) -> tuple[Sentence, ...]:
    contrasted = moods.of(mood)
    return tuple(
        sentence(
            f"{{issue}} too: {{share}} of comments on it {VERBS[mood]}, against {{rest}} of all others.",
            issue=issue,
            share=contrasted[issue].level,
            rest=contrasted[issue].rest_level,
        )
        for issue in others[:2]
    )


def _estimates(moods: Moods, mood: str) -> dict[str, Estimate]:
    found: dict[str, Estimate] = {f"{mood}_share": share_of(moods.everything.in_mood(mood))}
    for issue, each in moods.of(mood).items():
        found[f"{mood}_share[issue={issue}]"] = each.level
        found[f"{mood}_share[all but {issue}]"] = each.rest_level
        found[f"{mood}_share_difference[issue={issue}]"] = each.difference
    return found | searched_estimates(moods.searched, "shares of issues")


def _largest(moods: Moods, mood: str) -> dict[str, Contrast]:
    """Those with most comments, in the order of their shares."""
    kept = sorted(moods.issues, key=lambda issue: -moods.issues[issue].comments_judged)[:MOST_BARS]
    return {issue: each for issue, each in moods.of(mood).items() if issue in kept}


def _stacked(moods: Moods) -> Evidence:
    rows = []
    for issue in _largest(moods, PRAISE):
        said = moods.issues[issue]
        parts = {
            PRAISE: said.comments_praising,
            "neutral": said.comments_judged - said.comments_praising - said.comments_complaining,
            COMPLAINT: said.comments_complaining,
        }
        rows += [{"label": issue, "part": part, "value": many / said.comments_judged} for part, many in parts.items()]
    return Evidence(GROUPS, moods.facts.parameters("issue"), Chart(ChartKind.STACKED, "share"), pd.DataFrame(rows))


def _dots(moods: Moods, mood: str, highlighted: str | None) -> Evidence:
    rows = [level_row(issue, each.level, issue == highlighted) for issue, each in _largest(moods, mood).items()]
    reference = share_of(moods.everything.in_mood(mood)).value.amount
    chart = Chart(ChartKind.DOTS, "share", reference=reference)
    return Evidence(GROUPS, moods.facts.parameters("issue"), chart, pd.DataFrame(rows))
