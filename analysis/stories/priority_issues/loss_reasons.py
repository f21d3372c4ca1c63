"""Why customers leave: which category of reasons leads, and what it took."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from math import sqrt
from typing import Any

from analysis.estimates import Estimate, counted
from analysis.findings import Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.confidence import two_sided_p
from analysis.stories.claim_level import CLAIM_LEVEL
from analysis.stories.priority_issues.facts import finding_id
from analysis.stories.priority_issues.judging import is_significant, times_needed
from analysis.stories.priority_issues.losses import QUERY, Losses

NOT_ACTIONABLE = "not actionable"
MOST_LOSSES_ADDED = 100  # times as many: beyond it no company will ever tell two reasons apart


def loss_reasons(losses: Losses) -> Finding | None:
    """Categories of reasons by count and share, with the money that left."""
    if losses.ranked.empty:
        return None
    return Finding(
        id=finding_id("loss-reasons"),
        claim=_claim(losses),
        subtitle=f"Share of losses with a stated reason, by category; money is what a loss says it cost, "
        f"otherwise twelve months of what the customer last paid. {losses.period.label}",
        estimates=_estimates(losses),
        evidence=_evidence(losses),
        grade=Grade.OBSERVED,
        basis=losses.facts.basis(losses.departments, losses.total, "losses", losses.period.label),
        caveats=_caveats(losses),
        method="lead",
        is_open=losses.lead is not None and not is_significant(losses.lead),
    )


def leading_category(losses: Losses) -> str | None:
    """The category named more often than the next by more than chance, or the only one."""
    if losses.ranked.empty or (losses.lead is not None and not is_significant(losses.lead)):
        return None
    return str(losses.ranked["category"].iloc[0])


def _claim(losses: Losses) -> Sentence:
    first = losses.rows()[0]
    parts: dict[str, Part] = {
        "first": first["category"],
        "share": losses.share(first["losses"]),
        "total": losses.count(losses.total),
    }
    if losses.lead is None:
        return sentence("**{first} is named in {share} of {total}**; no other reason can be shown", **parts)
    parts["tested"] = losses.lead
    if leading_category(losses) is None:
        second = losses.rows()[1]
        return sentence(
            "No single reason leads: **{first} ({share} of {total}) and {second} ({other}) cannot be told apart**",
            second=second["category"],
            other=losses.share(second["losses"]),
            **parts,
        )
    return _with_money(losses, "**{first} is the reason most often given for leaving**: {share} of {total}", parts)


def _with_money(losses: Losses, opening: str, parts: dict[str, Part]) -> Sentence:
    money = losses.total_money()
    if money is None:
        return sentence(opening + "", **parts)
    costliest = _costliest(losses)
    first = losses.rows()[0]
    if costliest is not None and costliest["category"] != first["category"]:
        parts |= {"costly": costliest["category"], "taken": losses.money_left(costliest), "left": money}
        return sentence(opening + "; yet {costly} took most of the money, {taken} of {left}", **parts)
    return sentence(
        opening + ", and {taken} of the {left} that left", taken=losses.money_left(first), left=money, **parts
    )


def _costliest(losses: Losses) -> dict[Hashable, Any] | None:
    """The category that took more money than the next by more than chance."""
    by_money = sorted(losses.rows(), key=lambda row: -row["money"])
    if len(by_money) < 2:
        return None
    first, second = by_money[:2]
    error = sqrt(first["money_squared"] + second["money_squared"])
    return first if two_sided_p(first["money"] - second["money"], error) < CLAIM_LEVEL else None


def _estimates(losses: Losses) -> dict[str, Estimate]:
    found = {"losses": losses.count(losses.total)} | ({"loss_share_lead": losses.lead} if losses.lead else {})
    for row in losses.categories.to_dict("records"):
        name = f"[category={row['category']}]"
        found["losses" + name] = losses.count(row["losses"])
        found["loss_share" + name] = losses.share(row["losses"])
        if row["losses_valued"] and row["money"] > 0:
            found["money_left" + name] = losses.money_left(row)
    if losses.not_actionable:
        found[f"losses[{NOT_ACTIONABLE}]"] = losses.count(losses.not_actionable)
    money = losses.total_money()
    if money:
        found["money_left_total"] = money
    return found | _counts(losses)


def _counts(losses: Losses) -> dict[str, Estimate]:
    """Behind the numbers of the caveats."""
    found = {
        "losses_without_reason": counted(Count(float(losses.without_reason), "losses"), losses.total),
        "losses_valued": counted(Count(float(losses.valued), "losses"), losses.total),
        "categories_hidden": counted(Count(float(losses.suppressed_groups), "categories"), losses.total),
    }
    needed = losses_to_tell(losses.lead, losses.total)
    return found | ({"losses_needed": counted(needed, losses.total)} if needed else {})


def _evidence(losses: Losses) -> Evidence:
    shares = [losses.share(count) for count in losses.ranked["losses"]]
    rows = losses.ranked.assign(
        label=losses.ranked["category"],
        value=[each.value.amount for each in shares],
        low=[each.low.amount for each in shares],
        high=[each.high.amount for each in shares],
        sample_size=losses.total,
        is_highlighted=losses.ranked["category"] == leading_category(losses),
        departments=[", ".join(losses.facts.departments_of(("loss",), each)) for each in losses.ranked["category"]],
    )
    columns = ["label", "value", "low", "high", "sample_size", "is_highlighted", "losses", "money", "departments"]
    return Evidence(QUERY, losses.result.parameters, Chart(ChartKind.BARS, "share"), rows[columns])


def _caveats(losses: Losses) -> tuple[Sentence, ...]:
    said = list(_what_it_would_take(losses))
    if losses.not_actionable:
        said.append(
            sentence(
                "Of these, {count} have a reason that nobody at the company could act on: counted in the total, "
                "told apart here and ranked nowhere.",
                count=losses.count(losses.not_actionable),
            )
        )
    if losses.without_reason >= losses.facts.minimum_group_size:
        missing = Count(float(losses.without_reason), "losses")
        said.append(sentence("Not counted: {missing} for which the export states no reason.", missing=missing))
    if 0 < losses.valued < losses.total:
        valued = Count(float(losses.valued), "losses")
        said.append(
            sentence("Money is known for {valued} of {total}.", valued=valued, total=losses.count(losses.total))
        )
    if losses.suppressed_groups:
        hidden = Count(float(losses.suppressed_groups), "categories")
        said.append(sentence("Not shown: {hidden:word} of too few customers.", hidden=hidden))
    return tuple(said)


def _what_it_would_take(losses: Losses) -> Iterator[Sentence]:
    """How many losses would tell the first two reasons apart; nothing where they already are, or never would be."""
    lead = losses.lead
    if lead is None or is_significant(lead):
        return
    needed = losses_to_tell(losses.lead, losses.total)
    if needed is None:
        yield sentence("The first two reasons are so close that no realistic number of losses would part them.")
    else:
        yield sentence("Telling the first two reasons apart would take about {needed}.", needed=needed)


def losses_to_tell(lead: Estimate | None, total: int) -> Count | None:
    """How many losses would tell the first two reasons apart; None where they are apart, or none ever will."""
    if lead is None or is_significant(lead):
        return None
    times = times_needed(lead.value.amount, (lead.high.amount - lead.low.amount) / 2)
    return None if times is None or times > MOST_LOSSES_ADDED else Count(float(round(times * total)), "losses")
