"""What those who have bought will buy in the next twelve months, beside how wrong the same reckoning has been."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.future_purchases import later_purchases, share_of
from analysis.stories.objections.finance import ControlTotal
from analysis.stories.objections.questions import in_order
from analysis.stories.retention_economics.buyers_worth import Worth
from analysis.stories.retention_economics.expected_purchases import ToCome
from analysis.stories.retention_economics.purchase_objections import objections_to_forecast
from analysis.stories.retention_economics.repeat_purchases import LARGEST_MISS, Repeats, bare
from analysis.stories.retention_economics.scope import evidence

ID = "purchases-to-come"


def to_come_finding(to_come: ToCome, worth: Worth | None, finance: ControlTotal | None) -> Finding:
    repeats = to_come.repeats
    return Finding(
        id=ID,
        claim=_claim(to_come),
        subtitle=_subtitle(repeats),
        estimates=_estimates(to_come),
        evidence=_evidence(repeats),
        grade=Grade.OBSERVED,
        basis=repeats.scope.basis(repeats.bought.value.amount, "purchase", of="customers who bought"),
        caveats=_caveats(to_come),
        objections=in_order(
            objections_to_forecast(
                repeats,
                to_come.purchases,
                to_come.purchases_by_chance,
                to_come.revenue,
                worth.values if worth else None,
                finance,
            )
        ),
        method="bg_nbd",
        is_open=to_come.is_open,
    )


def _claim(to_come: ToCome) -> Sentence:
    repeats, parts = to_come.repeats, _parts(to_come.repeats)
    if repeats.now.purchases is None:
        template = "**What customers will buy next cannot be told yet**: {again} of the {bought} bought again, and it "
        return Sentence(template + "takes {fewest}", {**parts, "again": bare(repeats.came_again)})
    if repeats.missed[0] is None:
        template = (
            "**What customers will buy next cannot be told yet**: it takes {weeks} of purchases, half to try it on"
        )
        return Sentence(template, {**parts, "weeks": repeats.weeks_needed})
    told = to_come.will_buy()
    if told is not None:
        return told
    template = (
        "**What customers will buy next cannot be told**: tried on what was already seen, the reckoning expected "
    )
    return Sentence(template + f"{{missed:size}} {_less(repeats)} purchases than were made", parts)


def _parts(repeats: Repeats) -> dict[str, Part]:
    given: dict[str, Part | None] = {
        "bought": repeats.bought,
        "fewest": repeats.fewest,
        "missed": repeats.missed[0],
    }
    return {name: part for name, part in given.items() if part is not None}


def _less(repeats: Repeats) -> str:
    missed = repeats.missed[0]
    return "fewer" if missed is not None and missed.value.amount < 0 else "more"


def _subtitle(repeats: Repeats) -> str:
    cut = repeats.earlier
    if cut is None or repeats.missed[0] is None:
        return "Customers by how often they have bought"
    return (
        f"Purchases in the {repeats.weeks_held_out:.0f} weeks after {cut.known_until.day} {cut.known_until:%B %Y}, "
        "by how often customers had bought by then: as expected from what was known then, and as made"
    )


def _estimates(to_come: ToCome) -> dict[str, Estimate]:
    repeats, cut = to_come.repeats, to_come.repeats.earlier
    seen = (None, None) if cut is None else cut.seen_later
    given = {
        "buyers_next_12_months": to_come.buyers,
        "purchases_next_12_months": to_come.purchases,
        "purchases_next_12_months[chance alone]": to_come.purchases_by_chance,
        "purchase_revenue_next_12_months": to_come.revenue,
        "active_customers": to_come.active,
        "active_customer_share": _active_share(to_come),
        "hold_out_error": repeats.missed[0],
        "hold_out_error[of=revenue]": repeats.missed[1],
        "purchases_expected[held out]": repeats.expected_then[0],
        "purchase_revenue_expected[held out]": repeats.expected_then[1],
        "purchases_made[held out]": None if seen[0] is None else repeats.counted(Count(seen[0], "purchases")),
        "purchase_revenue[held out]": None
        if seen[1] is None
        else repeats.counted(repeats.scope.money(seen[1], per="")),
        "weeks_held_out": repeats.counted(Count(round(repeats.weeks_held_out), "weeks")),
        "customers_who_bought": repeats.bought,
        "customers_who_bought_again": repeats.came_again,
        "customers_who_bought_once": repeats.came_once,
        "repeat_buyers_needed": repeats.fewest,
        "weeks_needed": repeats.weeks_needed,
        "assumption[largest_hold_out_error]": repeats.counted(Share(LARGEST_MISS)),
    }
    return {name: each for name, each in given.items() if each is not None}


def _active_share(to_come: ToCome) -> Estimate | None:
    again = to_come.repeats.came_again.value.amount
    return None if to_come.active is None else share_of(to_come.active, again)


def _evidence(repeats: Repeats) -> Evidence:
    """Expected and made in the time held out; where nothing was tried, how often customers have bought."""
    cut = repeats.earlier
    if cut is None or cut.purchases is None or repeats.missed[0] is None:
        classes = repeats.classes(repeats.now.buyers.seen)
        counts = [(each.label, float(each.customers), each.customers) for each in classes]
        bars = pd.DataFrame(counts, columns=["label", "value", "sample_size"])
        return evidence(repeats.result, Chart(ChartKind.BARS, "customers"), bars)
    expected = later_purchases(cut.purchases.parameters, cut.buyers.seen, repeats.weeks_held_out).expected
    expected, made = expected * cut.buyers.seen.customers, cut.rows["later_purchases"].to_numpy(dtype=float)
    rows = [
        (each.label, float(expected[each.holds].sum()), float(made[each.holds].sum()), each.customers)
        for each in repeats.classes(cut.buyers.seen)
    ]
    dots = pd.DataFrame(rows, columns=["label", "first", "second", "sample_size"])
    chart = Chart(ChartKind.PAIRED_DOTS, "purchases", {"first": "Expected", "second": "Made"})
    return evidence(repeats.result, chart, dots)


def _caveats(to_come: ToCome) -> tuple[Sentence, ...]:
    repeats, active = to_come.repeats, to_come.active
    said = [*_tried(repeats)]
    if to_come.is_open:
        return tuple(said)
    if active is not None:
        said.append(
            sentence(
                "{active:range} of the {again} who bought more than once are still active, by the same reckoning; of "
                "the {once} who bought once nobody can say who has left.",
                active=bare(active),
                again=bare(repeats.came_again),
                once=bare(repeats.came_once),
            )
        )
    if repeats.now.spend is None:
        said.append(
            sentence("What they will spend cannot be told: too few amounts are known, or a few spend without bound.")
        )
    if to_come.purchases is not None:
        said.append(
            sentence(
                "They will make {purchases:range}; the interval reaches at least as far as that trial missed. New "
                "customers come on top. Buying is assumed to go on as it was, without seasons or growth.",
                purchases=to_come.purchases,
            )
        )
    return tuple(said)


def _tried(repeats: Repeats) -> tuple[Sentence, ...]:
    cut, expected = repeats.earlier, repeats.expected_then[0]
    missed, missed_money = repeats.missed
    if cut is None or expected is None or missed is None:
        return ()
    template = (
        "Reckoned from purchases to {until} alone, {expected} were expected in the {weeks} after and {made} made: "
    )
    template += f"{{missed:size}} {'too few' if missed.value.amount < 0 else 'too many'}"
    parts: dict[str, Part] = {
        "until": cut.known_until,
        "expected": expected,
        "weeks": Count(round(repeats.weeks_held_out), "weeks"),
        "made": Count(cut.seen_later[0], ""),
        "missed": missed,
    }
    if missed_money is not None:
        template += f", in money {{missed_money:size}} too {'little' if missed_money.value.amount < 0 else 'much'}"
        parts["missed_money"] = missed_money
    limit = "; beyond {limit} nothing is projected." if max(_sizes(repeats)) > LARGEST_MISS else "."
    return (Sentence(template + limit, {**parts, "limit": Share(LARGEST_MISS)}),)


def _sizes(repeats: Repeats) -> list[float]:
    return [abs(each.value.amount) for each in repeats.missed if each is not None]
