"""Which answers each finding of this story gets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from analysis.estimates import Estimate
from analysis.findings import Finding, Objection
from analysis.stories.objections.questions import in_order
from analysis.stories.priority_issues.exposure import Exposure
from analysis.stories.priority_issues.facts import Facts
from analysis.stories.priority_issues.initiative_shown import slug_of
from analysis.stories.priority_issues.initiatives import InitiativeResult, Initiatives
from analysis.stories.priority_issues.losses import Losses
from analysis.stories.priority_issues.objections.of_exposure import exposure_answers
from analysis.stories.priority_issues.objections.of_initiatives import initiative_answers, surest
from analysis.stories.priority_issues.objections.of_losses import losses_answers, named_less, reasons_answers
from analysis.stories.priority_issues.objections.of_ratio import ratio_answers
from analysis.stories.priority_issues.objections.of_touchpoints import touchpoint_answers
from analysis.stories.priority_issues.objections.of_trends import trend_answers
from analysis.stories.priority_issues.rare_and_costly import compared
from analysis.stories.priority_issues.touchpoints import Touchpoints
from analysis.stories.priority_issues.trends import Trends

Answers = Iterable[Objection | None]


@dataclass(frozen=True)
class Material:
    """What the findings were told from; None where the exports do not hold it."""

    facts: Facts
    exposure: Exposure | None
    losses: Losses | None
    trends: Trends | None
    initiatives: Initiatives | None
    touchpoints: Touchpoints | None

    @cached_property
    def of_money(self) -> tuple[Objection | None, ...]:
        """Answers that several findings share are computed once."""
        return tuple(exposure_answers(self.exposure)) if self.exposure is not None else ()

    def of_initiative(self, each: InitiativeResult) -> Answers:
        if self.initiatives is None:
            return ()
        if each.name not in self._of_initiatives:
            self._of_initiatives[each.name] = initiative_answers(each, self.initiatives, self.exposure)
        return self._of_initiatives[each.name]

    @cached_property
    def _of_initiatives(self) -> dict[str, Answers]:
        return {}


def with_objections(findings: Sequence[Finding], material: Material) -> tuple[Finding, ...]:
    return tuple(replace(each, objections=in_order(_answers(each, material))) for each in findings)


def _answers(finding: Finding, material: Material) -> Answers:
    slug = finding.id.rpartition("/")[2]
    for answers in (_of_exposure, _of_losses, _of_cases):
        found = answers(slug, finding, material)
        if found is not None:
            return found
    return finding.objections  # its own


def _of_exposure(slug: str, finding: Finding, material: Material) -> Answers | None:
    exposure = material.exposure
    if exposure is None:
        return None
    if slug in ("money-first", "ranking"):
        return material.of_money
    if slug == "most-raised":
        return exposure_answers(exposure, by_count=True)
    if slug == "rare-and-costly":
        return ratio_answers(exposure, *compared(exposure))
    return None


def _of_losses(slug: str, finding: Finding, material: Material) -> Answers | None:
    losses = material.losses
    if losses is not None and slug == "loss-reasons":
        return reasons_answers(losses, losses.ranked, losses.lead)
    if losses is not None and slug == "reasons-within":
        return reasons_answers(losses, losses.reasons, _tested(finding))
    if slug == "competitors":
        return losses_answers(finding, material.facts, "competitors", named_less(finding))
    return losses_answers(finding, material.facts, "groups and categories") if slug == "loss-groups" else None


def _tested(finding: Finding) -> Estimate | None:
    tested = finding.claim.parts.get("tested")
    return tested if isinstance(tested, Estimate) else None


def _of_cases(slug: str, finding: Finding, material: Material) -> Answers | None:
    if slug == "trend" and material.trends is not None:
        return trend_answers(
            material.trends, material.exposure, material.initiatives.each if material.initiatives else ()
        )
    if slug == "low-touchpoints" and material.touchpoints is not None:
        return touchpoint_answers(material.touchpoints)
    if material.initiatives is None:
        return None
    if slug == "initiatives":
        return material.of_initiative(surest(material.initiatives))
    shown = next((each for each in material.initiatives.tested if slug_of(each) == slug), None)
    return material.of_initiative(shown) if shown else None
