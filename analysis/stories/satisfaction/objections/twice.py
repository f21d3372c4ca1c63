"""Whether answers are counted twice: rows sent twice, and several answers of one customer."""

from __future__ import annotations

from analysis.findings import Objection
from analysis.quantities import Count
from analysis.stories.objections.counted_twice import counted_twice
from analysis.stories.satisfaction.objections.known import sent_twice
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.tally import Tally
from analysis.stories.satisfaction.telling import Telling


def answers_twice(telling: Telling, survey: Survey, tally: Tally) -> Objection:
    """Of one survey's answers, from customers each counted once in `tally`."""
    effective = tally.answers / survey.measure.alikeness(tally)
    return counted_twice(
        Count(tally.answers, "answers"),
        sent_twice(telling, {survey.department}),
        Count(tally.customers, "customers"),
        Count(round(effective), ""),
    )
