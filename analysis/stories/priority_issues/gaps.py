"""What the exports at hand cannot say about issues, and whose export would."""

from __future__ import annotations

from analysis.findings import Gap
from analysis.stories.priority_issues.exposure import Exposure
from analysis.stories.priority_issues.facts import Facts

SERVICE, SALES, FINANCE = "Service", "Sales", "Finance"
CUSTOMER_OFFICE = "the chief customer officer"


def gaps_of(facts: Facts, exposure: Exposure | None) -> tuple[Gap, ...]:
    return (*_about_issues(facts, exposure), *_about_losses(facts), *_about_initiatives(facts))


def _about_issues(facts: Facts, exposure: Exposure | None) -> list[Gap]:
    held, found = facts.holdings, []
    if not held.cases:
        found.append(Gap("What do customers ask for help with?", "service cases: customer, date, topic", SERVICE))
    elif not held.cases_with_topic:
        found.append(Gap("What do customers ask for help with?", "the topic of each service case", SERVICE))
    elif not held.cases_dated:
        found.append(Gap("Is any issue raised more often than before?", "the day each case was opened", SERVICE))
    if exposure is not None and not exposure.has_money:
        needs = "contracts or invoices: customer, month, recurring amount"
        found.append(Gap("How much revenue do the issues expose?", needs, FINANCE))
    return found


def _about_losses(facts: Facts) -> list[Gap]:
    held, found = facts.holdings, []
    if not held.losses:
        found.append(Gap("Why do customers leave?", "losses: customer, date, reason, competitor", SALES))
    elif not held.losses_with_reason:
        found.append(Gap("Why do customers leave?", "the reason of each loss", SALES))
    if held.losses and not held.losses_dated:
        found.append(Gap("Is any reason given more often than before?", "the day of each loss", SALES))
    if held.losses and not held.losses_with_competitor:
        found.append(Gap("To whom do we lose customers?", "the competitor named at each loss", SALES))
    return found


def _about_initiatives(facts: Facts) -> list[Gap]:
    if facts.holdings.initiatives:
        return []
    needs = "initiatives: name, issue, start date, owner, cost"
    return [Gap("Did what we did about the issues work?", needs, CUSTOMER_OFFICE)]
