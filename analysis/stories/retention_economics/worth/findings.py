"""The findings on money, or the one that says why there are none."""

from __future__ import annotations

from analysis.findings import Finding
from analysis.stories.objections.finance import ControlTotal
from analysis.stories.retention_economics.landmark_base import Base
from analysis.stories.retention_economics.satisfaction import Satisfaction
from analysis.stories.retention_economics.searched import Searched
from analysis.stories.retention_economics.worth.assumed import assumed
from analysis.stories.retention_economics.worth.improvement_finding import improvement_finding
from analysis.stories.retention_economics.worth.kept_by_group import kept_by_group
from analysis.stories.retention_economics.worth.open_finding import open_finding
from analysis.stories.retention_economics.worth.reckoned import Reckoned
from analysis.stories.retention_economics.worth.saveable_finding import Saveable, saveable_finding
from analysis.stories.retention_economics.worth.value_finding import value_finding, values_of
from analysis.view import Assumptions


def reckoned_of(
    satisfaction: Satisfaction, searched: Searched, base: Base | None, finance: ControlTotal | None
) -> Reckoned | None:
    """None where like customers do not differ by more than chance, or no revenue is known: then there is no money."""
    survey = satisfaction.shown(searched)
    ratio = survey.ratio
    if not satisfaction.is_adjusted(survey, searched) or ratio is None or ratio.value.amount <= 1:
        return None
    kept = kept_by_group(survey, base)
    return Reckoned(kept, satisfaction, searched, finance) if kept else None


def worth_findings(
    satisfaction: Satisfaction, searched: Searched, base: Base | None, finance: ControlTotal | None
) -> tuple[Finding, ...]:
    """Only what an improvement would be worth follows the reader's assumptions; the others go by company.toml.

    Where like customers cannot be told apart there is one finding, without money; where no revenue is known, none.
    """
    reckoned = reckoned_of(satisfaction, searched, base, finance)
    if reckoned is not None:
        return _told(reckoned)
    survey = satisfaction.shown(searched)
    is_known = base is not None and base.has_revenue
    return (open_finding(satisfaction, searched, survey, base),) if is_known else ()


def _told(reckoned: Reckoned) -> tuple[Finding, ...]:
    scope = reckoned.kept.base.scope
    stated = assumed(Assumptions(), scope.edition.company)
    found = (
        value_finding(values_of(reckoned, stated)),
        saveable_finding(Saveable(reckoned), stated),
        improvement_finding(reckoned, stated),
    )
    return tuple(each for each in found if each is not None)
