"""A story as JSON for scripts: numbers in full, money in units of currency, shares from 0 to 1."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any

from analysis.estimates import Estimate
from analysis.findings import Ask, Evidence, Finding, Gap, Objection, Quotation, Story
from presentation.plain_rows import plain_rows, plain_value
from presentation.wording import say_plain


def story_as_json(story: Story) -> str:
    return json.dumps(story_as_plain(story), allow_nan=False, ensure_ascii=False, indent=2)


def story_as_plain(story: Story) -> dict[str, Any]:
    return {
        "id": story.id,
        "company": story.company,
        "headline": say_plain(story.headline),
        "question": story.question,
        "situation": say_plain(story.situation),
        "complication": say_plain(story.complication),
        "answer": say_plain(story.answer),
        "period": story.period,
        "as_of": plain_value(story.as_of),
        "edition_id": story.edition_id,
        "ask": _ask(story.ask) if story.ask else None,
        "estimates": _estimates(story.estimates),
        "findings": [finding_as_plain(each) for each in story.findings],
        "doubts": [say_plain(each) for each in story.doubts],
        "gaps": gaps_as_plain(story.gaps),
    }


def gaps_as_plain(gaps: Iterable[Gap]) -> list[dict[str, str]]:
    return [{"question": gap.question, "needs": gap.needs, "held_by": gap.held_by} for gap in gaps]


def finding_as_plain(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "claim": say_plain(finding.claim),
        "subtitle": finding.subtitle,
        "estimates": _estimates(finding.estimates),
        "grade": str(finding.grade),
        "departments": list(finding.basis.departments),
        "period": finding.basis.period,
        "caveats": [say_plain(each) for each in finding.caveats],
        "objections": [objection_as_plain(each) for each in finding.objections],
        "quotations": [_quotation(each) for each in finding.quotations],
        "evidence": _evidence(finding.evidence),
    }


def _quotation(quotation: Quotation) -> dict[str, Any]:
    return {field.name: plain_value(getattr(quotation, field.name)) for field in fields(quotation)}


def _estimates(estimates: Mapping[str, Estimate]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "value": number_or_none(estimate.value.amount),
            "unit": estimate.value.unit,
            "low": number_or_none(estimate.low.amount),
            "high": number_or_none(estimate.high.amount),
            "sample_size": int(estimate.sample_size),
            "method": estimate.method,
            "p_value": number_or_none(estimate.p_value),
        }
        for name, estimate in estimates.items()
    ]


def number_or_none(amount: float | None) -> float | None:
    """None where there is no number, an end of an interval that is open among them."""
    return None if amount is None or not math.isfinite(amount) else float(amount)


def objection_as_plain(objection: Objection) -> dict[str, Any]:
    return {
        "question": objection.question,
        "answer": say_plain(objection.answer),
        "estimates": _estimates(objection.estimates),
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "query": evidence.query,
        "parameters": {name: plain_value(value) for name, value in evidence.parameters.items()},
        "chart": str(evidence.chart.kind),
        "unit": evidence.chart.unit,
        "rows": plain_rows(evidence.rows),
    }


def _ask(ask: Ask) -> dict[str, Any]:
    return {
        "decision": say_plain(ask.decision),
        "owner": ask.owner,
        "cost": _estimates({"cost": ask.cost})[0] if ask.cost else None,
        "by": plain_value(ask.by),
        "measure": say_plain(ask.measure),
    }
