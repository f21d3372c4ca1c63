"""What a customer is worth: the margin still to come, discounted, and what it starts from."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Count, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.joined import listed
from analysis.stories.retention_economics.projection.still_there import RECORD
from analysis.stories.retention_economics.projection.worth_of_base import Valued, WorthOfBase, furthest_apart
from analysis.stories.retention_economics.scope import evidence, month_name

ID = "customer-value"
SMALLEST_SUM = 0.005  # half a cent: what adding up in floating point may leave


def customer_value_finding(worth: WorthOfBase) -> Finding:
    """Open where the projection of all customers has not stood its test: then no money is claimed from it."""
    ahead, scope = worth.ahead, worth.ahead.scope
    is_told = ahead.everybody.is_told
    by = "by segment, " if ahead.segments else ""
    chart = Chart(ChartKind.DOTS, scope.money(0, per="").unit)
    return Finding(
        id=ID,
        claim=_claim(worth) if is_told else _open_claim(worth),
        subtitle=(
            f"Margin that a new customer is expected to bring over its lifetime, {scope.currency} of today, "
            f"{by}with 95 % intervals; {ahead.everybody.customers:,} customers today"
        ),
        estimates=_estimates(worth) if is_told else _behind_open(worth),
        evidence=evidence(ahead.result, chart, _rows(worth) if is_told else _rows(worth).iloc[:0]),
        grade=Grade.OBSERVED,
        basis=scope.basis(ahead.everybody.customers, *RECORD),
        caveats=(_interval(worth), *_starts_from(worth), *_assumptions(worth), *_tested(worth)) if is_told else (),
        method="residual_value",
        is_open=not is_told,
    )


def _claim(worth: WorthOfBase) -> Sentence:
    where = f" in segment {worth.ahead.scope.view.segment}" if worth.ahead.scope.view.segment else ""
    parts: dict[str, Part] = {
        "residual": worth.residual,
        "now": Count(worth.ahead.everybody.customers, "customers"),
        "where": where,
    }
    template = "**Today's {now}{where} are worth {residual}**, the margin that they are still expected to bring"
    apart = furthest_apart(worth.groups)
    if apart is None or apart[0].new is None or apart[1].new is None:
        return Sentence(template, parts)
    most, least = apart
    parts |= {"best": most.group.name, "high": apart[0].new, "worst": least.group.name, "low": apart[1].new}
    return Sentence(template + "; a new {best} customer is worth {high}, a new {worst} one {low}", parts)


def _open_claim(worth: WorthOfBase) -> Sentence:
    test = worth.ahead.everybody.test.held_out
    return sentence(
        "What a customer is worth cannot be told yet: the projection made in {then} expected "
        "{projected} to leave by now, and {lost} did",
        then=month_name(worth.ahead.then),
        projected=test.projected_lost,
        lost=Count(test.lost, ""),
    )


def _behind_open(worth: WorthOfBase) -> dict[str, Estimate]:
    test = worth.ahead.everybody.test.held_out
    lost = counted(Count(test.lost, "customers"), test.customers)
    return {"holdout_lost": lost, "holdout_lost_projected": test.projected_lost}


def _rows(worth: WorthOfBase) -> pd.DataFrame:
    """One row for each group of which a new customer can be valued, worth most first."""
    rows = [
        (each.group.name, each.new.value.amount, each.new.low.amount, each.new.high.amount, each.group.customers)
        for each in worth.groups
        if each.new is not None
    ]
    frame = pd.DataFrame(rows, columns=["label", "value", "low", "high", "sample_size"])
    return frame.sort_values("value", ascending=False, kind="stable")


def _estimates(worth: WorthOfBase) -> dict[str, Estimate]:
    ahead = worth.ahead
    customers = ahead.everybody.customers
    found = {
        "residual_value": worth.residual,
        "residual_value_within_tested": worth.within_tested,
        "residual_value_within_tested_share": _within(worth),
        "assumption[gross_margin]": counted(Share(worth.gross_margin), customers),
        "assumption[discount_rate]": counted(Share(worth.discount_rate), customers),
        "customers_now": counted(Count(customers, "customers"), customers),
        **starting_from(worth),
    }
    if worth.new is not None:
        found["customer_lifetime_value"] = worth.new
    for each in worth.groups:
        found |= _of_group(each)
    if worth.others is not None and worth.others.sample_size >= ahead.scope.minimum:
        found["residual_value[segment=others]"] = worth.others
    return found


def _of_group(valued: Valued) -> dict[str, Estimate]:
    """Of all customers together, where there are no segments, the names have no group."""
    if not valued.group.is_segment:
        return _test_of(valued, "")
    label = f"[segment={valued.group.name}]"
    new = {f"customer_lifetime_value{label}": valued.new} if valued.new is not None else {}
    return {f"residual_value{label}": valued.residual, **new, **_test_of(valued, label)}


def _test_of(valued: Valued, label: str) -> dict[str, Estimate]:
    test = valued.group.test.held_out
    return {f"holdout_error{label}": test.error} if test.error is not None else {}


def _interval(worth: WorthOfBase) -> Sentence:
    return sentence(
        "How far the sum would move with the pace of leaving that the losses seen allow for: {residual:interval}.",
        residual=worth.residual,
    )


def starting_from(worth: WorthOfBase) -> dict[str, Estimate]:
    """The revenue that the value starts from, beside all of it; nothing from which the pay of few would follow."""
    found = {"recurring_revenue_at_end": worth.revenue.a_month("at_end")}
    if worth.is_rest_few:
        return found
    rest, payers = worth.not_valued
    a_month = worth.ahead.scope.money
    found["recurring_revenue_valued"] = counted(a_month(worth.valued_a_month), worth.paying)
    found["customers_paying_valued"] = counted(Count(worth.paying, "customers"), worth.paying)
    if payers:
        found["recurring_revenue_not_valued"] = counted(a_month(rest), payers)
        found["customers_paying_not_valued"] = counted(Count(payers, "customers"), payers)
    return found


def _starts_from(worth: WorthOfBase) -> tuple[Sentence, ...]:
    """How the value ties to the revenue that is paid now."""
    found, end = starting_from(worth), worth.revenue.end_month
    parts: dict[str, Part] = {**found, "when": f" of {month_name(end)}" if end else ""}
    who = "customers who had left by the end, or whose start no export tells."
    if worth.is_rest_few:
        template = "It starts from the {recurring_revenue_at_end} of recurring revenue{when}, without a few " + who
        return (Sentence(template, parts),)
    template = "It starts from {recurring_revenue_valued} that {customers_paying_valued} pay"
    if abs(worth.not_valued[0]) < SMALLEST_SUM:
        return (Sentence(template + ": all recurring revenue{when}.", parts),)
    template += ", of {recurring_revenue_at_end} of recurring revenue{when}; the rest is of "
    return (Sentence(template + "{customers_paying_not_valued} " + who.removeprefix("customers "), parts),)


def _assumptions(worth: WorthOfBase) -> tuple[Sentence, ...]:
    customers = worth.ahead.everybody.customers
    return (
        sentence(
            "A gross margin of {margin} and a discount rate of {rate} a year are assumptions named in company.toml; "
            "each customer is taken to go on paying what it pays now, without growth and without a rise of prices.",
            margin=counted(Share(worth.gross_margin), customers),
            rate=counted(Share(worth.discount_rate), customers),
        ),
        sentence(
            "{part} of it is to come within {years}, as far as the projection was tested; the rest is on the "
            "supposition that leaving goes on as it did.",
            part=_within(worth),
            years=worth.ahead.years,
        ),
    )


def _within(worth: WorthOfBase) -> Estimate:
    part = worth.within_tested.value.amount / worth.residual.value.amount
    return counted(Share(part), worth.ahead.everybody.customers)


def _tested(worth: WorthOfBase) -> tuple[Sentence, ...]:
    """How the projection of each segment stood its test; whoever failed is valued by the pace of all customers."""
    said = []
    tests = {each.group.name: each.group.test.held_out for each in worth.groups if each.group.is_segment}
    if tests:
        parts: dict[str, Part] = {"then": month_name(worth.ahead.then)}
        lines = []
        for place, (name, test) in enumerate(tests.items()):
            if test.error is not None:
                parts[f"error_{place}"] = test.error
                lines.append(f"{{error_{place}:size}} for {name}")
        template = f"Projected from {{then}} without what came after, customers kept were missed by {listed(lines)}"
        said.append(Sentence(template + " (of those who left or stayed, whichever were fewer).", parts))
    if worth.untold:
        names = listed([each.name for each in worth.untold])
        said.append(
            sentence(
                "What a customer in {names} is worth cannot be told yet: too few left, or the projection missed by too "
                "much. In the sum they leave at the pace of all customers.",
                names=names,
            )
        )
    return tuple(said)
