"""Whether customers whose onboarding was late leave faster, with segment and spend held equal."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Count, Days
from analysis.sentences import Sentence, sentence
from analysis.statistics.e_value import e_value
from analysis.statistics.refusals import NotEstimable
from analysis.stories.retention_economics.curves import curve_rows, curves_by, kept_estimates
from analysis.stories.retention_economics.lifetimes import seen_until
from analysis.stories.retention_economics.pace import controls_with_spread, paced, words_for
from analysis.stories.retention_economics.scope import Scope, evidence
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.what_would_tell import what_it_takes, what_would_tell
from queries.run import QueryResult

ID = "slow-onboarding"
NAME = "onboarding"
LATE_DAYS = 14  # as queries/marts/onboarding.sql counts: from then on a promised day was missed by more than a slip
COMMON_OUTCOME = 0.15  # VanderWeele & Ding 2017: beyond this share lost, a hazard ratio is no longer near a risk ratio
CONTROLS = ("segment", "spend_band")
LATE, IN_TIME = "Onboarded late", "Onboarded in time"


@dataclass(frozen=True)
class Onboarding:
    """`ratio` is how many times faster the late ones leave, `raw` the same with nothing held equal."""

    scope: Scope
    result: QueryResult
    counts: pd.DataFrame
    ratio: Estimate
    raw: Estimate
    e_value: Estimate

    @property
    def customers(self) -> int:
        return int(self.counts["entered"].sum())

    @property
    def lost(self) -> int:
        return int(self.counts["lost"].sum())

    @property
    def late(self) -> int:
        return int(self.counts.loc[self.counts["is_late"], "entered"].sum())

    @property
    def part_late(self) -> float:
        return self.late / self.customers

    def p_values(self) -> dict[str, float | None]:
        return {NAME: self.ratio.p_value}


def onboarding_of(scope: Scope) -> Onboarding | None:
    """None without dated onboardings, with too few customers on a side, or with nobody lost on one."""
    if scope.is_snapshot:
        return None
    result = scope.run("retention/lifetimes_by_onboarding")
    counts = result.frame
    sizes = counts.groupby("is_late")["entered"].sum()
    if len(sizes) < 2 or sizes.min() < scope.minimum:
        return None
    try:
        ratio = paced(counts, "is_late", controls_with_spread(counts, CONTROLS), "months of life")
        raw = paced(counts, "is_late", [], "months of life")
    except NotEstimable:
        return None
    is_common = counts["lost"].sum() / counts["entered"].sum() > COMMON_OUTCOME
    return Onboarding(scope, result, counts, ratio, raw, e_value(ratio, is_common_outcome=bool(is_common)))


def onboarding_finding(onboarding: Onboarding, searched: Searched) -> Finding:
    scope, is_told = onboarding.scope, searched.passes(NAME)
    kinds = onboarding.counts["is_late"].map({True: LATE, False: IN_TIME})
    curves = curves_by(onboarding.counts.assign(kind=kinds), "kind", {IN_TIME: IN_TIME, LATE: LATE}, scope.minimum)
    estimates = {
        "hazard_ratio": onboarding.ratio,
        "hazard_ratio[onboarding=late]": onboarding.ratio,
        "hazard_ratio[onboarding=late, nothing held equal]": onboarding.raw,
        "e_value": onboarding.e_value,
        "e_value[onboarding=late]": onboarding.e_value,
        "customers_onboarded_late": counted(Count(onboarding.late, "customers"), onboarding.customers),
        "assumption[late from]": counted(Days(LATE_DAYS), onboarding.customers),
    }
    if not is_told:
        estimates |= what_it_takes(onboarding.lost, onboarding.part_late, searched.tested)
    label = {LATE: "[onboarding=late]", IN_TIME: "[onboarding=in time]"}
    return Finding(
        id=ID,
        claim=_claim(onboarding, is_told),
        subtitle=(
            "Share of customers still there, by months since they began, onboarded in time or more than "
            f"{LATE_DAYS} days late; {onboarding.customers:,} customers, {onboarding.lost:,} lost"
        ),
        estimates=estimates | kept_estimates(curves, label),
        evidence=evidence(onboarding.result, Chart(ChartKind.STEP_CURVES, "share"), curve_rows(curves)),
        grade=Grade.ADJUSTED if is_told else Grade.OBSERVED,
        basis=scope.basis(onboarding.customers, "delivery", "customer", "subscription", "revenue"),
        caveats=_caveats(onboarding, is_told, searched),
        method="hazard",
        is_open=not is_told,
    )


def _claim(onboarding: Onboarding, is_told: bool) -> Sentence:
    until = seen_until(onboarding.scope)
    if not is_told:
        return sentence("Whether late onboarding goes with leaving cannot be told yet {until}", until=until)
    return sentence(
        "**Customers onboarded late leave {ratio} as fast** as like customers onboarded in time {until}",
        ratio=onboarding.ratio,
        until=until,
    )


def _caveats(onboarding: Onboarding, is_told: bool, searched: Searched) -> tuple[Sentence, ...]:
    if not is_told:
        return (what_would_tell(onboarding.lost, onboarding.part_late, searched.tested),)
    held = words_for([*controls_with_spread(onboarding.counts, CONTROLS), "tenure_band"])
    return (
        sentence(
            "Holding {held} equal, the pace is {ratio} as fast ({ratio:interval}); holding nothing equal, {raw}.",
            held=held,
            raw=onboarding.raw,
            ratio=onboarding.ratio,
        ),
        sentence(
            "To explain it away, something not in the exports would have to make both a late onboarding and leaving "
            "{strength} as likely.",
            strength=onboarding.e_value,
        ),
        sentence(
            "{late} of {customers} were onboarded late; each is watched from {days} after the day promised, "
            "so nobody counts who left before it was known.",
            late=onboarding.late,
            customers=Count(onboarding.customers, "customers"),
            days=Days(LATE_DAYS),
        ),
    )
