"""Who did not answer: by customers, by revenue, and how far the score could lie if they had."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade
from analysis.quantities import Count, Share
from analysis.sentences import Part, Sentence, sentence
from analysis.statistics.nps import NpsCounts
from analysis.statistics.worst_case import worst_case_nps, worst_case_share
from analysis.stories.satisfaction.counts import counts, counts_not_shown
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import Told, not_shown

IMPORTANCE = 35
THIN_COVERAGE = 0.5  # below half, those who kept silent could outvote those who answered


@dataclass(frozen=True)
class Coverage:
    """Of the customers that a survey could have reached. `is_invited`: invitations say whom; otherwise all customers.

    `asked` and `responses` count invitations where they are known, several a customer; otherwise customers.
    """

    customers: float
    answered: float
    asked: float
    responses: float
    revenue: float
    revenue_answered: float
    is_invited: bool

    @property
    def by_customers(self) -> float:
        return self.answered / self.customers

    @property
    def by_invitation(self) -> float:
        return self.responses / self.asked

    @property
    def by_revenue(self) -> float | None:
        return self.revenue_answered / self.revenue if self.revenue > 0 else None

    @property
    def says_something(self) -> bool:
        """Where the edition knows of nobody who did not answer, the export is the answers and tells no coverage."""
        return self.is_invited or self.answered < self.customers


def _coverage(row: Mapping[Hashable, Any]) -> Coverage:
    return Coverage(
        float(row["customers"]),
        float(row["customers_answered"]),
        float(row["asked"]),
        float(row["answered"]),
        float(row["revenue"]),
        float(row["revenue_answered"]),
        bool(row["is_invitation_known"]),
    )


def coverage_of(telling: Telling, survey: Survey) -> Coverage | None:
    """Of the main survey's period; None where nobody silent is known."""
    return telling.once(
        ("coverage", survey.survey_id, survey.period), lambda: _coverage_of(coverage_by_group(telling, survey))
    )


def _coverage_of(rows: pd.DataFrame) -> Coverage | None:
    total = rows[rows["dimension"] == "all"]
    found = _coverage(total.iloc[0].to_dict()) if len(total) else None
    return found if found is not None and found.says_something else None


def coverage_by_group(telling: Telling, survey: Survey) -> pd.DataFrame:
    return telling.run("satisfaction/coverage", period_id=survey.period.period_id, survey_id=survey.survey_id)


def coverage(telling: Telling, survey: Survey) -> Told | None:
    total = coverage_of(telling, survey)
    if total is None or total.customers < telling.minimum:
        return None
    rows = coverage_by_group(telling, survey)
    shown = telling.suppress(telling.without_few_unknown(rows[rows["dimension"] == (telling.dimension or "all")]))
    bounds = worst_case(survey, total)
    finding = Finding(
        "coverage",
        _claim(survey, total, bounds),
        _subtitle(survey, total),
        {
            **_estimates(survey, telling.dimension, shown.kept, total, bounds),
            **counts({"silent": _silent(total)}),
            **counts_not_shown(shown.suppressed_groups, telling.minimum),
        },
        Evidence(
            "satisfaction/coverage",
            telling.parameters("satisfaction/coverage", period_id=survey.period.period_id, survey_id=survey.survey_id),
            _chart(total),
            _rows(shown.kept, total),
        ),
        Grade.OBSERVED,
        Basis(
            (survey.department, "Finance") if total.revenue > 0 else (survey.department,),
            round(total.customers),
            "customers",
            survey.period.label,
            total.by_customers,
            total.by_revenue,
        ),
        (*_caveats(total), *not_shown(shown.suppressed_groups, telling.minimum)),
        method="worst_case",
    )
    return Told(finding, IMPORTANCE, about=(total, bounds))


def _subtitle(survey: Survey, total: Coverage) -> str:
    if total.is_invited:
        return f"Invitations answered, share of all sent, {survey.title}, {survey.period.label}"
    return f"Customers who answered, share of all customers and of their revenue, {survey.title}, {survey.period.label}"


def worst_case(survey: Survey, total: Coverage) -> Estimate | None:
    """The bounds; None where the measure has none, or nobody answered."""
    tally, part = survey.tally, total.by_invitation
    if part <= 0:
        return None
    if survey.kind == "nps":
        return worst_case_nps(NpsCounts(tally.promoters, tally.passives, tally.detractors), part)
    return None if survey.kind == "ces" else worst_case_share(tally.top_two, tally.answers, part)


def _claim(survey: Survey, total: Coverage, bounds: Estimate | None) -> Sentence:
    parts: dict[str, Part] = {"customers": share_of_base(total.by_customers, total), "subject": survey.measure.subject}
    whom = "the customers invited" if total.is_invited else "all customers"
    template = f"{{customers}} of {whom} answered"
    if total.by_revenue is not None:
        parts["revenue"] = share_of_base(total.by_revenue, total)
        template += " at least once" if total.is_invited else ""
        template += ", who pay {revenue} of the revenue"
    if total.is_invited:
        parts["responses"] = counted(Share(total.by_invitation), round(total.asked))
        template += ", but only" if total.by_invitation < THIN_COVERAGE else ", and"
        template += " {responses} of the invitations were answered"
    if bounds is not None:
        parts["bounds"] = bounds
        template += "; whatever the silent think, the {subject} lies somewhere from {bounds:range}"
    return Sentence(template, parts)


def share_of_base(amount: float, total: Coverage) -> Estimate:
    """Counted in full: every customer that could have answered is known."""
    return counted(Share(amount), round(total.customers))


def _estimates(
    survey: Survey, dimension: str | None, groups: pd.DataFrame, total: Coverage, bounds: Estimate | None
) -> dict[str, Estimate]:
    found = {"response_coverage_customers": share_of_base(total.by_customers, total)}
    if total.by_revenue is not None:
        found["response_coverage_revenue"] = share_of_base(total.by_revenue, total)
    if total.is_invited:
        found["invitations_answered"] = counted(Share(total.by_invitation), round(total.asked))
    if bounds is not None:
        found[f"{survey.measure.name}_worst_case"] = bounds
    for row in groups.to_dict("records") if dimension else ():
        part = _coverage(row)
        found[f"response_coverage_customers[{dimension}={row['group_name']}]"] = share_of_base(part.by_customers, part)
        if total.is_invited:
            found[f"invitations_answered[{dimension}={row['group_name']}]"] = share_of_base(part.by_invitation, part)
        if part.by_revenue is not None:
            found[f"response_coverage_revenue[{dimension}={row['group_name']}]"] = share_of_base(part.by_revenue, part)
    return found


def _chart(total: Coverage) -> Chart:
    if total.is_invited or total.by_revenue is None:
        return Chart(ChartKind.BARS, "share")
    return Chart(ChartKind.PAIRED_DOTS, "share", {"first": "Of customers", "second": "Of revenue"})


def _rows(groups: pd.DataFrame, total: Coverage) -> pd.DataFrame:
    parts = {"All customers": total, **{str(row["group_name"]): _coverage(row) for row in groups.to_dict("records")}}
    parts.pop("all", None)
    if total.is_invited or total.by_revenue is None:
        bars = [(name, part.by_invitation, round(part.asked), part is total) for name, part in parts.items()]
        return pd.DataFrame(bars, columns=["label", "value", "sample_size", "is_highlighted"])
    rows = [
        (name, part.by_customers, part.by_revenue, round(part.customers), part is total) for name, part in parts.items()
    ]
    return pd.DataFrame(rows, columns=["label", "first", "second", "sample_size", "is_highlighted"])


def _silent(total: Coverage) -> Count:
    return Count(total.asked - total.responses, "invitations" if total.is_invited else "customers")


def _caveats(total: Coverage) -> Iterator[Sentence]:
    verb = "stayed without an answer" if total.is_invited else "did not answer"
    yield sentence("{silent} " + verb + "; the bounds assume nothing at all about them.", silent=_silent(total))
    if not total.is_invited:
        yield sentence("No export says who was invited, so all customers of the period are the base.")
