"""A story with every kind of chart, every optional part and awkward names: what the screens and files are tried on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Ask, Basis, Chart, ChartKind, Evidence, Finding, Gap, Grade, Objection, Story
from analysis.quantities import Count, Days, Money, Points, Quantity, Ratio, Score, Share
from analysis.sentences import Sentence, sentence
from analysis.view import View


def between(value: Quantity, low: float, high: float, sample_size: int = 412) -> Estimate:
    return Estimate(value, value.with_amount(low), value.with_amount(high), sample_size, "Wilson interval", 0.01)


NPS = between(Points(26.9), 22.1, 31.4, 2914)
CHANGE = between(Points(-4.1), -7.8, -0.4, 2914)
RISK = between(Money(1_240_000, "EUR", "year"), 900_000, 1_600_000)
HAZARD = between(Ratio(2.13), 1.6, 2.8)
NAMED = counted(Count(412, "customers"), 412)
COUNTED_TWICE = {"first": "Answers counted alike", "second": "Weighted by revenue"}
CHURN = counted(Share(0.26537), 7043)
BASIS = Basis(("Marketing", "Service"), 2914, "answers", "12 months to September 2026", 0.61, 0.48)

BRIDGE = pd.DataFrame(
    {
        "label": ["Q2 2026", "Within segments", "Who answered", "Q3 2026"],
        "value": [31.0, 2.0, -6.1, 26.9],
        "is_total": [True, False, False, True],
        "is_highlighted": [False, False, True, False],
    }
)
TIMELINE = pd.DataFrame(
    [
        ("Deliveries", date(2025, 2, 1), "dot", None, "28 days late", False),
        ("Invoices, as a share of the highest", date(2025, 3, 1), "bar", 0.8, "", False),
        ("Invoices, as a share of the highest", date(2026, 4, 1), "bar", 1.0, "", False),
        ("Survey answers", date(2026, 3, 1), "dot", 0.25, "2 of 5", False),
        ("Cases", date(2026, 2, 1), "dot", None, "Billing", True),
        ("Left", date(2026, 5, 1), "dot", None, "Too dear", True),
    ],
    columns=["label", "at", "mark", "value", "words", "is_highlighted"],
)
REVENUE = pd.DataFrame(
    {
        "label": [
            "Recurring revenue, Sep 2025",
            "Expansion",
            "Contraction",
            "Customers lost",
            "Reactivated",
            "Sep 2026",
        ],
        "value": [4_810_000.0, 412_000.0, -188_000.0, -624_000.0, 35_500.0, 4_445_500.0],
        "is_total": [True, False, False, False, False, True],
    }
)
TOUCHPOINTS = pd.DataFrame(
    {
        "label": ["Account manager", "Product", "Support", "Billing and invoicing questions", "Onboarding"],
        "value": [4.41, 4.3, 4.2, 4.12, 3.1],
        "low": [4.3, 4.22, 4.06, 3.98, 2.9],
        "high": [4.52, 4.38, 4.33, 4.25, 3.29],
        "sample_size": [412, 530, 388, 204, 143],
        "is_highlighted": [False, False, False, False, True],
    }
)
SEGMENTS = pd.DataFrame(
    {
        "label": ["Enterprise", "Mid-market", "Small business <b>*&* $co", "Public sector"],
        "value": [0.458, 0.107, 0.0255, 0.21],
        "low": [0.41, 0.09, 0.017, 0.15],
        "high": [0.51, 0.126, 0.038, 0.29],
        "sample_size": [412, 1204, 1190, 103],
        "is_highlighted": [True, False, False, False],
    }
)
WEIGHTED = pd.DataFrame(
    {
        "label": ["Enterprise", "Mid-market", "Small business"],
        "first": [12.0, 27.0, 34.0],
        "second": [3.0, 31.0, 33.0],
        "sample_size": [412, 1204, 1190],
    }
)
RANKED = pd.DataFrame(
    {
        "label": ["Billing errors", "Slow onboarding & <b>handover</b>", "Missing feature"],
        "value": [620_000.0, 410_000.0, 180_000.0],
        "low": [480_000.0, 300_000.0, 120_000.0],
        "high": [800_000.0, 560_000.0, 270_000.0],
        "sample_size": [139, 204, 61],
        "first_share": [0.93, 0.068, 0.002],
        "rank_low": [1.0, 1.0, 3.0],
        "rank_high": [2.0, 2.0, 3.0],
        "effort_days": [40.0, None, 12.5],
        "cost": [120_000.0, None, None],
        "note": [
            "Exposes most revenue; no initiative addresses it; Finance owns it.",
            "Exposes the second most revenue; raised ever more often; nobody owns it yet.",
            "Exposes the third most revenue; whether New editor helps cannot be told yet; Product owns it.",
        ],
        "is_highlighted": [True, False, False],
    }
)
INPUTS = pd.DataFrame(
    {
        "label": ["Years ahead", "How much less they leave (95 % interval)", "Customers who move up", "Discount rate"],
        "low": [8_600.0, 23_900.0, 27_600.0, 60_400.0],
        "high": [116_200.0, 86_500.0, 82_800.0, 50_700.0],
        "low_at": [1.0, None, 0.05, 0.05],
        "high_at": [5.0, None, 0.15, 0.15],
        "at_unit": ["years", "", "share", "share"],
        "is_highlighted": [False, True, False, False],
    }
)
REASONS = pd.DataFrame(
    {
        "label": ["Billing errors", "Slow onboarding", "Missing feature", "Competitor", "Price", "Other"],
        "value": [620_000.0, 410_000.0, 180_000.0, 96_000.0, 41_000.0, 8_200.0],
        "cumulative_share": [0.457, 0.76, 0.893, 0.964, 0.994, 1.0],
        "is_highlighted": [True, False, False, False, False, False],
    }
)
ISSUES = pd.DataFrame(
    {
        "label": ["Billing errors", "Slow onboarding", "Missing feature", "Login problems", "Slow reports", "Training"],
        "x": [61.0, 240.0, 210.0, 330.0, 95.0, 40.0],
        "y": [620_000.0, 410_000.0, 180_000.0, 96_000.0, 41_000.0, 30_000.0],
        "is_highlighted": [True, False, False, False, False, False],
    }
)
SHARES = pd.DataFrame(
    [
        {"label": quarter, "part": part, "value": value}
        for quarter, values in {
            "Q3 2025": (0.5, 0.31, 0.19),
            "Q2 2026": (0.49, 0.33, 0.18),
            "Q3 2026": (0.46, 0.35, 0.19),
        }.items()
        for part, value in zip(("Promoters", "Passives", "Detractors"), values, strict=True)
    ]
)


def quarterly() -> pd.DataFrame:
    quarters = [f"Q{1 + i % 4} {2023 + i // 4}" for i in range(3, 15)]
    rows = []
    for series, start, slope in (("Enterprise", 18.0, -0.9), ("Mid-market", 25.0, 0.3), ("Small business", 31.0, 0.25)):
        for i, quarter in enumerate(quarters):
            value = start + slope * i
            row = {"label": quarter, "series": series, "value": value, "low": value - 4, "high": value + 4}
            rows.append({**row, "is_highlighted": series == "Enterprise"})
    return pd.DataFrame(rows)


def survival() -> pd.DataFrame:
    rows = []
    for series, hazard in (("Satisfied", 0.008), ("Neither", 0.015), ("Dissatisfied customers", 0.034)):
        for month in range(0, 37, 3):
            left = (1 - hazard) ** month
            wide = 0.012 + 0.0016 * month
            low, high = max(0.0, left - wide), min(1.0, left + wide)
            rows.append(
                {
                    "time": float(month),
                    "series": series,
                    "value": left,
                    "low": low,
                    "high": high,
                    "at_risk": 400 - 9 * month,
                }
            )
    return pd.DataFrame(rows)


def touchpoint_by_segment() -> pd.DataFrame:
    rows = []
    for i, touchpoint in enumerate(("Sales", "Onboarding", "Support", "Renewal")):
        for j, segment in enumerate(("Enterprise", "Mid-market", "Small business", "Public sector")):
            value = None if (i, j) == (3, 3) else 3.1 + 0.11 * i * (j + 1)
            interval = {"low": None, "high": None} if value is None else {"low": value - 0.2, "high": value + 0.2}
            rows.append({"row": touchpoint, "column": segment, "value": value, **interval, "sample_size": 60 + 9 * i})
    return pd.DataFrame(rows)


def finding(name: str, claim: Sentence, subtitle: str, chart: Chart, rows: pd.DataFrame, **more: object) -> Finding:
    estimates: Mapping[str, Estimate] = {name: next(p for p in claim.parts.values() if isinstance(p, Estimate))}
    evidence = Evidence(f"satisfaction/{name}", {"period_id": "year to 2026-09-30"}, chart, rows)
    filled = {"estimates": estimates, "grade": Grade.OBSERVED, "basis": BASIS, **more}
    return Finding(id=name.replace("_", "-"), claim=claim, subtitle=subtitle, evidence=evidence, **filled)  # type: ignore[arg-type]


FINDINGS = (
    finding(
        "nps_change",
        sentence("The score fell {change:size} to {level}; **who answered** explains six", change=CHANGE, level=NPS),
        "Net Promoter Score, points, second to third quarter 2026",
        Chart(ChartKind.WATERFALL, "NPS points"),
        BRIDGE,
        caveats=(sentence("{n:word} segments had fewer than {least} customers and are not shown.", n=2, least=10),),
        objections=(
            Objection("Is it noise?", sentence("No: the change is {x:interval}.", x=CHANGE), {"nps_change": CHANGE}),
        ),
        method="nps",
    ),
    finding(
        "csat_by_touchpoint",
        sentence("Onboarding is rated {low}, below everything else we do", low=between(Score(3.1, 1, 5), 2.9, 3.29)),
        "Satisfaction by touchpoint, mean of 1–5 with 95 % interval, Enterprise, 12 months to September 2026",
        Chart(ChartKind.DOTS, "score 1–5"),
        TOUCHPOINTS,
        grade=Grade.ADJUSTED,
    ),
    finding(
        "churn_by_segment",
        sentence("{churn} of customers left, and month-to-month contracts lost most", churn=CHURN),
        "Customers who left, share of all on the books, by segment",
        Chart(ChartKind.BARS, "share", reference=0.265),
        SEGMENTS,
    ),
    finding(
        "revenue_bridge",
        sentence("Lost customers took {lost} of recurring revenue", lost=RISK),
        "Recurring revenue, EUR, September 2025 to September 2026",
        Chart(ChartKind.WATERFALL, "EUR"),
        REVENUE,
    ),
    finding(
        "nps_by_segment",
        sentence("Enterprise drifts away: {level} and falling", level=NPS),
        "Net Promoter Score by segment and quarter, with 95 % interval",
        Chart(ChartKind.LINES, "NPS points"),
        quarterly(),
    ),
    finding(
        "survival",
        sentence("Dissatisfied customers leave {times} as fast", times=HAZARD),
        "Customers kept, by satisfaction at the start, Kaplan–Meier with 95 % bands",
        Chart(ChartKind.STEP_CURVES, "share", names={"time": "Months since becoming a customer"}),
        survival(),
        grade=Grade.TESTED,
    ),
    finding(
        "issues",
        sentence("Billing errors are rare and put {risk} at risk", risk=RISK),
        "Issues by cases and revenue at risk",
        Chart(ChartKind.QUADRANT, "EUR", names={"x": "Cases in twelve months", "y": "Revenue at risk"}),
        ISSUES,
    ),
    finding(
        "issues_by_money",
        sentence("{n} name a reason; two reasons carry three quarters of the money", n=NAMED),
        "Revenue at risk by reason, EUR, overlap-adjusted",
        Chart(ChartKind.PARETO, "EUR"),
        REASONS,
    ),
    finding(
        "ranking",
        sentence("Fix Billing errors first: they put {risk} at risk", risk=RISK),
        "Revenue at risk by issue, EUR, overlap-adjusted, with its 95 % interval",
        Chart(ChartKind.RANKING, "EUR"),
        RANKED,
    ),
    finding(
        "heat",
        sentence("It takes {days} to bring a public customer on board", days=between(Days(41.2), 36, 47)),
        "Satisfaction by touchpoint and segment, mean of 1–5",
        Chart(ChartKind.HEAT, "score 1–5"),
        touchpoint_by_segment(),
    ),
    finding(
        "stacked",
        sentence("Promoters fell to {share}", share=between(Share(0.46), 0.44, 0.48)),
        "Promoters, passives, detractors, share of answers",
        Chart(ChartKind.STACKED, "share"),
        SHARES,
    ),
    finding(
        "weighted",
        sentence("By revenue the score is {level}", level=between(Points(14.2), 9.0, 19.5)),
        "Net Promoter Score, answers counted alike and weighted by revenue",
        Chart(ChartKind.PAIRED_DOTS, "NPS points", names=COUNTED_TWICE),
        WEIGHTED,
    ),
    finding(
        "timeline",
        sentence(
            "A mid-market customer raised Billing twice; {left} of such customers left",
            left=between(Share(0.06), 0.03, 0.1),
        ),
        "What the departments recorded of one customer, month by month; Billing in colour",
        Chart(ChartKind.TIMELINE, "share"),
        TIMELINE,
    ),
    finding(
        "improvement",
        sentence("Moving a few customers up would be worth {risk}", risk=RISK),
        "Margin kept beyond what is kept anyway, EUR; each bar moves one input alone",
        Chart(ChartKind.TORNADO, "EUR", {"reference": "As assumed"}, 55_000.0),
        INPUTS,
    ),
)

STORY = Story(
    id="satisfaction",
    headline=sentence("Every segment is happier, yet the score fell {change:size}", change=CHANGE),
    question="Are our customers more satisfied than a year ago, and if not, why?",
    situation=sentence("We ask customers how likely they are to recommend us; {n} answered.", n=2914),
    complication=sentence("The score fell from +31 to {level}, and the fall is real.", level=NPS),
    answer=sentence(
        "**All of it comes from who answered:** small accounts doubled their share of the answers. "
        "Within each segment customers are as happy or happier. Fix the mix, not the service."
    ),
    findings=FINDINGS,
    doubts=(
        sentence(
            "Only {share} answered; were the silent all detractors, the score would be negative.", share=Share(0.61)
        ),
        sentence("The survey changed its sender in May."),
    ),
    gaps=(Gap("Who was asked and did not answer?", "survey invitations: customer, date", "Marketing"),),
    ask=Ask(
        sentence("Send the survey to every large account by hand, starting with the {n} that went quiet.", n=38),
        "Marketing",
        counted(Money(12_000, "EUR"), 1),
        date(2026, 11, 15),
        sentence("Coverage by revenue rises from 48 % to 70 % by the first quarter of 2027."),
    ),
    as_of=date(2026, 9, 30),
    edition_id="7f3a91c2",
    company="Harbour Software",
    view=View(date(2026, 9, 30), "segment", None),
    period="12 months to September 2026",
)
