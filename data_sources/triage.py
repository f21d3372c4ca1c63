"""The triage board: what the company decided about each issue, in triage.toml beside its other declarations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import tomlkit
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from data_sources.declared_files import as_mistake, toml_of, unknown_key
from data_sources.mistakes import InputMistake
from data_sources.one_build import one_at_a_time
from data_sources.toml_lines import TomlLines
from data_sources.workspace import replace_text

TRIAGE_FILE = "triage.toml"
HELD_SECONDS = 10.0  # one person's decision is written in a few milliseconds
HEAD = "# The triage board. The app writes it; it may be edited by hand, a [[card]] for each issue.\n\n"


class State(StrEnum):
    ACCEPTED = "accepted"  # it will be dealt with
    IN_WORK = "in work"
    DONE = "done"
    DECLINED = "declined"  # it will not be dealt with, for the reason in the note


class Decision(BaseModel):
    """What was decided about an issue on a day. `due`, `owner` and `note` may be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    on: date
    state: State
    owner: Annotated[str, Field(max_length=80)] = ""
    due: date | None = None
    note: Annotated[str, Field(max_length=500)] = ""


class Card(BaseModel):
    """An issue with every decision about it, the first one first."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)

    issue: Annotated[str, Field(min_length=1, max_length=200)]
    history: Annotated[tuple[Decision, ...], Field(min_length=1)]

    @property
    def latest(self) -> Decision:
        return self.history[-1]

    @property
    def begun_on(self) -> date | None:
        """The day on which work on it began: since it was last taken into work; None where it never was.

        One that went to done at once counts from that day.
        """
        worked = [each for each in self.history if each.state in (State.IN_WORK, State.DONE)]
        begun = [each for each in worked if each.state is State.IN_WORK]
        return begun[0].on if begun else worked[0].on if worked else None


def read_triage(folder: Path) -> tuple[Card, ...]:
    """The cards of a workspace; none where nothing was decided yet. Raises InputMistake, which names the line."""
    path = folder / TRIAGE_FILE
    if not path.is_file():
        return ()
    declared = toml_of(path)
    lines = TomlLines(path.read_text(encoding="utf-8-sig"), "card")
    for key in declared:
        if key != "card":
            raise unknown_key(key, ["card"], f"{TRIAGE_FILE}, line {lines.of_top_key(key)},")
    entries = declared.get("card", [])
    if not isinstance(entries, list):
        raise _single_brackets(lines.of_top_key("card"))
    cards = tuple(_card(entry, position, lines) for position, entry in enumerate(entries))
    _refuse_repeats(cards, lines)
    return cards


def decide(folder: Path, issue: str, decision: Decision, seen: Card | None) -> Card:
    """Adds the decision to the issue's card, or makes one. `seen`: the card as whoever decides saw it.

    Others may decide at the same time: each waits for the other, and nobody overwrites what they have not seen. Raises
    InputMistake where the card has changed meanwhile, where the file holds a mistake or cannot be written.
    """
    try:
        with _held(folder):
            cards = {card.issue: card for card in read_triage(folder)}
            there = cards.get(issue)
            if there != seen:
                raise _changed_meanwhile(issue, there)
            cards[issue] = Card(issue=issue, history=(*(there.history if there else ()), decision))
            replace_text(folder / TRIAGE_FILE, as_toml(list(cards.values())))
            return cards[issue]
    except OSError as error:
        raise InputMistake(
            f"{folder / TRIAGE_FILE} cannot be written: {error.strerror or error}.",
            "A folder that this program may write to.",
            "The folder is read-only, or the disk is full.",
            f"The rights on {folder}, or set EMPTY_CHAIR_READ_ONLY=1 so that nobody is asked to decide here.",
        ) from None


def as_toml(cards: Sequence[Card]) -> str:
    document = {"card": [{"issue": each.issue, "history": [_filled(one) for one in each.history]} for each in cards]}
    written = tomlkit.document()
    table = tomlkit.aot()
    for card in document["card"]:
        table.append(tomlkit.item(card))
    written.add("card", table)
    return HEAD + tomlkit.dumps(written)


def _filled(decision: Decision) -> dict[str, Any]:
    given = {"on": decision.on, "state": str(decision.state), "owner": decision.owner, "due": decision.due}
    return {name: value for name, value in (given | {"note": decision.note}).items() if value not in ("", None)}


def _card(entry: object, position: int, lines: TomlLines) -> Card:
    try:
        return Card.model_validate(entry)
    except ValidationError as error:
        loc = error.errors(include_url=False)[0]["loc"]
        key = next((str(part) for part in reversed(loc) if isinstance(part, str)), "")
        line = lines.of_key(position, key)
        issue = entry.get("issue") if isinstance(entry, dict) else None
        where = f"{TRIAGE_FILE}, line {line}" + (f", issue {issue!r}," if isinstance(issue, str) else ",")
        raise as_mistake(error, Decision if len(loc) > 2 else Card, where) from None


def _refuse_repeats(cards: Sequence[Card], lines: TomlLines) -> None:
    seen: set[str] = set()
    for position, card in enumerate(cards):
        if card.issue in seen:
            line = lines.of_key(position, "issue")
            raise InputMistake(
                f"{TRIAGE_FILE}, line {line}, has a second card for {card.issue!r}.",
                "One card an issue, with all its decisions below it.",
                "A card was copied, or two copies of the file were put together.",
                f"{TRIAGE_FILE}, line {line}: put its decisions below the first card and delete this one.",
            )
        seen.add(card.issue)


def _single_brackets(line: int) -> InputMistake:
    return InputMistake(
        f"{TRIAGE_FILE}, line {line}, says card in single brackets, or as a value.",
        "A line [[card]] before each issue.",
        "A bracket was left out.",
        f"{TRIAGE_FILE}, line {line}: write [[card]].",
    )


def _changed_meanwhile(issue: str, there: Card | None) -> InputMistake:
    now = f"it is {there.latest.state} since {there.latest.on}" if there else "its card is gone"
    return InputMistake(
        f"What was decided about {issue!r} changed while you were deciding: {now}.",
        "The card as you saw it.",
        "Somebody else decided about it at the same time.",
        "Look at the card as it is now, and decide again.",
    )


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    busy = InputMistake(
        f"somebody else has been writing {folder / TRIAGE_FILE} for {HELD_SECONDS:g} seconds.",
        "One decision at a time.",
        "Another program holds the file, or the disk hangs.",
        "Try again in a moment.",
    )
    with one_at_a_time(folder / ".triage-lock", HELD_SECONDS, busy):
        yield
