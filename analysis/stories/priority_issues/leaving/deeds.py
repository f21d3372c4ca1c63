"""What customers had done before they left or stayed: raised an issue, rated a touchpoint low, used a feature."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Deed:
    """The words of it, each where a sentence needs it; {name} is what was raised, rated or used."""

    slug: str  # of the finding
    kind: str  # "issue", in the names of estimates
    done: str  # "raised {name}"
    ever: str  # "raised an issue": of none in particular
    of_them: str  # "had raised the issue"
    doing: str  # "raising it"
    before: str  # "what customers had raised"
    followed: str  # a caveat: who was followed, and what counts

    @property
    def noun(self) -> str:
        return f"{self.kind}s"

    @property
    def bare(self) -> str:
        """ "raised", "rated low"."""
        return self.done.replace(" “{name}”", "").replace(" {name}", "")


RAISED = Deed(
    "leaving",
    "issue",
    "raised {name}",
    "raised an issue",
    "had raised the issue",
    "raising it",
    "what customers had raised",
    "{customers} were followed from quarter to quarter: what each had raised in the twelve months before a quarter "
    "counts for who left in it, so no issue knows the loss; what customers said on leaving is left out.",
)
RATED = Deed(
    "leaving-by-touchpoint",
    "touchpoint",
    "rated “{name}” low",
    "rated a touchpoint low",
    "had rated the touchpoint low",
    "the low mark",
    "what customers had answered",
    "{customers} who had rated “{shown}” were followed from quarter to quarter: their mean answers of the twelve "
    "months before a quarter count for who left in it, so no mark knows the loss; who was silent is in no kind.",
)
USED = Deed(
    "leaving-by-feature",
    "feature",
    "used “{name}”",
    "used a feature",
    "had used the feature",
    "the use",
    "what customers had used",
    "{customers} of whom any use is known were followed from quarter to quarter: a feature counts that was used "
    "at least once in the twelve months before a quarter, so no use knows the loss.",
)
