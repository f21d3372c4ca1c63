"""Customers who rated several things and the whole: whose answers can say what goes with satisfaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.statistics.drivers import fewest_rows
from analysis.statistics.leakage import score_leaks
from analysis.statistics.within_groups import correlations
from analysis.stories.periods import PeriodRef
from analysis.stories.satisfaction.question import Question, labels, questions_in
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling

FEWEST_QUESTIONS = 2  # one alone has nothing to weigh against
ANSWERED_BY = 0.5  # of those who rated the whole; a question that fewer answered would cost most of the others' answers
MOST_DRAWN = 5_000  # as queries/marts/customer_rating.sql draws
ALIKE_FROM = 0.95  # a correlation at which two questions are one, or one was made from the other


@dataclass(frozen=True)
class RatedTogether:
    """`scores`: a row per customer who rated them all, a column per label in `asked`; `whole` their rating of it.

    `good`: the same rows, share of good answers. `groups`: the customer's segment and spend; `held` says which of the
    two are held equal. `aside`: what was left out, with the reason. `of_customers`: rated the whole; `drawn_from`: as
    many asked three things or more, where only some of them were drawn.
    """

    outcome: Question
    period: PeriodRef
    departments: tuple[str, ...]
    scores: pd.DataFrame
    good: pd.DataFrame
    whole: pd.Series
    groups: pd.Series
    held: tuple[str, ...]
    aside: tuple[tuple[str, str], ...]
    of_customers: int
    drawn_from: int | None

    @property
    def asked(self) -> tuple[str, ...]:
        return tuple(str(name) for name in self.scores.columns)


def rated_together(telling: Telling) -> RatedTogether | None:
    """The first of these that enough customers answered in full; None where there is none.

    A survey's questions with its own question on the whole, the survey of most customers first; then whatever
    customers rated beside the main survey.
    """
    found = (_read(telling, *each) for each in _candidates(telling))
    return next((each for each in found if each is not None), None)


def _candidates(telling: Telling) -> Iterator[tuple[Question, list[Question], PeriodRef]]:
    every = questions_in(telling.run("satisfaction/questions"))
    parts = [each for each in every if not each.is_on_the_whole]
    for survey in sorted(telling.surveys, key=lambda each: -each.tally.customers):
        of_survey = [each for each in parts if each.survey_id == survey.survey_id]
        for outcome in _on_the_whole(every, survey):
            yield outcome, of_survey, survey.period
    if telling.main is not None:
        for outcome in _on_the_whole(every, telling.main):
            yield outcome, [each for each in parts if each.survey_id != outcome.survey_id], telling.main.period


def _on_the_whole(every: tuple[Question, ...], survey: Survey) -> list[Question]:
    """A survey's question on the whole; a survey that asks one thing only asks for the whole."""
    asked = [each for each in every if each.survey_id == survey.survey_id]
    return asked if len(asked) == 1 else [each for each in asked if each.is_on_the_whole][:1]


def _read(telling: Telling, outcome: Question, asked: list[Question], period: PeriodRef) -> RatedTogether | None:
    dimension = held_equal(telling)
    rows = telling.run("satisfaction/ratings_by_customer", period_id=period.period_id, dimension=dimension)
    scores = _by_question(telling, rows, period, "score")
    if len(asked) < FEWEST_QUESTIONS or outcome.question_id not in scores:
        return None
    scores = scores[scores[outcome.question_id].notna()]
    names = dict(zip(labels(tuple(asked)), asked, strict=True))
    usual = {name: each for name, each in names.items() if _answered(scores, each) >= ANSWERED_BY}
    kept = scores.dropna(subset=[each.question_id for each in usual.values()])
    if len(usual) < FEWEST_QUESTIONS or len(kept) < fewest_rows(len(usual), 1):
        return None
    groups, held = _groups(rows, kept.index, len(usual), dimension)
    columns = pd.DataFrame({name: kept[each.question_id] for name, each in usual.items()})
    known = _knowing(columns, kept[outcome.question_id], groups, outcome)
    few = {name: "too few rated it" for name in names if name not in usual}
    chosen = [name for name in usual if name not in known]
    if len(chosen) < FEWEST_QUESTIONS:
        return None
    good = _by_question(telling, rows, period, "top_two_share").loc[kept.index]
    return RatedTogether(
        outcome,
        period,
        tuple(sorted({outcome.department, *(usual[name].department for name in chosen)})),
        columns[chosen],
        pd.DataFrame({name: good[usual[name].question_id] for name in chosen}),
        kept[outcome.question_id],
        groups,
        held,
        tuple((few | known).items()),
        len(scores),
        _drawn_from(rows),
    )


def _by_question(telling: Telling, rows: pd.DataFrame, period: PeriodRef, values: str) -> pd.DataFrame:
    """A row per customer, a column per question."""
    return telling.once((values, period), lambda: rows.pivot(index="customer_id", columns="question_id", values=values))


def _answered(scores: pd.DataFrame, question: Question) -> float:
    """The share of those who rated the whole that rated this."""
    return float(scores[question.question_id].notna().mean()) if question.question_id in scores else 0.0


def _drawn_from(rows: pd.DataFrame) -> int | None:
    of_customers = int(rows["of_customers"].iloc[0])
    return of_customers if of_customers > MOST_DRAWN else None


def held_equal(telling: Telling) -> str:
    """The dimension within which customers are compared: their segment, or what parts satisfaction most; "all"."""
    known = set() if telling.main is None else set(telling.groups(telling.main)["dimension"])
    return "segment" if "segment" in known else telling.dimension or "all"


def _groups(
    rows: pd.DataFrame, customers: pd.Index, predictors: int, dimension: str
) -> tuple[pd.Series, tuple[str, ...]]:
    """By the dimension and spend where that leaves customers enough to compare, else by one of them, else together."""
    kinds = rows.drop_duplicates("customer_id").set_index("customer_id").loc[customers]
    known = {dimension: kinds["stratum"].astype(str), "spend": kinds["spend_band"].astype(str)}
    parting = [name for name, kind in known.items() if kind.nunique() > 1]
    together = pd.Series("", index=customers)
    for held in (parting, parting[:1]):
        groups = sum((known[name] + ", " for name in held), together)
        if len(customers) >= fewest_rows(predictors, groups.nunique()):
            return groups, tuple(held)
    return together, ()


def _knowing(columns: pd.DataFrame, whole: pd.Series, groups: pd.Series, outcome: Question) -> dict[str, str]:
    """Questions that know the whole too well to explain it, or that repeat one before them, with the reason."""
    among = correlations(np.column_stack([columns, whole]), groups)
    found: dict[str, str] = {}
    names = [str(name) for name in columns]
    for place, name in enumerate(names):
        alike = [other for before, other in enumerate(names[:place]) if among[before, place] >= ALIKE_FROM]
        if np.isnan(among[place, place]):
            found[name] = "all gave it the same mark"
        elif abs(among[place, -1]) >= ALIKE_FROM or _leaks(columns[name], whole >= outcome.top_from):
            found[name] = f"it all but repeats {outcome.subject}, so it explains nothing"
        elif repeated := [other for other in alike if other not in found]:
            found[name] = f"it all but repeats “{repeated[0]}”"
    return found


def _leaks(scores: pd.Series, is_good: pd.Series) -> bool:
    return score_leaks(pd.DataFrame({"score": scores.round(1), "customers": 1, "lost": ~is_good})).is_leaking
