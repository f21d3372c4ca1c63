"""What a board asks of each finding of retention economics, with computed answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from analysis.findings import Finding, Objection
from analysis.stories.objections.questions import in_order
from analysis.stories.retention_economics import bridge_finding, kept_finding
from analysis.stories.retention_economics.objections.asked import Asked
from analysis.stories.retention_economics.objections.bridge import bridge_answers
from analysis.stories.retention_economics.objections.kept import kept_answers
from analysis.stories.retention_economics.parts import Parts

Answers = Iterable[Objection | None]


def with_objections(findings: Iterable[Finding], parts: Parts) -> tuple[Finding, ...]:
    """Each finding with its answers beside those that it brings itself, in the order in which a board asks."""
    answers = _answerers(Asked(parts))
    return tuple(
        replace(each, objections=in_order([*each.objections, *answers[each.id]()])) if each.id in answers else each
        for each in findings
    )


def _answerers(asked: Asked) -> dict[str, Callable[[], Answers]]:
    """By the finding's id, for the parts that there are."""
    parts = asked.parts
    found: dict[str, Callable[[], Answers]] = {}
    if (revenue := parts.revenue) is not None:
        found[bridge_finding.ID] = lambda: bridge_answers(revenue, asked)
    if (kept := parts.kept) is not None:
        found[kept_finding.ID] = lambda: kept_answers(kept, asked)
    return found
