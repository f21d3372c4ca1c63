"""Whether the score moved: against the quarter before and against the same quarter last year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.design_effect import SameCustomers
from analysis.stories.periods import PeriodRef
from analysis.stories.satisfaction.counts import counts, roughly
from analysis.stories.satisfaction.limits import limits_of
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import Tally, tally_of
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import Told, is_told

IMPORTANCE_TOLD, IMPORTANCE_NOT_TOLD = 75, 40


@dataclass(frozen=True)
class Change:
    """Between two quarters of one survey, both of enough customers."""

    survey: Survey
    before: PeriodRef
    after: PeriodRef
    tallies: tuple[Tally, Tally]
    same: SameCustomers

    @property
    def estimate(self) -> Estimate:
        return self.survey.measure.change(*self.tallies, self.same)

    @property
    def level(self) -> Estimate:
        return self.survey.measure.level(self.tallies[1])

    @property
    def level_before(self) -> Estimate:
        return self.survey.measure.level(self.tallies[0])

    @property
    def answers_missing(self) -> Count | None:
        """More answers in a quarter that would tell a change of this size; None where there is no change at all."""
        needed = self.survey.measure.answers_needed(*self.tallies, self.same)
        if needed is None:
            return None
        return roughly(max(needed.amount - min(tally.answers for tally in self.tallies), 1), "more answers")


def change_of(telling: Telling, survey: Survey, before: PeriodRef | None, after: PeriodRef | None) -> Change | None:
    """None where a quarter is missing or too few customers answered in it."""
    if before is None or after is None:
        return None
    tallies = (telling.total(survey, before), telling.total(survey, after))
    first, second = tallies
    if first is None or second is None or min(first.customers, second.customers) < telling.minimum:
        return None
    same = telling.same_customers(survey, before, after).get(("all", "all"), SameCustomers())
    return Change(survey, before, after, (first, second), same)


def latest_change(telling: Telling, survey: Survey) -> Change | None:
    return change_of(telling, survey, telling.periods.quarter_before, telling.periods.quarter)


def change(telling: Telling, survey: Survey) -> Told | None:
    """The finding; None without two complete quarters of enough customers."""
    latest = latest_change(telling, survey)
    if latest is None:
        return None
    year = change_of(telling, survey, telling.periods.quarter_last_year, telling.periods.quarter)
    rows = _rows(telling, survey)
    limits = limits_of(survey, rows, latest.after.label)
    finding = Finding(
        "change",
        _claim(latest, year),
        f"{survey.scale}, {survey.title}, by quarter",
        _estimates(survey, latest, year) | (dict(limits.estimates) if limits else {}),
        Evidence(
            "satisfaction/score_by_quarter",
            telling.parameters("satisfaction/score_by_quarter"),
            Chart(ChartKind.LINES, survey.measure.unit.unit, {"limits": limits.name} if limits else {}),
            limits.drawn() if limits else rows,
        ),
        Grade.OBSERVED,
        _basis(survey, latest),
        (*(limits.said() if limits else ()), *_caveats(latest, year)),
        method=survey.measure.method,
    )
    told = is_told(latest.estimate)
    return Told(
        finding,
        IMPORTANCE_TOLD if told else IMPORTANCE_NOT_TOLD,
        _headline(latest),
        _line(latest),
        about=(latest, year),
    )


def _basis(survey: Survey, latest: Change) -> Basis:
    return survey.basis(
        sum(tally.answers for tally in latest.tallies), f"{latest.before.label} and {latest.after.label}"
    )


def verb(estimate: Estimate) -> str:
    return "rose" if estimate.value.amount > 0 else "fell"


def _claim(latest: Change, year: Change | None) -> Sentence:
    parts = _parts(latest)
    if is_told(latest.estimate):
        moved = f"The {{subject}} {verb(latest.estimate)} {{change:size}}"
        template = moved + " to {level} in {after}, from {level_before} in {before}"
    else:
        template = "Whether the {subject} moved between {before} and {after} cannot be told yet"
        template += ": {change:signed} ({change:interval})"
        if latest.answers_missing is not None:
            template += "; it would take {missing} a quarter"
    return Sentence(template + _and_last_year(year, parts), parts)


def _and_last_year(year: Change | None, parts: dict[str, Part]) -> str:
    """The second half of the claim, its parts added to `parts`."""
    if year is None:
        return ""
    parts |= {"year_change": year.estimate, "year": year.before.label}
    if not is_told(year.estimate):
        return ""
    return f"; it is {{year_change:size}} {'above' if year.estimate.value.amount > 0 else 'below'} {{year}}"


def _parts(latest: Change) -> dict[str, Part]:
    parts: dict[str, Part] = {
        "subject": latest.survey.measure.subject,
        "change": latest.estimate,
        "level": latest.level,
        "level_before": latest.level_before,
        "before": latest.before.label,
        "after": latest.after.label,
    }
    missing = latest.answers_missing
    return parts if missing is None else {**parts, "missing": missing}


def _headline(latest: Change) -> Sentence | None:
    if not is_told(latest.estimate):
        return None
    return Sentence(f"The {{subject}} {verb(latest.estimate)} {{change:size}} to {{level}}", _parts(latest))


def _line(latest: Change) -> Sentence:
    if not is_told(latest.estimate):
        return Sentence(
            "Whether it moved between {before} and {after} cannot be told yet ({change:interval}).", _parts(latest)
        )
    moved = f"It {verb(latest.estimate)} {{change:size}}"
    return Sentence(moved + " between {before} and {after}, more than chance explains.", _parts(latest))


def _caveats(latest: Change, year: Change | None) -> Iterator[Sentence]:
    yield sentence(
        "{before_answers} in {before} and {after_answers} in {after}" + _alike(latest) + ".",
        before_answers=Count(latest.tallies[0].answers, "answers"),
        before=latest.before.label,
        after_answers=Count(latest.tallies[1].answers, "answers"),
        after=latest.after.label,
    )
    if year is not None and not is_told(year.estimate):
        yield sentence(
            "Against {year} no difference can be told ({change:interval}).",
            year=year.before.label,
            change=year.estimate,
        )


def _alike(latest: Change) -> str:
    once = all(tally.answers <= tally.customers for tally in latest.tallies)
    return "" if once else "; that answers of one customer are alike is allowed for"


def quarters(telling: Telling, survey: Survey) -> pd.DataFrame:
    """Complete quarters of enough customers up to the view's end, with a tally each; none where nothing is dated."""
    rows = telling.run("satisfaction/score_by_quarter")
    last = telling.periods.level.ends_on
    rows = rows[(rows["survey_id"] == survey.survey_id) & rows["is_complete"] & (rows["customers"] >= telling.minimum)]
    return rows[pd.to_datetime(rows["ends_on"]) <= pd.Timestamp(last)] if last else rows


def quarter_estimates(telling: Telling, survey: Survey) -> dict[str, Estimate]:
    """Under the names nps[period=Q3 2026] and nps[period=all]."""
    name, measure = survey.measure.name, survey.measure
    found = {
        f"{name}[period={row['label']}]": measure.level(tally_of(row))
        for row in quarters(telling, survey).to_dict("records")
    }
    total = telling.total(survey, telling.periods.everything) if found else None
    return found if total is None else {f"{name}[period=all]": measure.level(total), **found}


def _estimates(survey: Survey, latest: Change, year: Change | None) -> dict[str, Estimate]:
    name = survey.measure.name
    found = {f"{name}_change": latest.estimate, f"{name}_change[since={latest.before.label}]": latest.estimate}
    if year is not None:
        found[f"{name}_change[since={year.before.label}]"] = year.estimate
    return {**found, **levels_of(latest), **_counts(latest)}


def levels_of(latest: Change) -> dict[str, Estimate]:
    """Both quarters under the names nps[period=Q3 2026]."""
    name = latest.survey.measure.name
    return {
        f"{name}[period={latest.before.label}]": latest.level_before,
        f"{name}[period={latest.after.label}]": latest.level,
    }


def _counts(latest: Change) -> dict[str, Estimate]:
    quarters = zip((latest.before, latest.after), latest.tallies, strict=True)
    found = {f"answers[period={quarter.label}]": Count(tally.answers, "answers") for quarter, tally in quarters}
    missing = latest.answers_missing
    return counts(found if missing is None else {**found, "answers_missing": missing})


def _rows(telling: Telling, survey: Survey) -> pd.DataFrame:
    rows = []
    for row in quarters(telling, survey).to_dict("records"):
        level = survey.measure.level(tally_of(row))
        rows.append(
            (row["label"], survey.title, level.value.amount, level.low.amount, level.high.amount, level.sample_size)
        )
    return pd.DataFrame(rows, columns=["label", "series", "value", "low", "high", "sample_size"])
