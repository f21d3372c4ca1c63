"""How many of today's customers will still be there: claimed as far ahead as the projection was tested back."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Finding, Grade
from analysis.quantities import Count, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.hold_out import LARGEST_ERROR, HeldOut
from analysis.stories.retention_economics.projection.ahead import YEARS, Ahead
from analysis.stories.retention_economics.projection.starts import Start, chart_rows, held_out, starts_of, there_in
from analysis.stories.retention_economics.scope import evidence, month_name

ID = "customers-ahead"
RECORD = ("customer", "subscription", "revenue")


def customers_ahead_finding(ahead: Ahead) -> Finding:
    scope, everybody = ahead.scope, ahead.everybody
    starts = starts_of(ahead)
    chart = Chart(ChartKind.LINES, "customers")
    return Finding(
        id=ID,
        claim=_claim(ahead),
        subtitle=(
            f"Customers still there, by when they started; dashed as projected, in {month_name(ahead.then)} and in "
            f"{month_name(ahead.now)}, with 95 % intervals; {everybody.customers:,} customers today"
        ),
        estimates=_estimates(ahead, starts),
        evidence=evidence(ahead.result, chart, chart_rows(ahead, starts)),
        grade=Grade.OBSERVED,
        basis=scope.basis(everybody.customers, *RECORD),
        caveats=_caveats(ahead),
        method="shifted_beta_geometric",
        is_open=not everybody.is_told,
    )


def _claim(ahead: Ahead) -> Sentence:
    where = f" in segment {ahead.scope.view.segment}" if ahead.scope.view.segment else ""
    test = ahead.everybody.test.held_out
    parts: dict[str, Part] = {
        "where": where,
        "years": ahead.years,
        "then": month_name(ahead.then),
        "projected": test.projected_lost,
        "lost": Count(test.lost, ""),
        "kept": kept_share(ahead),
        "now": Count(ahead.everybody.customers, "customers"),
    }
    tested = "the same projection made in {then} expected {projected} to leave by now, and {lost} did"
    if not ahead.everybody.is_told:
        return Sentence(
            "How many of today's {now}{where} will still be there in {years} cannot be told yet: " + tested, parts
        )
    return Sentence("**{kept} of today's {now}{where} will still be there in {years}**: " + tested, parts)


def kept_share(ahead: Ahead) -> Estimate:
    """What part of today's customers will be there as far ahead as was tested."""
    there, customers = _ahead(ahead)[ahead.months], ahead.everybody.customers
    value, low, high = (Share(each.amount / customers) for each in (there.value, there.low, there.high))
    return Estimate(value, low, high, customers, there.method)


def _ahead(ahead: Ahead) -> dict[int, Estimate]:
    months = [each for each in YEARS if each <= ahead.months]
    return dict(zip(months, there_in(ahead, ahead.everybody.now, months), strict=True))


def _estimates(ahead: Ahead, starts: tuple[Start, ...]) -> dict[str, Estimate]:
    everybody = ahead.everybody
    found = {
        "customers_now": counted(Count(everybody.customers, "customers"), everybody.customers),
        f"customer_share_in_{ahead.months}_months": kept_share(ahead),
        **{f"customers_in_{months}_months": each for months, each in _ahead(ahead).items()},
        "largest_holdout_error": counted(Share(LARGEST_ERROR), everybody.customers),
    }
    for each in everybody.tested:
        found |= _of_test(each.held_out, f"[months={each.months}]")
    found |= _of_test(everybody.test.held_out, "")
    for start in starts:
        label = f"[start={start.name}]"
        found[f"customers_now{label}"] = counted(Count(start.customers, "customers"), start.customers)
        for months, there in zip(YEARS, there_in(ahead, start.now, list(YEARS)), strict=True):
            if months <= ahead.months:
                found[f"customers_in_{months}_months{label}"] = there
        test = held_out(ahead, start)
        found |= _of_test(test, label) if test else {}
    return found


def _of_test(test: HeldOut, label: str) -> dict[str, Estimate]:
    found = {
        f"holdout_customers{label}": counted(Count(test.customers, "customers"), test.customers),
        f"holdout_lost{label}": counted(Count(test.lost, "customers"), test.customers),
        f"holdout_lost_projected{label}": test.projected_lost,
    }
    return found | ({f"holdout_error{label}": test.error} if test.error else {})


def _caveats(ahead: Ahead) -> tuple[Sentence, ...]:
    said = [_limit(ahead)]
    said.append(
        sentence(
            "It knows the past alone: customers won from now on are not in it, nor reasons to leave that were not "
            "there before."
        )
    )
    if ahead.is_late_entry:
        said.append(
            sentence(
                "Customers who left before the exports begin are not in them, so each customer counts from the month "
                "in which it was first watched."
            )
        )
    return tuple(said)


def _limit(ahead: Ahead) -> Sentence:
    test = ahead.everybody.test.held_out
    side = "those who left" if test.lost <= test.seen else "those who stayed"
    limit = counted(Share(LARGEST_ERROR), ahead.everybody.customers)
    if test.error is None:
        return sentence(
            "Nobody left since {then}: nothing has put the projection to the test.", then=month_name(ahead.then)
        )
    template = "Held out, it missed by {error:size} of {side}; it is claimed up to a miss of {limit}"
    ending = ", and no further ahead than it was tested: {kept:interval}." if ahead.everybody.is_told else "."
    return sentence(template + ending, error=test.error, side=side, limit=limit, kept=kept_share(ahead))
