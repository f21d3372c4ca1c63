"""Stories and findings made by hand, as the summary meets them."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Ask, Basis, Chart, ChartKind, Evidence, Finding, Gap, Grade, Story
from analysis.quantities import Money, Points, Quantity
from analysis.sentences import Part, sentence
from analysis.view import View

EUROS = counted(Money(1_000_000.0, "EUR", "year"), 100)
EVIDENCE = Evidence("", {}, Chart(ChartKind.BARS, "share"), pd.DataFrame())


def estimate_at(p_value: float) -> Estimate:
    ends: list[Quantity] = [Points(4.0), Points(1.0), Points(7.0)]
    return Estimate(ends[0], ends[1], ends[2], 400, "made by hand", p_value)


def finding(story_id: str, slug: str, grade: Grade = Grade.OBSERVED, is_open: bool = False, **parts: Part) -> Finding:
    words = " ".join(f"{{{name}}}" for name in parts)
    return Finding(
        id=f"{story_id}/{slug}",
        claim=sentence(f"{slug} {words}".strip(), **parts),
        subtitle="",
        estimates={name: part for name, part in parts.items() if isinstance(part, Estimate)},
        evidence=EVIDENCE,
        grade=grade,
        basis=Basis(("Service",), 400, "answers", "12 months to June 2026"),
        is_open=is_open,
    )


def story(story_id: str, *findings: Finding, ask: Ask | None = None, gaps: tuple[Gap, ...] = ()) -> Story:
    return Story(
        id=story_id,
        headline=sentence(f"Headline of {story_id}"),
        question="",
        situation=sentence(f"Situation of {story_id}."),
        complication=sentence(f"Complication of {story_id}."),
        answer=sentence(f"Answer of {story_id}."),
        findings=findings,
        doubts=(sentence(f"First doubt of {story_id}."), sentence(f"Second doubt of {story_id}.")),
        gaps=gaps,
        ask=ask,
        as_of=None,
        edition_id="e1",
        company="Test company",
        view=View(),
        period="12 months to June 2026",
    )


def ask(decision: str) -> Ask:
    return Ask(sentence(decision), "Product", None, None, sentence("Fewer cases."))
