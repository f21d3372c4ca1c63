"""An edition that is asked each question once while a story is told: it does not change, so neither do its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from queries.run import Edition, QueryResult

Asked = tuple[str, frozenset[tuple[str, object]]]  # a statement's name and its parameters


@dataclass(frozen=True)
class AskedOnce(Edition):
    """`answers` live as long as this does: make one for each telling, so that memory is not held between them."""

    edition: Edition
    answers: dict[Asked, QueryResult] = field(default_factory=dict, compare=False)

    def run(self, name: str, **parameters: object) -> QueryResult:
        """As the edition runs it; every asker gets a frame of its own, sharing the values until it changes them."""
        asked = name, frozenset(parameters.items())
        if asked not in self.answers:
            self.answers[asked] = self.edition.run(name, **parameters)
        answer = self.answers[asked]
        return replace(answer, frame=answer.frame.copy(deep=False))

    @property
    def company(self) -> Mapping[str, object]:
        """The edition's own, which it keeps."""
        return self.edition.company


def asked_once(edition: Edition) -> AskedOnce:
    """The edition with what it answers kept; one that keeps its answers already is returned as it is."""
    return edition if isinstance(edition, AskedOnce) else AskedOnce(edition.path, edition.connection, edition)
