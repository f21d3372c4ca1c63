"""The answer first: headline, situation, complication, question and answer, in at most five lines together."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.stories.retention_economics.customers_kept import NAME, CustomersKept, churn_of, extremes
from analysis.stories.retention_economics.definitions import decides, is_contradictory
from analysis.stories.retention_economics.expected_purchases import ToCome
from analysis.stories.retention_economics.group_words import customers_of, others_of
from analysis.stories.retention_economics.onboarding import NAME as ONBOARDING
from analysis.stories.retention_economics.parts import Parts
from analysis.stories.retention_economics.purchases import Purchases, orders_of, repeat_of, win_of
from analysis.stories.retention_economics.satisfaction import Satisfaction
from analysis.stories.retention_economics.scope import Scope
from analysis.stories.retention_economics.score_groups import HAPPY, UNHAPPY
from analysis.stories.retention_economics.score_groups import customers_of as customers_of_score
from analysis.stories.retention_economics.searched import Searched

RECURRING_QUESTION = "How much of our revenue stays, who leaves, and what does it cost?"
PURCHASE_QUESTION = "How much do customers buy, will they buy again, and what are they worth?"
DEAL_QUESTION = "How much do customers buy, do they come back, and how many deals do we win?"


@dataclass(frozen=True)
class Opening:
    headline: Sentence
    question: str
    situation: Sentence
    complication: Sentence
    answer: Sentence


def opening_of(parts: Parts) -> Opening:
    if parts.purchases is not None:
        return _of_purchases(parts.scope, parts.purchases, parts.to_come)
    if parts.kept is None:
        return _without_losses()
    return Opening(
        _headline(parts, parts.kept),
        RECURRING_QUESTION,
        _situation(parts, parts.kept),
        _complication(parts, parts.kept),
        _answer(parts, parts.kept),
    )


def _without_losses() -> Opening:
    return Opening(
        sentence("**Whether customers stay cannot be told** from these exports"),
        RECURRING_QUESTION,
        sentence("The exports at hand know the customers."),
        sentence("None of them says who left, or too few customers are in view."),
        sentence("What is missing, and who holds it, is listed below."),
    )


def _headline(parts: Parts, kept: CustomersKept) -> Sentence:
    when, revenue = parts.scope.period_words, parts.revenue
    if not kept.lost:
        told = decides(parts.scope)
        return sentence("**No customer left** {when}, as far as {told} tell", when=when, told=told)
    if revenue is not None and not revenue.is_shown("lost"):
        return sentence("**We kept {gross} of recurring revenue** {when}", gross=revenue.gross, when=when)
    if revenue is not None:
        return sentence(
            "**We kept {gross} of recurring revenue** {when}; customers who left took {lost}",
            gross=revenue.gross,
            when=when,
            lost=revenue.a_year("lost") if revenue.start_month else revenue.a_month("lost"),
        )
    if kept.logos is not None:
        return sentence("**We kept {logos} of our customers** {when}", logos=kept.logos, when=when)
    return sentence("**{churn} of customers left** {when}", churn=kept.churn, when=when)


def _situation(parts: Parts, kept: CustomersKept) -> Sentence:
    customers = Count(kept.everybody["at_start"], "customers")
    were = "was" if customers.amount == 1 else "were"
    if parts.revenue is None:
        return sentence("{customers} " + were + " there at the start.", customers=customers)
    start = parts.revenue.a_month("at_start")
    paid = " there at the start and paid {start}."
    if parts.revenue.customers != customers.amount:  # invoices know others than who is on the books
        paid = " there at the start; recurring revenue was {start}."
    return sentence("{customers} " + were + paid, customers=customers, start=start)


def _complication(parts: Parts, kept: CustomersKept) -> Sentence:
    if is_contradictory(parts.scope):
        return sentence(
            "The exports contradict each other on who left; this story goes by {told}.", told=decides(parts.scope)
        )
    lost = int(kept.everybody["lost_of_start"])
    if parts.costs is None:
        return sentence("{lost:word} of them left.", lost=lost)
    left = "{lost} of them left, worth {annual}, of which {margin} is margin."
    if parts.costs.customers != lost:
        left = "{lost} of them left; {annual} went with customers who stopped paying, of which {margin} is margin."
    return sentence(
        left,
        lost=lost,
        annual=parts.costs.revenue.a_year("lost"),
        margin=parts.costs.revenue.margin_lost,
    )


def _answer(parts: Parts, kept: CustomersKept) -> Sentence:
    """What goes with leaving, as far as it can be told; late onboarding first, because somebody can act on it."""
    searched, onboarding, satisfaction = parts.searched, parts.onboarding, parts.satisfaction
    if onboarding is not None and searched.passes(ONBOARDING) and onboarding.ratio.value.amount > 1:
        return sentence(
            "Customers onboarded late leave **{ratio} as fast** as like ones onboarded in time ({ratio:interval}).",
            ratio=onboarding.ratio,
        )
    if satisfaction is not None and satisfaction.is_told(satisfaction.shown(searched), searched):
        return _by_satisfaction(satisfaction, searched)
    strongest = searched.strongest([name for name in searched.p_values if name.startswith(NAME)])
    if strongest is not None:
        return _by_group(kept, strongest.removeprefix(NAME))
    if not searched.tested:
        return sentence("**Nothing in these exports tells who will leave.**")
    if searched.tested == 1:
        return sentence(
            "**Nothing in these exports tells who will leave**: the only comparison there is shows no more than chance."
        )
    return sentence(
        "**Nothing in these exports tells who will leave**: of {tested} none differs by more than chance.",
        tested=Count(searched.tested, "comparisons"),
    )


def _by_satisfaction(satisfaction: Satisfaction, searched: Searched) -> Sentence:
    """The shares of the finding's own claim."""
    survey = satisfaction.shown(searched)
    is_adjusted = satisfaction.is_adjusted(survey, searched)
    return sentence(
        "{unhappy} of {unhappy_ones} left within twelve months, **against {happy} of {like}{happy_ones}**.",
        unhappy=survey.shown(UNHAPPY, is_adjusted),
        unhappy_ones=customers_of_score(survey.kind, UNHAPPY),
        happy=survey.shown(HAPPY, is_adjusted),
        like="like " if is_adjusted else "",
        happy_ones=customers_of_score(survey.kind, HAPPY),
    )


def _by_group(kept: CustomersKept, dimension: str) -> Sentence:
    pair = extremes(kept.books.of(dimension))
    if pair is None:
        return sentence("How many leave differs most surely **by {dimension}**.", dimension=dimension)
    worst, best = pair
    return sentence(
        "**{high} of {worst} left, {low} of {best}.**",
        high=churn_of(worst),
        worst=customers_of(dimension, str(worst["group_name"])),
        low=churn_of(best),
        best=others_of(dimension, str(best["group_name"])),
    )


def _of_purchases(scope: Scope, purchases: Purchases, to_come: ToCome | None) -> Opening:
    everybody, when = purchases.everybody, scope.period_words
    parts: dict[str, Part] = {"revenue": purchases.revenue, "when": when}
    win, repeat = win_of(everybody), repeat_of(everybody)
    headline = sentence("**Customers bought for {revenue}** {when}", **parts)
    complication = sentence("Orders recur only when somebody buys again; nothing is contracted.")
    if purchases.has_lost_deals and win is not None:
        headline = sentence("**We won {win} of closed deals**, worth {revenue}, {when}", win=win, **parts)
        lost = Count(everybody["lost_deals"], "deals")
        complication = sentence("{lost} " + ("was" if lost.amount == 1 else "were") + " lost.", lost=lost)
    answer = sentence("Whether they come back cannot be told.")
    if repeat is not None:
        answer = sentence("**{repeat} of those who bought did so more than once.**", repeat=repeat)
    told = to_come.will_buy() if to_come else None
    if told is not None:
        answer = Sentence(f"{told.template}.", told.parts)
    buyers = Count(everybody["buyers"], "customers")
    situation = sentence("{buyers} made {orders}.", buyers=buyers, orders=orders_of(everybody))
    question = DEAL_QUESTION if purchases.has_lost_deals else PURCHASE_QUESTION
    return Opening(headline, question, situation, complication, answer)
