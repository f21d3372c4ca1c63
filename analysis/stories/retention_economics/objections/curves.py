"""What a board asks of how long customers stay."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.statistics.refusals import NotEstimable
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import no_cause_claimed, order_unknown
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import everybody
from analysis.stories.retention_economics.curves import Apart
from analysis.stories.retention_economics.group_words import customers_of
from analysis.stories.retention_economics.lifetimes import NAME, CurvesShown, Lifetimes, what_curves_show
from analysis.stories.retention_economics.objections.asked import Asked, customers
from analysis.stories.retention_economics.objections.every_end import among_all
from analysis.stories.retention_economics.objections.like_customers import like_customers
from analysis.stories.retention_economics.objections.paces import (
    chance_among_all,
    fewer_losses,
    once_each,
    pace_without_one,
)
from analysis.stories.retention_economics.objections.rows_counted import rows_counted
from analysis.stories.retention_economics.pace import paced
from analysis.stories.retention_economics.scope import EVERYBODY
from analysis.stories.retention_economics.what_would_tell import what_it_takes, what_would_tell


@dataclass(frozen=True)
class Compared:
    """The two groups that the claim names, and how many times as fast the one leaves as the other."""

    apart: Apart
    counts: pd.DataFrame
    ratio: Estimate

    @property
    def lost(self) -> int:
        return int(self.counts.loc[self.counts["is_worst"], "lost"].sum())


def curves_answers(lifetimes: Lifetimes, asked: Asked) -> list[Objection | None]:
    shown = what_curves_show(lifetimes, asked.searched)
    compared = _compared(lifetimes, shown)
    everyone = customers(lifetimes.customers)
    return [
        _noise(lifetimes, shown, compared, asked),
        everybody(
            sentence("Nobody was asked: it follows all {customers} whose start and end are known.", customers=everyone),
            {"customers_counted": everyone},
        ),
        _mix(lifetimes, shown.dimension, compared),
        pace_without_one(compared.counts, "is_worst", [], compared.ratio)
        if compared
        else once_each(lifetimes.customers),
        _other_way_round(shown.dimension, compared),
        no_money_used(sentence("It counts customers and months: there is no money in it.")),
        among_all(asked.searched, f"{NAME}{shown.dimension}") if shown.dimension != EVERYBODY else None,
        rows_counted(asked, ("subscription", "revenue"), sentence("Each customer counts once, from its first start.")),
        neither(sentence("Neither: it counts customers who stay, whatever they pay.")),
        change_our_mind([_undone(lifetimes, shown.dimension, compared, asked)]),
    ]


def _compared(lifetimes: Lifetimes, shown: CurvesShown) -> Compared | None:
    apart = shown.apart
    if apart is None:
        return None
    rows = lifetimes.of(shown.dimension)
    pair = rows[rows["group_name"].isin([apart.worst, apart.best])].reset_index(drop=True)
    counts = pair.assign(is_worst=pair["group_name"] == apart.worst)
    try:
        return Compared(apart, counts, paced(counts, "is_worst", [], "months of life"))
    except NotEstimable:
        return None


def _noise(lifetimes: Lifetimes, shown: CurvesShown, compared: Compared | None, asked: Asked) -> Objection:
    name = f"{NAME}{shown.dimension}"
    if compared is not None:
        return noise(compared.ratio, asked.searched.allowed(name), of="customers")
    if shown.dimension != EVERYBODY:
        return chance_among_all(asked.searched, name, lifetimes.lost, lifetimes.largest_part(shown.dimension))
    everyone, lost = customers(lifetimes.customers), counted(Count(lifetimes.lost, "losses"), lifetimes.customers)
    said = sentence(
        "{lost} among {customers} are counted in full; the band of the curve is how far like customers would move it.",
        lost=lost,
        customers=everyone,
    )
    return answered(Question.NOISE, Verdict.NO, [said], {"losses": lost, "customers_counted": everyone})


def _mix(lifetimes: Lifetimes, dimension: str, compared: Compared | None) -> Objection | None:
    """Put only where two kinds of customers are told apart."""
    if compared is None:
        return None
    return like_customers(lifetimes.scope, dimension, compared.apart.worst, compared.apart.best)


def _other_way_round(dimension: str, compared: Compared | None) -> Objection:
    if compared is None:
        return no_cause_claimed(sentence("It says how long customers stay, not why."))
    return order_unknown(
        sentence(
            "The exports hold the {dimension} as last known: who changed it before leaving counts where it ended.",
            dimension=dimension,
        )
    )


def _undone(lifetimes: Lifetimes, dimension: str, compared: Compared | None, asked: Asked) -> Falls:
    if compared is not None:
        fewer = fewer_losses(compared.ratio, compared.lost, customers_of(dimension, compared.apart.worst))
        if fewer is not None:
            return fewer
    if dimension == EVERYBODY or asked.searched.passes(f"{NAME}{dimension}"):
        return because(sentence("A curve that leaves its band once customers are watched longer would undo it."))
    part, tested = lifetimes.largest_part(dimension), asked.searched.tested
    return because(what_would_tell(lifetimes.lost, part, tested), what_it_takes(lifetimes.lost, part, tested))
