"""A question with its answer: the verdict first, then the numbers that show it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from analysis.estimates import Estimate
from analysis.findings import Objection
from analysis.sentences import Sentence, sentence
from analysis.stories.joined import joined
from analysis.stories.objections.questions import Question


class Verdict(StrEnum):
    """What an answer opens with."""

    NO = "No."
    YES = "Yes."
    IN_PART = "Yes, in part."
    NOT_ALL = "Not all of it."
    CANNOT_BE_TOLD = "Cannot be told."


def answered(
    question: Question,
    verdict: Verdict | None,
    lines: Sequence[Sentence],
    estimates: Mapping[str, Estimate],
) -> Objection:
    """`lines` follow each other, each a sentence of its own; a question that asks "what" or "which" has no verdict."""
    opening = [sentence(verdict.value)] if verdict else []
    return Objection(question.value, joined([*opening, *lines]), dict(estimates))


def followed_by(objection: Objection, said: Sentence, estimates: Mapping[str, Estimate]) -> Objection:
    """The same answer with one more sentence at its end."""
    return replace(objection, answer=joined([objection.answer, said]), estimates={**objection.estimates, **estimates})
