"""What the analysis hands to every screen, slide and paper: findings, and the story that they make."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pandas as pd

from analysis.estimates import Estimate
from analysis.sentences import Sentence
from analysis.view import Assumptions, View


class Grade(StrEnum):
    """How far a claim reaches. DESIGN: truth rule 4."""

    OBSERVED = "observed"
    ADJUSTED = "adjusted"
    TESTED = "tested"


class ChartKind(StrEnum):
    """Each kind draws the row shape named here, and only that; see docs/decisions/0003-charts-draw-row-shapes.md."""

    BARS = "bars"  # label, value, [low, high, sample_size, is_highlighted]
    DOTS = "dots"  # label, value, low, high, sample_size, [is_highlighted]
    WATERFALL = "waterfall"  # label, value, is_total, [is_highlighted]
    # label (in order), series, value, [low, high, is_highlighted, marker, is_forecast, made_on, limit_low, limit_high]
    LINES = "lines"
    STEP_CURVES = "step_curves"  # time, series, value, low, high, at_risk
    QUADRANT = "quadrant"  # label, x, y, [size, is_highlighted]
    PARETO = "pareto"  # label, value, cumulative_share, [is_highlighted]
    HEAT = "heat"  # row, column, value, low, high, sample_size
    STACKED = "stacked"  # label, part, value (shares of one), [is_highlighted]
    PAIRED_DOTS = "paired_dots"  # label, first, second (two values of one label), sample_size, [is_highlighted]
    # label, value, low, high, sample_size, first_share, rank_low, rank_high, note, [effort_days, cost, is_highlighted]
    RANKING = "ranking"
    TIMELINE = "timeline"  # label (a lane), at (a day), mark (bar or dot), value (0-1), [words, is_highlighted]
    TORNADO = "tornado"  # label, low, high (at an input's two ends), low_at, high_at, at_unit, [is_highlighted]


@dataclass(frozen=True)
class Chart:
    """What is drawn, not how it looks. `unit` is the unit text of a Quantity and sets scale and number format.

    `names` gives readers' words for columns where they are needed: {"x": "Cases", "y": "Revenue at risk"},
    {"first": "Answers counted alike", "second": "Weighted by revenue"}.
    """

    kind: ChartKind
    unit: str
    names: Mapping[str, str] = field(default_factory=dict)
    reference: float | None = None  # a value drawn as a thin line: the total, no difference, the start


@dataclass(frozen=True)
class Evidence:
    """The rows behind a claim, the query that gave them, and the chart that shows them. At most 500 rows."""

    query: str
    parameters: Mapping[str, object]
    chart: Chart
    rows: pd.DataFrame


@dataclass(frozen=True)
class Basis:
    """What the source line says: whose exports, how many, over which time, how much of the base answered."""

    departments: tuple[str, ...]
    sample_size: int
    sample_of: str  # "answers", "customers", "cases"
    period: str  # a label such as "12 months to September 2026" or "no dates in this export"
    coverage_customers: float | None = None  # 0-1
    coverage_revenue: float | None = None  # 0-1


@dataclass(frozen=True)
class Objection:
    """A question that a board asks of a finding, with its computed answer."""

    question: str
    answer: Sentence
    estimates: Mapping[str, Estimate] = field(default_factory=dict)


@dataclass(frozen=True)
class Quotation:
    """What a customer wrote, as it may be shown: names and contact details taken out. `said_in` is answer, case, loss.

    `language` is an ISO 639-1 code, "" where it could not be told; `segment` is None where naming it would single out.
    """

    text: str
    said_in: str
    department: str
    said_on: date | None
    language: str = ""
    segment: str | None = None
    issue: str | None = None


@dataclass(frozen=True)
class Choices:
    """Issues that a reader may choose among, for Assumptions.fix; `usual` are those while nobody chose."""

    label: str
    options: tuple[str, ...]
    usual: tuple[str, ...]
    most: int


@dataclass(frozen=True)
class Finding:
    """A claim in one sentence with its number and period, and everything it rests on."""

    id: str
    claim: Sentence
    subtitle: str  # what, unit, for whom, when: one quiet line
    estimates: Mapping[str, Estimate]
    evidence: Evidence
    grade: Grade
    basis: Basis
    caveats: tuple[Sentence, ...] = ()
    objections: tuple[Objection, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    method: str = ""  # the file stem of its page in docs/methods/
    is_open: bool = False  # the claim says what cannot be told yet: told in its story, no title for a board
    choices: Choices | None = None  # what a reader may choose among, beside the assumptions that are numbers
    # The same finding under other assumptions of the reader, with nothing read again; None where it rests on none.
    under: Callable[[Assumptions], Finding] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Gap:
    """A question that the exports at hand cannot answer, and which department's export would."""

    question: str
    needs: str  # "survey invitations: customer and date invited"
    held_by: str  # "Marketing"


@dataclass(frozen=True)
class Ask:
    """The decision wanted."""

    decision: Sentence
    owner: str
    cost: Estimate | None
    by: date | None
    measure: Sentence


@dataclass(frozen=True)
class Story:
    """A question, its answer in five lines, and the findings that carry it."""

    id: str
    headline: Sentence
    question: str
    situation: Sentence
    complication: Sentence
    answer: Sentence
    findings: tuple[Finding, ...]
    doubts: tuple[Sentence, ...]  # what could prove it wrong
    gaps: tuple[Gap, ...]
    ask: Ask | None
    as_of: date | None
    edition_id: str
    company: str
    view: View
    period: str  # the label that stands over the headline
    origins: Mapping[str, str] = field(default_factory=dict)  # summary only: finding id -> id of its own story
    estimates: Mapping[str, Estimate] = field(default_factory=dict)  # behind numbers of its own lines and doubts
