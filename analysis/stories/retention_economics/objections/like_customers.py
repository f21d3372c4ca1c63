"""Is it mix? A difference between two kinds of customers, once like is compared with like."""

from __future__ import annotations

from math import log

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.refusals import NotEstimable
from analysis.statistics.stratified import Stratified, stratified_risk_ratio
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.mix import MOST_OF_IT
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics.group_words import customers_of, others_of
from analysis.stories.retention_economics.pace import controls_with_spread, words_for
from analysis.stories.retention_economics.scope import Scope

CONTROLS = ("segment", "spend_band", "tenure_band")


def verdict_on(plain: Estimate, adjusted: Estimate) -> Verdict:
    """Two ratios. Like with like still told apart is no mix, unless little of it is left; no longer told apart is mix
    where most of it went, and cannot be told where only the number of like customers did. Where the plain ratio is not
    told from 1, mix can only have hidden a difference."""
    is_told = _is_told(adjusted)
    if not _is_told(plain):
        return Verdict.IN_PART if is_told else Verdict.CANNOT_BE_TOLD
    left = log(adjusted.value.amount) / log(plain.value.amount)
    if is_told and left > 0:
        return Verdict.NO if left >= 1 - MOST_OF_IT else Verdict.IN_PART
    return Verdict.YES if left < 1 - MOST_OF_IT else Verdict.CANNOT_BE_TOLD


def _is_told(ratio: Estimate) -> bool:
    return not ratio.low.amount <= 1 <= ratio.high.amount


def paces_compared(plain: Estimate, adjusted: Estimate, held: str) -> Objection:
    """Hazard ratios with and without controls."""
    if not held:
        why = sentence("The exports tell nothing in which these customers differ that could be held equal.")
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {"plain": plain})
    no_difference = "; neither is told from no difference."
    said = sentence(
        "Among customers of the same {held} the pace is {adjusted} as fast ({adjusted:interval}), "
        "with nothing held equal {plain}" + (no_difference if not _is_told(plain) and not _is_told(adjusted) else "."),
        held=held,
        adjusted=adjusted,
        plain=plain,
    )
    estimates = {"plain": plain, "like_with_like": adjusted}
    return answered(Question.MIX, verdict_on(plain, adjusted), [said], estimates)


def like_customers(scope: Scope, dimension: str, worst: str, best: str) -> Objection:
    """The shares lost of two groups of a dimension, within bands of segment, spend and tenure."""
    result = scope.edition.run(
        "retention/customers_by_band", period_id=scope.period.period_id, segment=scope.segment, dimension=dimension
    )
    pair = result.frame[result.frame["group_name"].isin([worst, best])]
    wanted = [each for each in CONTROLS if each != dimension]
    controls = controls_with_spread(pair, wanted) if len(pair) else []
    names = {"worst": customers_of(dimension, worst), "best": others_of(dimension, best)}
    found = _within(pair, controls, worst) if controls else None
    if found is None:
        why = sentence(
            "No {worst} and {best} alike in {held} could be compared.", held=words_for(controls or wanted), **names
        )
        return answered(Question.MIX, Verdict.CANNOT_BE_TOLD, [why], {})
    estimates = {"risk_ratio": found.crude, "risk_ratio[like with like]": found.adjusted}
    return answered(
        Question.MIX,
        verdict_on(found.crude, found.adjusted),
        [_said(found, words_for(controls), names, scope)],
        estimates,
    )


def _within(pair: pd.DataFrame, controls: list[str], worst: str) -> Stratified | None:
    sides = pair.assign(side=pair["group_name"].map(lambda name: "exposed" if name == worst else "other"))
    wide = sides.pivot_table(index=controls, columns="side", values=["customers", "lost"], aggfunc="sum", fill_value=0)
    strata = pd.DataFrame(
        {
            f"{side}_{what}": wide[(column, side)]
            for side in ("exposed", "other")
            for what, column in (("hits", "lost"), ("total", "customers"))
            if (column, side) in wide
        }
    )
    try:
        found = stratified_risk_ratio(strata) if strata.shape[1] == 4 else None
    except NotEstimable:
        return None
    crude = None if found is None else _plain(sides)
    return None if found is None or crude is None else Stratified(crude, found.adjusted)


def _plain(sides: pd.DataFrame) -> Estimate | None:
    """All customers of both groups together, those without a like one among them."""
    sums = sides.groupby("side")[["lost", "customers"]].sum()
    row = {f"{side}_{what}": sums.loc[side, column] for side in sums.index for what, column in _COUNTS}
    try:
        return stratified_risk_ratio(pd.DataFrame([row])).crude
    except NotEstimable:
        return None


_COUNTS = (("hits", "lost"), ("total", "customers"))


def _said(found: Stratified, held: str, names: dict[str, str], scope: Scope) -> Sentence:
    template = (
        ("Among " if scope.is_snapshot else "Over these 12 months, among ")
        + "customers of the same {held}, {worst} left {adjusted} as often as {best} ({adjusted:interval}); "
        "with nothing held equal, {plain}."
    )
    if verdict_on(found.crude, found.adjusted) is Verdict.CANNOT_BE_TOLD:
        template += " That is too few like customers to tell."
    parts: dict[str, Part] = {"held": held, "adjusted": found.adjusted, "plain": found.crude, **names}
    return Sentence(template, parts)
