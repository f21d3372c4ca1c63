"""The questions a board asks, in the order in which they are asked."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from analysis.findings import Objection


class Question(StrEnum):
    """Each answer is computed for its finding; a question that makes no sense of a finding is not put to it."""

    NOISE = "Is it noise?"
    WHO_ANSWERED = "Is it who answered?"
    MIX = "Is it mix?"
    ONE_ACCOUNT = "Is it one account?"
    OTHER_WAY_ROUND = "Is it the other way round?"
    FINANCE = "Does it tie to Finance?"
    CHERRY_PICKED = "Is it cherry-picked?"
    COUNTED_TWICE = "Is anything counted twice?"
    MARGIN = "Margin or revenue?"
    LAST_TIME = "What did we say last time?"
    CHANGE_OUR_MIND = "What would change our mind?"


def in_order(objections: Iterable[Objection | None]) -> tuple[Objection, ...]:
    """Those that were answered, as a board asks them; questions that only one finding is asked come after."""
    places = {str(question): place for place, question in enumerate(Question)}
    answered = (each for each in objections if each is not None)
    return tuple(sorted(answered, key=lambda each: places.get(each.question, len(places))))
