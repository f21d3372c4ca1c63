"""The board as HTML: a lane for each state, a card for each issue. Whatever people wrote stays text."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

from data_sources.triage import Decision, State
from presentation.markup import as_html
from presentation.nouns import number_word
from presentation.triage.board import LANES, UNDECIDED, Entry
from presentation.wording import say_estimate, say_part

MOST_UNDECIDED = 6  # what a meeting gets through; the others can be chosen below
EMPTY = {UNDECIDED: "Every issue has been decided about."}


def board_as_html(board: Sequence[Entry]) -> str:
    lanes = "".join(_lane(name, [entry for entry in board if entry.state is state]) for name, state in LANES.items())
    return f'<div class="board">{lanes}</div>'


def _lane(name: str, entries: Sequence[Entry]) -> str:
    shown = entries[:MOST_UNDECIDED] if name == UNDECIDED else entries
    cards = "".join(map(_card, shown)) or f'<p class="quiet-note">{EMPTY.get(name, "None.")}</p>'
    if len(shown) < len(entries):
        cards += f'<p class="quiet-note more">and {number_word(len(entries) - len(shown))} more that expose less</p>'
    return f'<section aria-label="{escape(name)}"><h2>{escape(name)} <span>{len(entries)}</span></h2>{cards}</section>'


def _card(entry: Entry) -> str:
    parts = [f"<h3>{escape(entry.issue)}</h3>", _exposes(entry)]
    if entry.card is not None:
        latest = entry.card.latest
        parts += [_terms(latest), _note(latest), _became(entry), _history(entry.card.history)]
    return f"<article>{''.join(parts)}</article>"


def _exposes(entry: Entry) -> str:
    said = [f"number {entry.rank} by money"] if entry.rank is not None and entry.money is not None else []
    said += [f"exposes {say_estimate(entry.money)}"] if entry.money is not None else []
    if entry.rank is None:
        said = ["not among the issues that these exports rank"]
    line = "; ".join(said)
    return f'<p class="quiet-note">{escape(line[:1].upper() + line[1:])}</p>' if line else ""


def _terms(decision: Decision) -> str:
    due = say_part(decision.due) if decision.due else ""
    late = (
        decision.due is not None and decision.due < date.today() and decision.state in (State.ACCEPTED, State.IN_WORK)
    )
    named = {"Owner": decision.owner, "Due": f"{due}, overdue" if late else due}
    rows = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in named.items() if text)
    missing = "" if decision.owner or decision.state is State.DECLINED else '<p class="missing">No owner named</p>'
    return (f"<dl>{rows}</dl>" if rows else "") + missing


def _note(decision: Decision) -> str:
    return f'<p class="note">{escape(decision.note)}</p>' if decision.note else ""


def _became(entry: Entry) -> str:
    return f'<p class="became">{as_html(entry.became)}</p>' if entry.became else ""


def _history(history: Sequence[Decision]) -> str:
    lines = "".join(f"<li>{escape(_step(each))}</li>" for each in reversed(history))
    return f"<details><summary>What was decided when</summary><ol>{lines}</ol></details>"


def _step(decision: Decision) -> str:
    due = f"due {say_part(decision.due)}" if decision.due else ""
    parts = [str(decision.state), decision.owner, due, decision.note]
    return f"{say_part(decision.on)}: " + "; ".join(part for part in parts if part)
