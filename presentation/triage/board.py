"""What stands on the board: each issue with its place by money, what was decided about it, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.estimates import Estimate
from analysis.findings import Finding, Story
from analysis.stories.priority_issues.became import became_of, became_said
from analysis.stories.priority_issues.exposure import REST
from analysis.stories.priority_issues.facts import facts_of
from analysis.view import View
from data_sources.triage import Card, State
from presentation.finding_name import short_name
from presentation.nouns import number_word
from presentation.wording import say
from queries.run import Edition

UNDECIDED = "To be decided"
LANES: dict[str, State | None] = {UNDECIDED: None, **{each.value.capitalize(): each for each in State}}
RANKED_BY = ("ranking", "most-raised")  # findings that put issues in order, the better first


@dataclass(frozen=True)
class Entry:
    """`rank` and `money` are None where the edition does not put the issue in order; `became` is a sentence."""

    issue: str
    rank: int | None
    money: Estimate | None
    card: Card | None
    became: str = ""

    @property
    def state(self) -> State | None:
        return self.card.latest.state if self.card else None


def board_of(story: Story, cards: Sequence[Card], edition: Edition) -> tuple[Entry, ...]:
    """Issues in the order of the priority issues, then those with a card alone."""
    by_issue = {card.issue: card for card in cards}
    finding = ranked_by(story)
    exposes = _exposed(finding) if finding else {}
    ranked = sorted(exposes, key=lambda issue: -exposes[issue].value.amount) if exposes else _listed(finding)
    became = _became(cards, edition)
    named = [*ranked, *(issue for issue in by_issue if issue not in ranked)]
    return tuple(
        Entry(
            issue,
            ranked.index(issue) + 1 if issue in ranked else None,
            exposes.get(issue),
            by_issue.get(issue),
            became.get(issue, ""),
        )
        for issue in named
    )


def ranked_by(story: Story) -> Finding | None:
    by_name = {short_name(each.id): each for each in story.findings}
    return next((by_name[name] for name in RANKED_BY if name in by_name), None)


def _exposed(finding: Finding) -> dict[str, Estimate]:
    """Revenue by issue; what is not told apart is no issue to decide about."""
    begin, end = "revenue_at_risk[issue=", "]"
    found = {name: each for name, each in finding.estimates.items() if name.startswith(begin) and name.endswith(end)}
    return {name[len(begin) : -len(end)]: each for name, each in found.items() if name != f"{begin}{REST}{end}"}


def _listed(finding: Finding | None) -> list[str]:
    return [str(label) for label in finding.evidence.rows["label"] if label != REST] if finding else []


def headline(board: Sequence[Entry]) -> str:
    """How many wait for a decision, and how many are in each state, said aloud."""
    many = {lane: sum(entry.state is state for entry in board) for lane, state in LANES.items()}
    decided = [f"{number_word(count)} {lane.lower()}" for lane, count in many.items() if count and lane != UNDECIDED]
    waiting = many[UNDECIDED]
    if not board:
        return "No issue to decide about yet"
    if not decided:
        return f"Nothing is decided yet: {_waiting(waiting)}"
    said = ", ".join(decided) + (f"; {_waiting(waiting)}" if waiting else "; none waits for a decision")
    return said[:1].upper() + said[1:]


def _waiting(waiting: int) -> str:
    return f"{number_word(waiting)} {'issue waits' if waiting == 1 else 'issues wait'} for a decision"


def _became(cards: Sequence[Card], edition: Edition) -> dict[str, str]:
    since = {card.issue: card.begun_on for card in cards}
    begun = {issue: day for issue, day in since.items() if day is not None}
    if not begun:
        return {}
    found = became_of(facts_of(edition, View()), begun)
    return {issue: say(became_said(each)) for issue, each in found.items()}
