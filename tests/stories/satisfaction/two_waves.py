"""A story of two quarters in which each answer comes from another customer."""

from __future__ import annotations

from analysis.findings import Story
from analysis.stories.satisfaction import tell
from analysis.view import View
from tests.stories.every_number import unbacked
from tests.stories.satisfaction.made_answers import AS_OF, FIRST, answers, customers, satisfied
from tests.stories.satisfaction.made_edition import made_edition

Waves = dict[str, tuple[int, int]]


def two_waves(before: Waves, after: Waves) -> Story:
    """Hits and answers by segment in the second and the third quarter of 2026; every number of it has an estimate."""
    segments, scores, days = [], [], []
    for wave, day in ((before, "2026-05-02"), (after, "2026-08-02")):
        for segment, (hits, answered) in wave.items():
            segments += [segment] * answered
            scores += satisfied(hits, answered)
            days += [day] * answered
    people = customers(len(scores), segment=segments)
    feedback = answers(people["customer_id"].to_numpy(), scores, days, kind="csat", scale=(1, 5))
    story = tell(made_edition({"customer": people, "feedback": feedback}, FIRST, AS_OF), View())
    assert unbacked(story) == []
    return story
