"""Satisfaction: how satisfied customers are, whether it moved, who moved it, and who was not heard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.findings import Finding, Story
from analysis.stories.satisfaction.argument import QUESTION, argument, ask, nothing_known
from analysis.stories.satisfaction.breakdowns import breakdowns
from analysis.stories.satisfaction.change import change
from analysis.stories.satisfaction.coverage import Coverage, coverage, coverage_of
from analysis.stories.satisfaction.disagreement import disagreement
from analysis.stories.satisfaction.doubts import doubts
from analysis.stories.satisfaction.drivers import drivers
from analysis.stories.satisfaction.features import features
from analysis.stories.satisfaction.gaps import gaps
from analysis.stories.satisfaction.issues import issues
from analysis.stories.satisfaction.large_accounts import large_accounts
from analysis.stories.satisfaction.level import level
from analysis.stories.satisfaction.mix import mix
from analysis.stories.satisfaction.objections import with_objections
from analysis.stories.satisfaction.onboarding import onboarding
from analysis.stories.satisfaction.pairs import pair
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.surveys import surveys
from analysis.stories.satisfaction.telling import Telling, telling
from analysis.stories.satisfaction.told import Told, by_importance
from analysis.stories.satisfaction.touchpoints import touchpoints
from analysis.stories.satisfaction.weights import weights
from analysis.view import View
from queries.run import Edition

STORY_ID = "satisfaction"


def tell(edition: Edition, view: View) -> Story:
    """The story of satisfaction, from whatever surveys this edition holds."""
    seen = telling(edition, view)
    main = seen.main
    told = by_importance(_with_answers(seen, main)) if main else ()
    covered = coverage_of(seen, main) if main else None
    doubted = doubts(seen, main, covered) if main else ()
    said = argument(told) if told else nothing_known()
    company = edition.company
    return Story(
        id=STORY_ID,
        headline=said.headline,
        question=QUESTION,
        situation=said.situation,
        complication=said.complication,
        answer=said.answer,
        findings=tuple(_with_coverage(each.finding, main, covered) for each in told),
        doubts=tuple(each.said for each in doubted),
        gaps=gaps(seen, main, told),
        ask=ask(told),
        as_of=_day(company["as_of"]),
        edition_id=str(company["edition_id"]),
        company=str(company["name"]),
        view=view,
        period=(main.period if main else seen.periods.level).label,
        estimates={name: estimate for each in doubted for name, estimate in each.estimates.items()},
    )


def _with_answers(seen: Telling, main: Survey) -> Iterator[Told]:
    for each in _told(seen, main):
        if each is not None:
            yield with_objections(seen, main, each)


def _told(seen: Telling, main: Survey) -> Iterator[Told | None]:
    yield level(seen, main)
    yield change(seen, main)
    yield mix(seen, main)
    yield touchpoints(seen)
    yield drivers(seen)
    yield pair(seen, main)
    yield onboarding(seen)
    yield features(seen, main)
    yield issues(seen, main)
    yield large_accounts(seen, main)
    yield weights(seen, main)
    yield coverage(seen, main)
    yield disagreement(seen)
    yield surveys(seen)
    yield breakdowns(seen, main)


def _with_coverage(finding: Finding, main: Survey | None, covered: Coverage | None) -> Finding:
    """The source line of what rests on the main survey alone says how much of the base answered."""
    basis = finding.basis
    if main is None or covered is None or basis.departments != (main.department,) or basis.period != main.period.label:
        return finding
    said = replace(basis, coverage_customers=covered.by_customers, coverage_revenue=covered.by_revenue)
    return replace(finding, basis=said)


def _day(value: object) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(str(value)).date()  # type: ignore[call-overload]
