"""Is it one account? What the largest customer makes of it, in tenths, and whether the claim stands without it."""

from __future__ import annotations

from dataclasses import replace

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.quantities import Quantity
from analysis.sentences import Sentence, sentence
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.objections.answered import Verdict, followed_by
from analysis.stories.objections.one_account import largest_part
from analysis.stories.objections.standing import holds_without, is_open


def without_largest(
    tested: Estimate, ends: tuple[Quantity, Quantity], part: Estimate, customers: int, what: str
) -> Objection:
    """`ends`: the figure tested without the customer that holds most of the one side, or of the other; said is only
    whether the claim stands there, since the figure itself would tell what that customer pays."""
    found = largest_part(part, customers, what)
    keeps = holds_without(tested, *ends, CLAIM_LEVEL)
    if is_open(tested, CLAIM_LEVEL):
        ending = "Without any single customer it still cannot be told." if keeps else "Without one it could be told."
    else:
        ending = (
            "Without any single customer the claim stands." if keeps else "Without one of them the claim would fall."
        )
    told = followed_by(found, sentence(ending), {})
    return told if keeps else replace(told, answer=_turned(told))


def _turned(objection: Objection) -> Sentence:
    answer = objection.answer
    return replace(answer, template=answer.template.replace(Verdict.NO.value, Verdict.YES.value, 1))
