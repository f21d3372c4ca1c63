"""What a story claims: a comparison, a change, a driver. Counted by structure, and by words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from analysis.findings import Finding, Grade, Story
from analysis.sentences import Sentence
from presentation.wording import say


class Kind(StrEnum):
    """What a finding does when it is not open."""

    COUNTS = "counts what is there and compares nothing that chance could bring about"
    TESTS = "says of a comparison that it is more than chance, unless its claim says that this cannot be told"


# Every finding that a story can hold. A new one must be entered here: test_random_sets.py reads them from the stories.
KINDS: dict[str, Kind] = {
    "satisfaction/level": Kind.COUNTS,  # a group that stands apart is caught by the words
    "satisfaction/change": Kind.TESTS,
    "satisfaction/mix": Kind.TESTS,
    "satisfaction/touchpoints": Kind.TESTS,
    "satisfaction/pair": Kind.TESTS,
    "satisfaction/drivers": Kind.TESTS,
    "satisfaction/onboarding": Kind.TESTS,
    "satisfaction/features": Kind.TESTS,
    "satisfaction/issues": Kind.TESTS,
    "satisfaction/large-accounts": Kind.TESTS,
    "satisfaction/weights": Kind.COUNTS,  # "less happy" is caught by the words
    "satisfaction/coverage": Kind.COUNTS,
    "satisfaction/disagreement": Kind.COUNTS,
    "satisfaction/surveys": Kind.COUNTS,
    "satisfaction/breakdowns": Kind.TESTS,
    "retention-economics/purchases": Kind.COUNTS,
    "retention-economics/revenue-bridge": Kind.COUNTS,
    "retention-economics/customers-kept": Kind.COUNTS,
    "retention-economics/slow-onboarding": Kind.TESTS,
    "retention-economics/retention-by-satisfaction": Kind.TESTS,
    "retention-economics/undated-score": Kind.TESTS,
    "retention-economics/retention-curves": Kind.COUNTS,
    "retention-economics/cost-of-losing": Kind.COUNTS,
    "retention-economics/cohorts": Kind.TESTS,
    "retention-economics/revenue-concentration": Kind.COUNTS,
    "retention-economics/customers-ahead": Kind.COUNTS,
    "retention-economics/purchases-to-come": Kind.COUNTS,
    "retention-economics/customer-value": Kind.COUNTS,
    "retention-economics/customer-worth": Kind.COUNTS,
    "retention-economics/value-of-satisfaction": Kind.TESTS,
    "retention-economics/worth-of-an-improvement": Kind.TESTS,
    "retention-economics/saveable-revenue": Kind.TESTS,
    "voice/praised": Kind.TESTS,
    "voice/complained": Kind.TESTS,
    "voice/talk": Kind.TESTS,
    "voice/journey": Kind.TESTS,
    "voice/wishes": Kind.COUNTS,  # "most often" is caught by the words
    "voice/proposals": Kind.TESTS,
    "voice/trend": Kind.TESTS,
    "voice/groups": Kind.TESTS,
    "voice/competitors": Kind.TESTS,
    "voice/issue": Kind.COUNTS,  # one for each of the largest; what stands apart is caught by the words
    "voice/reading": Kind.COUNTS,
    "customer-stories/one": Kind.COUNTS,  # what is recorded of one customer
    "customer-stories/another": Kind.COUNTS,
    "customer-stories/third": Kind.COUNTS,
    "customer-stories/fourth": Kind.COUNTS,
    "priority-issues/money-first": Kind.TESTS,
    "priority-issues/rare-and-costly": Kind.TESTS,
    "priority-issues/most-raised": Kind.TESTS,
    "priority-issues/low-touchpoints": Kind.TESTS,
    "priority-issues/leaving": Kind.TESTS,
    "priority-issues/leaving-by-touchpoint": Kind.TESTS,
    "priority-issues/leaving-by-feature": Kind.TESTS,
    "priority-issues/loss-reasons": Kind.COUNTS,  # "most often" is caught by the words
    "priority-issues/reasons-within": Kind.COUNTS,  # "named most" is caught by the words
    "priority-issues/loss-groups": Kind.TESTS,
    "priority-issues/competitors": Kind.TESTS,
    "priority-issues/trend": Kind.TESTS,
    "priority-issues/initiatives": Kind.TESTS,
    "priority-issues/initiative": Kind.TESTS,  # one for each, its id going on with a dash and letters of its own
    "priority-issues/ranking": Kind.TESTS,
    "priority-issues/fixing": Kind.TESTS,
    "priority-issues/early-warning": Kind.TESTS,
}

FAMILIES = ("priority-issues/initiative", "voice/issue")  # ids that go on with letters of their own
COMPARES = re.compile(
    r"\b(rose|fell|grew|shrank|moved by|higher|lower|happier|less happy|(?:more|less|ever more) often|ever more|faster"
    r"|slower|as fast|times as|as much|weakest|apart|differs?|most often|worked|worse|better|drives?|drivers?|explains?"
    r"|goes? (?:most )?with|named most|is worth .*, a new"
    r"|points (?:above|below)|against|disappoints? most|most revenue|more than any|leads?|depends on|worth more"
    r"|improved|worsened|accelerates?|has appeared|first|outside the limits|has shifted)\b"
    r"|\bleft, .* of (?:those|customers)\b|% of those in\b",
    re.IGNORECASE,
)
NOT_TOLD = re.compile(
    r"cannot (?:yet )?be told|(?:by|than) (?:more than )?chance|within chance|whether |none of|neither |hardly "
    r"|no effect|no single|nothing in these exports|would (?:take|show|be needed|probably have shown)"
    r"|could lie anywhere|nearest|no difference|no other reason can be shown|so close|equally often"
    r"|moved like those|shows as much|ratings explain|which of the|none could be held|questions differ"
    r"|those who left soon are missing",
    re.IGNORECASE,
)
# What compares by its words alone: assumptions, arithmetic, how a thing was counted.
HOW_COUNTED = (
    "A curve ends where",
    "Before it began",
    "Before they began",
    "An initiative is judged against",
    "whatever else changed",
    "Counted in full",
    "One snapshot shows",
    "Holding ",
    "To explain it away",
    "Customers who left before the exports begin",
    "The export holds who was there",
    "Of customers whose score",
    "Searched:",
)


def claimed(story: Story) -> list[str]:
    """One line for each claim of a comparison; empty where the story says that nothing can be told."""
    found = [line for finding in story.findings for line in _claimed_in(finding)]
    lines = (story.headline, story.situation, story.complication, story.answer)
    return found + [f"{story.id}: {each}" for line in lines for each in comparisons(line)]


def kind_of(finding_id: str) -> Kind:
    """Raises KeyError for a finding that nobody has entered above."""
    family = next((each for each in FAMILIES if finding_id.startswith(f"{each}-")), finding_id)
    return KINDS[family]


def _claimed_in(finding: Finding) -> Iterator[str]:
    claim = say(finding.claim)
    is_told = not finding.is_open and not NOT_TOLD.search(claim.split("; ")[0])
    if is_told and (kind_of(finding.id) is Kind.TESTS or finding.grade is not Grade.OBSERVED):
        yield f"{finding.id}: {claim}"
    else:
        yield from (f"{finding.id}: {each}" for each in comparisons(finding.claim))
    yield from (f"{finding.id} (caveat): {each}" for caveat in finding.caveats for each in comparisons(caveat))


def comparisons(said: Sentence) -> Iterator[str]:
    """The clauses of a sentence that compare, and do not say that chance would show as much."""
    text = say(said)
    if text.startswith(HOW_COUNTED):
        return
    for clause in re.split(r"(?<=[;.]) ", text):
        if COMPARES.search(clause) and not NOT_TOLD.search(clause):
            yield clause
