"""Reading an answer as a board hears it, and holding its numbers to its own estimates."""

from __future__ import annotations

import pandas as pd

from analysis.estimates import Estimate
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Grade, Objection
from analysis.quantities import Points, Share, ShareChange
from analysis.sentences import sentence
from presentation.wording import say_plain
from tests.stories.every_number import unbacked_in


def heard(objection: Objection) -> str:
    """The answer in words. Fails where a number in it is none of its own estimates."""
    assert unbacked_in(_finding(objection)) == []
    return say_plain(objection.answer).replace("\u00a0", " ").replace("\u2212", "-")


def change(value: float, reach: float, p_value: float | None, answers: int = 1_000) -> Estimate:
    """A difference of two scores."""
    return Estimate(Points(value), Points(value - reach), Points(value + reach), answers, "z test", p_value)


def level(value: float, reach: float, answers: int = 1_000) -> Estimate:
    return change(value, reach, None, answers)


def part(value: float, of: int = 100) -> Estimate:
    return Estimate(Share(value), Share(value), Share(value), of, "counted in full, no sampling")


def share_change(value: float, reach: float, p_value: float | None, answers: int = 1_000) -> Estimate:
    ends = (ShareChange(value), ShareChange(value - reach), ShareChange(value + reach))
    return Estimate(*ends, answers, "z test", p_value)


def _finding(objection: Objection) -> Finding:
    """One that brings no estimate of its own."""
    rows = pd.DataFrame({"label": []})
    return Finding(
        "made",
        sentence("A claim"),
        "",
        {},
        Evidence("made", {}, Chart(ChartKind.BARS, "share"), rows),
        Grade.OBSERVED,
        Basis((), 0, "answers", "no dates in this export"),
        objections=(objection,),
    )
