"""What an export does not say of itself, how it was therefore read, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# sure: nothing speaks against it; likely: the evidence leans one way; unsure: a person has to say.
Certainty = Literal["declared", "sure", "likely", "unsure"]
UNSURE: Certainty = "unsure"


@dataclass(frozen=True)
class Detection:
    """One thing found by evidence. An unsure one is a question: `overrule` is the line of sources.toml that answers it.

    `aspect` is a word or two to group by ("encoding", "delimiter", "header", "order of day and month"); `column` is
    the export's header where it concerns one column; `evidence` is a sentence with the counts that were seen.
    """

    aspect: str
    read_as: str
    certainty: Certainty
    evidence: str
    overrule: str
    column: str | None = None

    @property
    def is_question(self) -> bool:
        return self.certainty == UNSURE
