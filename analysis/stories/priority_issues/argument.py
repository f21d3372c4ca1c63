"""The story in five lines, what could prove it wrong, and the decision that it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.estimates import Estimate, counted
from analysis.findings import Ask, Finding, Gap
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.priority_issues.exposure import Exposure
from analysis.stories.priority_issues.facts import Facts, Holdings
from analysis.stories.priority_issues.initiatives import InitiativeResult, Verdict, latest_on
from analysis.stories.priority_issues.loss_reasons import leading_category
from analysis.stories.priority_issues.losses import Losses
from analysis.stories.priority_issues.money_first import is_rare_and_costly
from analysis.stories.priority_issues.ranked import RankedIssue
from analysis.stories.priority_issues.ranking import NOTHING_DONE, WHAT_WAS_DONE
from analysis.stories.priority_issues.trends import Trend

NOT_NAMED = "to be named: no export names one"


@dataclass(frozen=True)
class Told:
    """Everything that was found, from which the lines around the findings are written."""

    facts: Facts
    exposure: Exposure | None
    losses: Losses | None
    trends: tuple[Trend, ...]
    initiatives: tuple[InitiativeResult, ...]
    findings: tuple[Finding, ...]
    untestable: tuple[Gap, ...] = ()  # initiatives, where none can be tested
    ranked: tuple[RankedIssue, ...] = ()
    lowest_touchpoint: str | None = None  # where touchpoints stand in for issues and one is lowest beyond chance

    @property
    def leader(self) -> str | None:
        """The issue that comes first by money beyond chance."""
        return self.exposure.leader_by_money if self.exposure is not None and self.exposure.has_money else None


def headline(told: Told) -> Sentence:
    if told.leader is not None and told.exposure is not None:
        parts: dict[str, Part] = {"issue": told.leader, "money": told.exposure.revenue(told.leader)}
        if is_rare_and_costly(told.exposure):
            return sentence("Fix {issue} first: raised seldom, it exposes {money}, more than any other issue", **parts)
        return sentence("Fix {issue} first: it exposes {money}, more than any other issue", **parts)
    for finding in (*(each for each in told.findings if not each.is_open), *told.findings):
        return finding.claim
    return sentence("Which issues to fix first cannot be told from these exports")


def situation(told: Told) -> Sentence:
    said, parts = [], dict[str, Part]()
    if told.exposure is not None:
        exposure = told.exposure
        made = exposure.noun == "mentions"
        said.append("customers made {cases} of {issues:word}" if made else "customers raised {cases} on {issues:word}")
        parts["cases"] = Count(float(exposure.cases), exposure.noun)
        parts["issues"] = Count(float(len(exposure.names)), "issues")
    if told.losses is not None:
        said.append("{losses} came with a reason")
        parts["losses"] = told.losses.count(told.losses.total)
    if said:
        period = told.exposure.period if told.exposure is not None else told.losses.period if told.losses else None
        over = f" ({period.label})" if period is not None else ""
        words = ", and ".join(said)
        return sentence(words[:1].upper() + words[1:] + over + ".", **parts)
    return _nothing_named(told.facts.holdings)


def _nothing_named(held: Holdings) -> Sentence:
    if held.cases_with_topic or held.losses_with_reason:
        return sentence("In the time and for the customers looked at, no case names a topic and no loss a reason.")
    parts = {"cases": Count(float(held.cases), "service cases"), "losses": Count(float(held.losses), "losses")}
    held_words = " and ".join(f"{{{name}}}" for name, count in parts.items() if count.amount)
    if held_words:
        return sentence(f"The exports hold {held_words}, but neither topics nor reasons.", **parts)
    return sentence("No export holds service cases, losses with reasons or scores of several touchpoints.")


def complication(told: Told) -> Sentence:
    if told.leader is not None and told.exposure is not None and is_rare_and_costly(told.exposure):
        return sentence(
            "What is raised most often, {frequent}, is not what exposes most revenue.",
            frequent=told.exposure.order(by_count=True)[0],
        )
    if told.exposure is not None and told.exposure.has_money and told.leader is None:
        return sentence("No issue stands out by money beyond what chance would show.")
    if told.losses is not None and leading_category(told.losses) is None:
        return sentence("No reason for leaving stands out beyond what chance would show.")
    if told.findings:
        return sentence("Not everything can be fixed at once, and counts alone do not say where to begin.")
    return sentence("Without them nobody can say what to fix first.")


def answer(told: Told) -> Sentence:
    if told.leader is None:
        return _answer_without_leader(told)
    done = latest_on(told.leader, told.initiatives)
    words, parts = "Begin with {issue}", dict[str, Part](issue=told.leader)
    if done is not None:
        words += ": " + WHAT_WAS_DONE[done.verdict]
        parts["initiative"] = done.name
    elif told.initiatives:
        words += ": " + NOTHING_DONE
    worked = next((each for each in told.initiatives if each.verdict is Verdict.WORKED), None)
    if worked is not None and worked is not done:
        words += ". An initiative can work: {example} did"
        parts["example"] = worked.name
    return sentence(words + ".", **parts)


def _answer_without_leader(told: Told) -> Sentence:
    if told.lowest_touchpoint is not None:
        return sentence("Begin with {touchpoint}, which disappoints most.", touchpoint=told.lowest_touchpoint)
    category = leading_category(told.losses) if told.losses is not None else None
    if category is not None:
        return sentence("Begin with what makes customers name {category} when they leave.", category=category)
    if told.findings:
        return sentence("What comes first cannot be told from these exports; the findings say what would settle it.")
    return sentence("The gaps below say which department's export would answer it.")


def doubts(told: Told) -> tuple[Sentence, ...]:
    return (*_doubts_on_money(told), *_doubts_on_records(told))


def _doubts_on_money(told: Told) -> list[Sentence]:
    exposure = told.exposure
    if exposure is None or not exposure.has_money or exposure.ranked.empty:
        return []
    first = exposure.order()[0]
    said = [
        sentence(
            "The revenue behind {issue} is spread as if {customers} of equal size carried it: losing or winning a few "
            "can change the order.",
            issue=first,
            customers=exposure.effective_customers(first),
        )
    ]
    if exposure.lead_by_money is not None:
        said.append(
            sentence(
                "Its lead over the issue that comes closest is {lead} ({lead:interval}); an interval that holds zero "
                "would mean no lead.",
                lead=exposure.lead_by_money,
            )
        )
    said.append(
        sentence("A customer who raises an issue need not leave over it: exposure is where to look, not a loss.")
    )
    return said


def _doubts_on_records(told: Told) -> list[Sentence]:
    held, said = told.facts.holdings, []
    if 0 < held.cases_with_topic < held.cases:
        said.append(
            sentence(
                "{without} of {cases} carry no topic and count for no issue.",
                without=Count(float(held.cases - held.cases_with_topic), "service cases"),
                cases=int(held.cases),
            )
        )
    if told.losses is not None:
        said.append(
            sentence("Reasons for leaving are what customers said and departments wrote down, not what was proved.")
        )
    return said


def ask_of(told: Told) -> Ask | None:
    """A decision only where one issue leads by money beyond chance; owner and cost as an export states them."""
    if told.leader is None or told.exposure is None:
        return None
    done = latest_on(told.leader, told.initiatives)
    parts: dict[str, Part] = {"issue": told.leader, "money": told.exposure.revenue(told.leader)}
    measure = sentence(
        "Twelve months on, {issue} exposes less than {least}, which chance alone would not bring, and its cases have "
        "fallen by more than those of other issues.",
        issue=told.leader,
        least=told.exposure.revenue(told.leader).low,
    )
    if done is None:
        return _ask_for_a_plan(told, parts, measure)
    cost = counted(told.facts.money(done.cost), 1) if done.cost is not None else None
    decision = sentence(DECISIONS[done.verdict], initiative=done.name, **parts)
    return Ask(decision, done.owner_department or NOT_NAMED, cost, None, measure)


def _ask_for_a_plan(told: Told, parts: Mapping[str, Part], measure: Sentence) -> Ask:
    """Owner and cost are the catalogue's, where it has them."""
    first = next((each for each in told.ranked if each.issue == told.leader), None)
    owner, stated = (first.owner, first.named.cost) if first else (None, None)
    wanted = "a plan" if owner else "an owner and a plan"
    decision = sentence(f"Give {{issue}} {wanted}: it exposes {{money}}, and no initiative addresses it.", **parts)
    cost = counted(told.facts.money(stated), 1) if stated is not None else None
    return Ask(decision, owner or NOT_NAMED, cost, None, measure)


DECISIONS = {
    Verdict.WORKED: "Carry {initiative} further: {issue} still exposes {money}.",
    Verdict.WORSE: "Stop {initiative} and plan anew: {issue} cases rose after it began, and it exposes {money}.",
    Verdict.NO_EFFECT: "Think {initiative} over: it shows no effect on {issue}, which exposes {money}.",
    Verdict.UNTESTABLE: "Hold {initiative} to its result: {issue} exposes {money}, and no effect can be told yet.",
}


def estimates_behind(told: Told) -> Mapping[str, Estimate]:
    """Behind the numbers of the story's own lines, as far as no finding holds them."""
    found: dict[str, Estimate] = {}
    exposure, losses, held = told.exposure, told.losses, told.facts.holdings
    if exposure is not None:
        found["cases"] = counted(Count(float(exposure.cases), exposure.noun), exposure.cases)
        found["issues"] = counted(Count(float(len(exposure.names)), "issues"), len(exposure.names))
        if exposure.has_money and not exposure.ranked.empty:
            first = exposure.order()[0]
            many = exposure.effective_customers(first)
            found[f"effective_customers[issue={first}]"] = counted(many, exposure.customers_touched)
            found[f"revenue_at_risk[issue={first}]"] = exposure.revenue(first)
    if losses is not None:
        found["losses"] = losses.count(losses.total)
    found["cases_without_topic"] = counted(Count(float(held.cases - held.cases_with_topic), "cases"), held.cases)
    found["cases_held"] = counted(Count(float(held.cases), "cases"), held.cases)
    found["losses_held"] = counted(Count(float(held.losses), "losses"), held.losses)
    return found
