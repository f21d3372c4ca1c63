"""Is it mix? How much is customers of the same kind differing, and how much is other kinds of customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.claim_level import ALONE_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.questions import Question
from analysis.stories.objections.standing import holds, is_as_good_as, is_open

MOST_OF_IT = 0.5  # a mix effect of half the change or more explains more of it than anything else does


@dataclass(frozen=True)
class RateAndMixBy:
    """A change split by one dimension; both effects add up to the change. `is_told`: the mix survived its search."""

    dimension: str
    rate: Estimate
    mix: Estimate
    is_told: bool


def rate_and_mix_answer(total: Estimate, splits: Sequence[RateAndMixBy]) -> Objection:
    """Over every dimension that was tried; the one whose mix is told and explains most is spoken of."""
    if not splits:
        why = sentence("The exports name no groups of customers by which it could be split.")
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {"total": total})
    most = max(splits, key=lambda each: (each.is_told, abs(each.mix.value.amount)))
    told = sum(each.is_told for each in splits)
    estimates = {"total": total, **_effects(splits), **_tried(splits, told)}
    lines = [_most(total, most), _of_all(splits, told, estimates)]
    return answered(Question.MIX, _verdict(total, most), lines, estimates)


def like_with_like(
    plain: Estimate,
    adjusted: Estimate | None,
    held: str,
    answered_of: str = "answers",
    level: float = ALONE_LEVEL,
) -> Objection:
    """`adjusted` is `plain` once customers are compared with others of the same kind; `held` says the same what.

    `level` is what the claim is held to: one that is open stays so, or could be told like with like.
    """
    if adjusted is None:
        why = sentence("No two groups by {held} hold both kinds, so like cannot be compared with like.", held=held)
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {"plain": plain})
    instead = (
        "stays {adjusted:signed} ({adjusted:interval})"
        if is_as_good_as(plain, adjusted)
        else ("is {adjusted:signed} ({adjusted:interval}) instead of {plain:signed}")
    )
    said = sentence(
        "Compared with customers of the same {held} it " + instead + ", from {sample}.",
        held=held,
        adjusted=adjusted,
        plain=plain,
        sample=Count(adjusted.sample_size, answered_of),
    )
    return answered(Question.MIX, _like(plain, adjusted, level), [said], {"plain": plain, "like_with_like": adjusted})


def _like(plain: Estimate, adjusted: Estimate, level: float) -> Verdict:
    if is_open(plain, level):
        return Verdict.NO if holds(plain, adjusted, level) else Verdict.IN_PART
    if not holds(plain, adjusted, level):
        return Verdict.YES
    smaller = abs(adjusted.value.amount) < (1 - MOST_OF_IT) * abs(plain.value.amount)
    return Verdict.IN_PART if smaller else Verdict.NO


def _effects(splits: Sequence[RateAndMixBy]) -> dict[str, Estimate]:
    rates = {f"rate_effect[by={each.dimension}]": each.rate for each in splits}
    return rates | {f"mix_effect[by={each.dimension}]": each.mix for each in splits}


def _tried(splits: Sequence[RateAndMixBy], told: int) -> dict[str, Estimate]:
    return {
        "dimensions_tried": counted(Count(len(splits), "dimensions"), len(splits)),
        "dimensions_with_mix": counted(Count(told, "of them"), len(splits)),
    }


def _verdict(total: Estimate, most: RateAndMixBy) -> Verdict:
    if not most.is_told:
        return Verdict.NO
    change, part = total.value.amount, most.mix.value.amount
    return Verdict.YES if change * part > 0 and abs(part) >= MOST_OF_IT * abs(change) else Verdict.IN_PART


def _most(total: Estimate, most: RateAndMixBy) -> Sentence:
    parts: dict[str, Part] = {"total": total, "rate": most.rate, "mix": most.mix, "dimension": most.dimension}
    if not most.is_told:
        return Sentence(
            "Who answered moved it by no more than chance: by {dimension} {mix:signed} ({mix:interval}) "
            "of {total:signed}.",
            parts,
        )
    return Sentence(
        "Of {total:signed}, other kinds of customers by {dimension} make {mix:signed} and customers of the same "
        "{dimension} {rate:signed} ({rate:interval}).",
        parts,
    )


def _of_all(splits: Sequence[RateAndMixBy], told: int, estimates: dict[str, Estimate]) -> Sentence:
    if len(splits) == 1:
        return sentence("No other dimension is known.")
    return sentence(
        "Of {tried:word} tried, mix is told from chance in " + ("{told:word}." if told else "none."),
        tried=estimates["dimensions_tried"],
        told=told,
    )
