"""A question of a survey: one touchpoint, or the whole."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

# What a question on the whole is called, in the languages that proposed declarations know.
ON_THE_WHOLE = re.compile(
    r"\b(overall|all in all|in general|recommend\w*|insgesamt|globale?|en general|in generale|weiterempfehl\w*)\b"
    r"|^(relationship|(customer )?satisfaction|zufriedenheit|satisfaccion|soddisfazione|tevredenheid|nps|csat)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Question:
    question_id: int
    survey_id: int
    department: str
    survey: str
    kind: str
    touchpoint: str
    top_from: float  # a score of at least this is a good answer

    @property
    def is_on_the_whole(self) -> bool:
        """Whether it asks for satisfaction as such, so that it can be what the others go with and none of them."""
        return self.kind == "nps" or ON_THE_WHOLE.search(self.touchpoint) is not None

    @property
    def subject(self) -> str:
        """As a sentence names it where it is the whole."""
        return "readiness to recommend" if self.kind == "nps" else "overall satisfaction"


def questions_in(rows: pd.DataFrame) -> tuple[Question, ...]:
    """The rows of satisfaction/questions."""
    return tuple(
        Question(
            int(row["question_id"]),
            int(row["survey_id"]),
            str(row["department"]),
            str(row["survey"]),
            str(row["kind"]),
            str(row["touchpoint"]),
            float(row["top_from"]),
        )
        for row in rows.to_dict("records")
    )


def labels(asked: tuple[Question, ...]) -> tuple[str, ...]:
    """Their touchpoints; one that two of them share carries its department, then its survey."""
    names = [each.touchpoint for each in asked]
    with_department = [
        f"{each.touchpoint} ({each.department})" if names.count(each.touchpoint) > 1 else each.touchpoint
        for each in asked
    ]
    return tuple(
        f"{each.touchpoint} ({each.department}, {each.survey})" if with_department.count(name) > 1 else name
        for each, name in zip(asked, with_department, strict=True)
    )
