"""Retention economics: how much revenue and how many customers stay, who leaves, and what it costs."""

from __future__ import annotations

from dataclasses import replace

from analysis.findings import Story
from analysis.stories.retention_economics.counts_said import counts_said
from analysis.stories.retention_economics.doubts import doubts_of
from analysis.stories.retention_economics.gaps import gaps_of
from analysis.stories.retention_economics.objections import with_objections
from analysis.stories.retention_economics.opening import opening_of
from analysis.stories.retention_economics.parts import parts_of
from analysis.stories.retention_economics.scope import scope_of
from analysis.view import View
from queries.run import Edition

STORY_ID = "retention-economics"


def tell(edition: Edition, view: View) -> Story:
    """The story of one edition. Raises ValueError when the view ends on a day that no period ends on."""
    scope = scope_of(edition, view)
    parts = parts_of(scope)
    opening = opening_of(parts)
    findings = tuple(replace(each, id=f"{STORY_ID}/{each.id}") for each in with_objections(parts.findings(), parts))
    return Story(
        id=STORY_ID,
        headline=opening.headline,
        question=opening.question,
        situation=opening.situation,
        complication=opening.complication,
        answer=opening.answer,
        findings=findings,
        doubts=doubts_of(parts),
        gaps=gaps_of(scope, parts.has()),
        ask=None,
        as_of=scope.periods.everything.ends_on,
        edition_id=str(edition.company["edition_id"]),
        company=str(edition.company["name"]),
        view=view,
        period=scope.period_label,
        estimates=counts_said(parts),
    )
