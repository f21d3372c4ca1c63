"""What a board asks of each finding of retention economics, with computed answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from analysis.findings import Finding, Objection
from analysis.stories.objections.questions import in_order
from analysis.stories.retention_economics.bridge_finding import ID as BRIDGE
from analysis.stories.retention_economics.cohorts import ID as COHORTS
from analysis.stories.retention_economics.kept_finding import ID as KEPT
from analysis.stories.retention_economics.lifetimes import ID as LIFETIMES
from analysis.stories.retention_economics.losing_costs import ID as COSTS
from analysis.stories.retention_economics.objections.asked import Asked
from analysis.stories.retention_economics.objections.bridge import bridge_answers
from analysis.stories.retention_economics.objections.cohorts import cohorts_answers
from analysis.stories.retention_economics.objections.concentration import concentration_answers
from analysis.stories.retention_economics.objections.costs import costs_answers
from analysis.stories.retention_economics.objections.curves import curves_answers
from analysis.stories.retention_economics.objections.kept import kept_answers
from analysis.stories.retention_economics.objections.onboarding import onboarding_answers
from analysis.stories.retention_economics.objections.purchases import purchases_answers
from analysis.stories.retention_economics.objections.undated import undated_answers
from analysis.stories.retention_economics.onboarding import ID as ONBOARDING
from analysis.stories.retention_economics.parts import Parts
from analysis.stories.retention_economics.projection.answers import answers_on_staying, answers_on_worth
from analysis.stories.retention_economics.projection.customer_value import ID as CUSTOMER_VALUE
from analysis.stories.retention_economics.projection.still_there import ID as CUSTOMERS_AHEAD
from analysis.stories.retention_economics.purchases import ID as PURCHASES
from analysis.stories.retention_economics.revenue_concentration import ID as CONCENTRATION
from analysis.stories.retention_economics.undated_scores import ID as UNDATED

Answers = Iterable[Objection | None]


def with_objections(findings: Iterable[Finding], parts: Parts) -> tuple[Finding, ...]:
    """Each finding with its answers beside those that it brings itself, in the order in which a board asks."""
    answers = _answerers(Asked(parts))
    return tuple(
        replace(each, objections=in_order([*each.objections, *answers[each.id]()])) if each.id in answers else each
        for each in findings
    )


def _answerers(asked: Asked) -> dict[str, Callable[[], Answers]]:
    """By the finding's id, for the parts that there are."""
    parts = asked.parts
    found: list[tuple[str, object, Callable[..., Answers]]] = [
        (PURCHASES, parts.purchases, purchases_answers),
        (BRIDGE, parts.revenue, bridge_answers),
        (KEPT, parts.kept, kept_answers),
        (ONBOARDING, parts.onboarding, onboarding_answers),
        (UNDATED, parts.undated, undated_answers),
        (LIFETIMES, parts.lifetimes, curves_answers),
        (COSTS, parts.costs, costs_answers),
        (COHORTS, parts.cohorts, cohorts_answers),
        (CONCENTRATION, parts.concentration, concentration_answers),
        (CUSTOMERS_AHEAD, parts.ahead, answers_on_staying),
        (CUSTOMER_VALUE, parts.base_worth, answers_on_worth),
    ]
    return {name: partial(answers, part, asked) for name, part, answers in found if part is not None}
