"""What would change our mind? The nearest point at which the claim would fall."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf

from scipy.special import ndtri

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Quantity, Ratio
from analysis.sentences import Sentence, sentence
from analysis.statistics.confidence import NORMAL_CRITICAL
from analysis.stories.claim_level import ALONE_LEVEL
from analysis.stories.objections.answered import answered
from analysis.stories.objections.questions import Question


@dataclass(frozen=True)
class Falls:
    """One thing that would bring the claim down, as a sentence with what its numbers rest on."""

    said: Sentence
    estimates: dict[str, Estimate]


def change_our_mind(reasons: Sequence[Falls | None]) -> Objection | None:
    """The reasons in the order given; None where there is none."""
    found = [each for each in reasons if each is not None]
    if not found:
        return None
    estimates = {name: estimate for each in found for name, estimate in each.estimates.items()}
    return answered(Question.CHANGE_OUR_MIND, None, [each.said for each in found], estimates)


def answers_otherwise(main: Estimate, answers: float, least: float, steps: float, of: str = "answers") -> Falls | None:
    """How many answers would have to be otherwise before the claim could not be told.

    `main` the tested difference, `answers` on the side that would change, `least` the largest difference (in its own
    unit) that chance would not be told from, `steps` what one answer moves its sum at most: 200 for a score (a
    promoter turned detractor), 1 for a share. None where the claim cannot be told as it is.
    """
    spare = abs(main.value.amount) - abs(least)
    if spare <= 0 or steps <= 0:
        return None
    needed = counted(Count(max(ceil(spare * answers / steps), 1), ""), round(answers))
    there = counted(Count(round(answers), of), round(answers))
    said = sentence(
        "If {needed:word} of the {there} had been the opposite, no difference could be told.",
        needed=needed,
        there=there,
    )
    return Falls(said, {f"{of}_needed_otherwise": needed, f"{of}_there": there})


def least_told(main: Estimate, level: float = ALONE_LEVEL) -> float:
    """The size that a difference needs before it is told at that level, from the interval of `main`."""
    error = (main.high.amount - main.low.amount) / 2 / NORMAL_CRITICAL
    return error * float(ndtri(1 - level / 2))


def larger(main: Estimate, level: float = ALONE_LEVEL) -> Falls:
    """For a claim that is open: from which size on a difference over as many would be told."""
    amount = main.value.with_amount(least_told(main, level))
    found = Estimate(amount, amount, amount, main.sample_size, "the least that would be told")
    return Falls(
        sentence("A difference above {least:size}, over as many, would be told.", least=found), {"least_told": found}
    )


def next_period(threshold: Estimate, claim: str, subject: str, below: bool, when: str = "next quarter") -> Falls:
    """What the next period would have to show: "a score above +12 next quarter would undo the fall"."""
    way = "below" if below else "above"
    said = sentence(
        f"{{subject}} {way} {{threshold}} {{when}} would undo {{claim}}.",
        subject=subject,
        threshold=threshold,
        when=when,
        claim=claim,
    )
    return Falls(said, {f"threshold[{when}]": threshold})


def explained_away(found: Estimate, both: str = "cause and effect") -> Falls | None:
    """By an E-value: how strong something unmeasured would have to be; `both` names what it would have to go with.

    None where nothing is needed.
    """
    if not isinstance(found.value, Ratio) or found.low.amount <= 1:
        return None
    said = sentence(
        "Something unmeasured that makes {both} each {value} as likely would explain it away; {low} as likely would "
        "leave it within chance.",
        both=both,
        value=found,
        low=found.low,
    )
    return Falls(said, {"e_value": found})


def would_take(missing: Count | None, more_than: Quantity | None = None) -> Falls:
    """For a claim that is open: how many more it would take to tell; None where there is nothing to tell."""
    if missing is None or missing.amount == inf:
        return Falls(sentence("Nothing differs here, so no number of answers would tell it."), {})
    return Falls(
        sentence("{missing} that go on as these do would settle it.", missing=missing),
        {"missing": counted(missing, round(missing.amount))},
    )


def because(said: Sentence, estimates: dict[str, Estimate] | None = None) -> Falls:
    """A reason of the story's own."""
    return Falls(said, estimates or {})
