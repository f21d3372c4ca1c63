"""Which findings a board sees first: by rule, never by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from analysis.estimates import Estimate
from analysis.findings import Finding, Grade, Story
from analysis.quantities import Money
from analysis.stories.claim_level import CLAIM_LEVEL

FEWEST, MOST = 4, 6  # titles that a board reads as one argument
GRADES = (Grade.OBSERVED, Grade.ADJUSTED, Grade.TESTED)


@dataclass(frozen=True)
class Candidate:
    """`position` is the finding's place in its own story, most important first."""

    finding: Finding
    story_id: str
    position: int
    story_position: int

    @property
    def is_decided(self) -> bool:
        """ "It cannot be told yet" is no title for a board: of the tests that a claim shows, one at least passed."""
        has_passed = not self.p_values or min(self.p_values) < CLAIM_LEVEL
        return has_passed and not self.finding.is_open

    @property
    def p_values(self) -> list[float]:
        parts = [part for part in self.finding.claim.parts.values() if isinstance(part, Estimate)]
        return [part.p_value for part in parts if part.p_value is not None]

    @property
    def has_money(self) -> bool:
        parts = self.finding.claim.parts.values()
        return any(isinstance(part.value if isinstance(part, Estimate) else part, Money) for part in parts)

    @property
    def weight(self) -> tuple[bool, bool, int, int]:
        """What comes first among findings of equal place: tested, with money, of higher grade, told earlier."""
        return bool(self.p_values), self.has_money, GRADES.index(self.finding.grade), -self.position


def chosen(stories: Sequence[Story]) -> tuple[Candidate, ...]:
    """Four to six, where there are as many, in the order of the argument; at least one of each story that has one.

    First each story's most important claim that holds; then the surest that works, the surest cause and the most
    telling money not yet among them; then, up to four, what each story tells next.
    """
    candidates = [
        Candidate(finding, story.id, position, story_position)
        for story_position, story in enumerate(stories)
        for position, finding in enumerate(story.findings)
    ]
    decided = [candidate for candidate in candidates if candidate.is_decided]
    picked = _first_of_each_story(candidates, decided)
    _add_best(picked, decided, lambda each: each.finding.grade is Grade.TESTED)
    _add_best(picked, decided, lambda each: each.finding.grade is Grade.ADJUSTED)
    _add_best(picked, decided, lambda each: each.has_money)
    for candidate in sorted(decided, key=lambda each: (each.position, not each.has_money, each.story_position)):
        if len(picked) < FEWEST and candidate not in picked:
            picked.append(candidate)
    return tuple(sorted(picked[:MOST], key=_place_in_argument))


def _first_of_each_story(candidates: Iterable[Candidate], decided: Sequence[Candidate]) -> list[Candidate]:
    """A story that claims nothing is quoted with its first finding, which then says what cannot be told."""
    firsts: dict[str, Candidate] = {}
    for candidate in (*decided, *candidates):
        firsts.setdefault(candidate.story_id, candidate)
    return list(firsts.values())


def _add_best(picked: list[Candidate], decided: Iterable[Candidate], wanted: Callable[[Candidate], bool]) -> None:
    """The weightiest of those wanted, unless one of them is picked already."""
    fitting = [candidate for candidate in decided if wanted(candidate)]
    if fitting and not any(candidate in picked for candidate in fitting):
        picked.append(max(fitting, key=lambda each: each.weight))


def _place_in_argument(candidate: Candidate) -> tuple[int, int, int]:
    """Where customers stand, what it costs, what causes it, what works: stories are told in that order, and what was
    tested against a comparison closes the argument."""
    closes = candidate.finding.grade is Grade.TESTED
    return int(closes), candidate.story_position, candidate.position
