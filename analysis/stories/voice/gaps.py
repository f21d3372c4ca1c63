"""What the exports at hand cannot say about what customers wrote, and whose export would."""

from __future__ import annotations

from analysis.findings import Gap
from analysis.stories.voice.facts import ANSWER, CASE, LOSS, Facts

HELD = {
    ANSWER: Gap("What do customers write in surveys?", "the comments beside survey scores", "Marketing or Service"),
    CASE: Gap("How do customers describe their problems?", "the text of each service case", "Service"),
    LOSS: Gap("What do customers say on leaving?", "the words of customers who left", "Sales"),
}
DATES = Gap("Is anything spoken of more often than before?", "the day of each comment", "each department")


def gaps_of(facts: Facts) -> tuple[Gap, ...]:
    held = facts.departments
    missing = [gap for said_in, gap in HELD.items() if said_in not in set(held["said_in"])]
    undated = len(held) > 0 and not held["comments_dated"].sum()
    return (*missing, *((DATES,) if undated else ()))
