"""While a story is told, each question is asked once; no asker sees what another made of the answer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from queries.asked_once import asked_once
from queries.run import Edition, QueryResult


@dataclass(frozen=True)
class Counting(Edition):
    """Counts how often it is asked, of an answer that needs no tables."""

    asked: list[str]

    def run(self, name: str, **parameters: object) -> QueryResult:
        self.asked.append(name)
        return QueryResult(name, parameters, pd.DataFrame({"answers": [1, 2], "of": str(parameters.get("of"))}))


def an_edition() -> Counting:
    return Counting(Path("made.duckdb"), duckdb.connect(), [])


def test_asks_a_question_once_and_another_anew() -> None:
    edition = an_edition()
    asked = asked_once(edition)
    for of in ("one", "one", "two", "one"):
        assert asked.run("some/answers", of=of).frame["of"].tolist() == [of, of]
    assert edition.asked == ["some/answers", "some/answers"]


def test_a_changed_answer_changes_for_nobody_else() -> None:
    asked = asked_once(an_edition())
    mine = asked.run("some/answers").frame
    mine["answers"] = 0
    mine.loc[0, "of"] = "mine"
    assert asked.run("some/answers").frame.to_dict("list") == {"answers": [1, 2], "of": ["None", "None"]}


def test_asked_once_stays_asked_once() -> None:
    asked = asked_once(an_edition())
    assert asked_once(asked) is asked
