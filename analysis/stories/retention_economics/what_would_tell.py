"""Why nothing can be told, and what it would take."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.quantities import Count, Ratio
from analysis.sentences import Sentence, sentence
from analysis.statistics.losses_needed import losses_needed
from analysis.stories.claim_level import RETENTION_LEVEL

TWICE_AS_FAST = Ratio(2.0)
SMALLEST_PART = 0.05  # of the customers: a kind rarer than this would need more losses than any company has


def what_would_tell(lost: int, part: float, tested: int, level: float = RETENTION_LEVEL) -> Sentence:
    """Too few losses, or enough of them to have shown a pace twice as fast. `part` of the customers are of the kind."""
    found = {name: each.value for name, each in what_it_takes(lost, part, tested, level).items()}
    needed = found.get("losses_needed")
    if needed is not None and lost < needed.amount:
        return sentence(
            "{lost} " + ("is" if lost == 1 else "are") + " too few to tell ({tested} searched): "
            "a kind of customer that leaves twice as fast would show with about {needed}.",
            lost=found["losses"],
            tested=found["comparisons_searched"],
            needed=needed,
        )
    return sentence(
        "The differences seen are what chance brings about ({tested} searched); "
        "with {lost}, a kind of customer that leaves twice as fast would probably have shown.",
        lost=found["losses"],
        tested=found["comparisons_searched"],
    )


def what_it_takes(lost: int, part: float, tested: int, level: float = RETENTION_LEVEL) -> dict[str, Estimate]:
    """The numbers of that sentence."""
    found = {
        "losses": counted(Count(lost, "losses"), lost),
        "comparisons_searched": counted(Count(tested, "comparisons"), tested),
    }
    of_one = level / max(tested, 1)  # the first of so many must pass at this
    needed = losses_needed(TWICE_AS_FAST, min(max(part, SMALLEST_PART), 1 - SMALLEST_PART), level=of_one)
    return found | ({} if needed is None else {"losses_needed": counted(needed, lost)})
