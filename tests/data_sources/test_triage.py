"""The triage board's file: nothing decided is lost or overwritten unseen, and mistakes name the line."""

from __future__ import annotations

import os
import threading
from datetime import date
from pathlib import Path

import pytest

from data_sources.mistakes import InputMistake
from data_sources.triage import TRIAGE_FILE, Card, Decision, State, decide, read_triage

TODAY = date(2026, 11, 22)


def decision(state: State = State.ACCEPTED, **more: object) -> Decision:
    return Decision(on=TODAY, state=state, **more)  # type: ignore[arg-type]


def test_what_is_decided_is_read_back(tmp_path: Path) -> None:
    odd = 'He said "no" — ümläut, = [ ] # \t newline\nand =HYPERLINK("x") 😀'
    card = decide(tmp_path, 'Billing "errors"', decision(owner="Ada, Finance", due=date(2027, 1, 31), note=odd), None)
    assert read_triage(tmp_path) == (card,)
    assert card.latest.note == odd
    assert card.issue == 'Billing "errors"'


def test_every_decision_stays_in_the_history(tmp_path: Path) -> None:
    first = decide(tmp_path, "Billing", decision(), None)
    second = decide(tmp_path, "Billing", decision(State.IN_WORK), first)
    decide(tmp_path, "Access", decision(State.DECLINED, note="too rare"), None)
    third = decide(tmp_path, "Billing", decision(State.DONE), second)
    assert [each.state for each in third.history] == [State.ACCEPTED, State.IN_WORK, State.DONE]
    assert [card.issue for card in read_triage(tmp_path)] == ["Billing", "Access"]


def test_nobody_overwrites_what_they_have_not_seen(tmp_path: Path) -> None:
    seen = decide(tmp_path, "Billing", decision(), None)
    decide(tmp_path, "Billing", decision(State.IN_WORK), seen)
    with pytest.raises(InputMistake, match="changed while you were deciding: it is in work"):
        decide(tmp_path, "Billing", decision(State.DECLINED), seen)
    assert read_triage(tmp_path)[0].latest.state is State.IN_WORK


def test_ten_at_once_lose_nothing(tmp_path: Path) -> None:
    threads = [threading.Thread(target=decide, args=(tmp_path, f"Issue {n}", decision(), None)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {card.issue for card in read_triage(tmp_path)} == {f"Issue {n}" for n in range(10)}


def test_an_issue_counts_as_begun_when_it_was_first_taken_into_work() -> None:
    days = [date(2026, 1, 1), date(2026, 3, 1), date(2026, 6, 1)]
    states = (State.ACCEPTED, State.IN_WORK, State.DONE)
    steps = tuple(Decision(on=day, state=state) for day, state in zip(days, states, strict=True))
    assert Card(issue="Billing", history=steps).begun_on == date(2026, 3, 1)
    assert Card(issue="Billing", history=steps[:1]).begun_on is None
    assert Card(issue="Billing", history=(steps[0], steps[2])).begun_on == date(2026, 6, 1)


STEP = '\n[[card.history]]\non = 2026-11-22\nstate = "accepted"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[card]]\nissue = "A"\n[[card.history]]\non = 2026-11-22\nstate = "begun"\n', "line 5"),
        (f'[[card]]\nissue = "A"{STEP}\n[[card]]\nissue = "A"{STEP}', "line 8, has a second card for 'A'"),
        ('[[card]]\nissue = "A"\n', "history"),
        (f'[[card]]\nissue = ""{STEP}', "line 2"),
        (f'[[card]]\nissue = "A"\nowner = "Ada"{STEP}', "owner"),
        (f'[[card]]\nissue = "A"{STEP}staet = "done"\n', "staet"),
        (f'[card]\nissue = "A"{STEP}', "single brackets"),
        ('[[crad]]\nissue = "A"\n', "Did you mean 'card'?"),
        ('[[card]]\nissue = "A\n', "cannot be read"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / TRIAGE_FILE).write_text(text, encoding="utf-8")
    with pytest.raises(InputMistake) as told:
        read_triage(tmp_path)
    assert said in str(told.value)
    assert TRIAGE_FILE in str(told.value)


def test_a_file_with_a_mistake_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / TRIAGE_FILE).write_text("not toml", encoding="utf-8")
    with pytest.raises(InputMistake):
        decide(tmp_path, "Billing", decision(), None)
    assert (tmp_path / TRIAGE_FILE).read_text(encoding="utf-8") == "not toml"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(InputMistake, match="cannot be written"):
        decide(tmp_path, "Billing", decision(), None)
