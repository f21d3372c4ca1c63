"""A board pack as it is kept: which findings go into the room, in which order, under which titles, and the ask."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from analysis.view import Assumptions, View

WRITTEN = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
# A line of an opening or an ask is read out in one breath; a title has a stricter limit, which its check tells.
Line = Annotated[str, Field(max_length=400)]
ShortLine = Annotated[str, Field(max_length=200)]
Word = Annotated[str, Field(max_length=80)]
PURPOSES = ("information", "discussion", "decision")
AUDIENCES = ("CFO", "COO", "CMO", "CPO", "CEO")


def _one_of(words: tuple[str, ...]) -> AfterValidator:
    def known(word: str) -> str:
        if word and word not in words:
            raise ValueError(f"is one of {', '.join(words)}, or left out")
        return word

    return AfterValidator(known)


class PackAssumptions(BaseModel):
    """What the reader supposed when the finding was chosen: analysis.view.Assumptions, as a file holds it."""

    model_config = WRITTEN

    uplift: float | None = None
    gross_margin: float | None = None
    discount_rate: float | None = None
    cost: float | None = None
    horizon: int | None = None
    fix: tuple[str, ...] | None = None
    relief: float | None = None


class PackPage(BaseModel):
    """A finding of a story and how it is brought. `title` is "" where the finding's own claim stands.

    `claim` is what the finding said when the page was saved: it tells what changed, and nothing is shown from it.
    """

    model_config = WRITTEN

    story: Annotated[str, Field(min_length=1, max_length=80)]
    finding: Annotated[str, Field(min_length=1, max_length=200)]
    title: Line = ""
    purpose: Annotated[str, _one_of(PURPOSES)] = ""
    section: Word = ""
    until: date | None = None
    compare_by: Word = ""
    segment: Word = ""
    assumptions: PackAssumptions = Field(default_factory=PackAssumptions)
    claim: Annotated[str, Field(max_length=2_000)] = ""

    @property
    def view(self) -> View:
        supposed = Assumptions(**self.assumptions.model_dump())
        return View(self.until, self.compare_by or None, self.segment or None, supposed)


class PackAsk(BaseModel):
    """The decision wanted. What is "" or None is not stated yet."""

    model_config = WRITTEN

    decision: Line = ""
    owner: Word = ""
    cost: ShortLine = ""
    by: date | None = None
    measure: Line = ""


class Pack(BaseModel):
    """One version of a pack. `name` and `version` are those of its folder and file; version 0 is not saved yet.

    `edition` is the id of the edition that the pack is frozen with, and `frozen_as` the name which keeps that edition;
    "" where the pack tells from the current one. `note` says what somebody changed.
    """

    model_config = WRITTEN

    name: str
    version: int = 0
    title: Line = ""
    audience: Annotated[str, _one_of(AUDIENCES)] = ""
    situation: Line = ""
    complication: Line = ""
    question: Line = ""
    answer: Line = ""
    note: ShortLine = ""
    saved_at: datetime | None = None
    edition: Word = ""
    frozen_as: Word = ""
    ask: PackAsk = Field(default_factory=PackAsk)
    pages: Annotated[tuple[PackPage, ...], Field(max_length=60)] = ()

    @property
    def is_frozen(self) -> bool:
        return bool(self.edition)
