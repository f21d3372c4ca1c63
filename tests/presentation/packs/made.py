"""Small findings and stories, made for a pack: each number in them is written where a test reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Basis, Chart, ChartKind, Evidence, Finding, Gap, Grade, Objection, Story
from analysis.quantities import Count, Money, Points, Quantity, Ratio, Share, ShareChange
from analysis.sentences import Sentence, sentence
from analysis.stories.objections.questions import Question
from analysis.view import View
from data_sources.pack_model import Pack, PackAsk, PackPage

ROWS = pd.DataFrame({"label": ["Billing"], "value": [1.0]})
ASK = PackAsk(
    decision="Give Billing a plan", owner="Ada", cost="€180 thousand", by=date(2027, 1, 31), measure="Less is exposed"
)


def between(value: Quantity, low: float, high: float, n: int = 770) -> Estimate:
    return Estimate(value, value.with_amount(low), value.with_amount(high), n, "made")


def finding(name: str, claim: Sentence, estimates: Mapping[str, Estimate], **more: object) -> Finding:
    basis = Basis(("Marketing",), 770, "customers", "12 months to September 2026", 0.76, 0.81)
    asked = (Question.NOISE, Question.WHO_ANSWERED, Question.FINANCE, Question.CHANGE_OUR_MIND)
    filled: dict[str, object] = {
        "subtitle": "Made for a test",
        "estimates": estimates,
        "evidence": Evidence("made", {}, Chart(ChartKind.BARS, "EUR"), ROWS),
        "grade": Grade.OBSERVED,
        "basis": basis,
        "objections": tuple(Objection(str(each), sentence("No.")) for each in asked),
        **more,
    }
    return Finding(id=name, claim=claim, **filled)  # type: ignore[arg-type]


CHANGE = between(Points(-9.0), -13, -5)
RATE = between(Points(10.0), 7, 14)
SMALL, LARGE = between(Points(10.0), 6, 14), between(Points(13.0), 9, 17)
FELL = finding(
    "satisfaction/change",
    sentence("Every segment improved, yet the score fell {change:size} in Q3 2026; within them it gained {rate:size}",
             change=CHANGE, rate=RATE),
    {"nps_change": CHANGE, "nps_change_rate_effect": RATE, "nps_change[segment=Small]": SMALL,
     "nps_change[segment=Enterprise]": LARGE},
)  # fmt: skip
LEVEL = between(Points(-1.2), -4, 2)
AT = finding("satisfaction/level", sentence("The Net Promoter Score is {nps}", nps=LEVEL), {"nps": LEVEL})
BILLING = between(Money(8_700_000, "EUR", "year"), 7_000_000, 11_000_000, 152)
PERFORMANCE = between(Money(3_400_000, "EUR", "year"), 3_000_000, 4_000_000, 152)
EXPOSED = finding(
    "priority-issues/ranking",
    sentence("Fix {issue} first: it exposes {risk}", issue="Billing", risk=BILLING),
    {"revenue_at_risk[issue=Billing]": BILLING, "revenue_at_risk[issue=Performance]": PERFORMANCE,
     "cases_total": counted(Count(609, "cases"), 609)},
)  # fmt: skip
PRAISE, OTHERS = between(Share(0.72), 0.63, 0.80), between(Share(0.46), 0.42, 0.50)
GAIN = between(ShareChange(0.26), 0.17, 0.35)
PRAISED = finding(
    "voice/praised",
    sentence("Support earns praise in {one} of comments, against {other} of all others", one=PRAISE, other=OTHERS),
    {"praise_share[issue=Support]": PRAISE, "praise_share[issue=Access]": OTHERS, "praise_share_difference": GAIN},
)
PACE = between(Ratio(2.0), 1.6, 2.4)
LATE = finding(
    "retention-economics/slow-onboarding",
    sentence("Customers onboarded late leave {pace} as fast as like customers", pace=PACE),
    {"hazard_ratio[onboarding=late]": PACE, "customers_onboarded_late": counted(Count(344, "customers"), 1218)},
    grade=Grade.ADJUSTED,
)
LEFT = counted(Count(61, "customers"), 384)
NOT_TOLD = finding(
    "retention-economics/cohorts",
    sentence("Whether newer customers stay longer cannot be told yet: {lost} left", lost=LEFT),
    {},
    is_open=True,
)  # fmt: skip
ROSE = between(Points(9.0), 5, 13)
RECOVERED = finding(
    "satisfaction/recovery",
    sentence("The score rose {change:size} among those who were called", change=ROSE),
    {"nps_change": ROSE},
)


def story(story_id: str, *findings: Finding, **more: object) -> Story:
    filled: dict[str, object] = {
        "headline": sentence("Made"),
        "question": "What is it?",
        "situation": sentence("Made."),
        "complication": sentence("Made."),
        "answer": sentence("Made."),
        "doubts": (sentence("The silent may think otherwise."), sentence(f"Doubt of {story_id}.")),
        "gaps": (Gap("Who was invited?", "invitations", "Marketing"),),
        "ask": None,
        "as_of": date(2026, 9, 30),
        "edition_id": "0123456789ab",
        "company": "Harbour Software",
        "view": View(),
        "period": "12 months to September 2026",
        **more,
    }
    return Story(id=story_id, findings=findings, **filled)  # type: ignore[arg-type]


STORIES = {
    "summary": story("summary", EXPOSED, origins={"priority-issues/ranking": "priority-issues"}),
    "satisfaction": story("satisfaction", FELL, AT, RECOVERED),
    "priority-issues": story("priority-issues", EXPOSED),
    "voice": story("voice", PRAISED),
    "retention-economics": story("retention-economics", LATE, NOT_TOLD),
}


def tell(story_id: str, view: View) -> Story:
    return replace(STORIES[story_id], view=view)


def page(told: Finding, title: str = "", **more: object) -> PackPage:
    return PackPage(story=told.id.split("/")[0], finding=told.id, title=title, **more)  # type: ignore[arg-type]


def pack(*pages: PackPage, **more: object) -> Pack:
    return Pack(name="Board 2026-Q4", pages=pages, **more)  # type: ignore[arg-type]
