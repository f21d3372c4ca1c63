"""What a person has to say of a source: asked with the evidence, answered by a button."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import streamlit as st

from data_sources.declarations import Source
from data_sources.detections import Detection
from data_sources.proposing import Trial
from data_sources.shown_text import shown_text
from presentation.bring.preview_as_html import about
from presentation.bring.reading_choice import DATES, DECIMALS
from presentation.bring.record_words import column_words
from presentation.bring.work import Draft, Work
from presentation.markup import as_markdown

ASKED = "asked"  # in the session's work: what the last check of the rows asked, by source
COLUMN = re.compile(r"^\[source\.columns\]\s*")
NEXT_KEY = re.compile(r",\s*(?=\w+\s*=)")


@dataclass(frozen=True)
class Answer:
    """One of the lines that would settle a question, as a change of the source."""

    label: str
    changes: Mapping[str, Any]

    def is_given(self, source: Source) -> bool:
        return all(getattr(source, name) == value for name, value in self.changes.items())


def remember_questions(work: Work, trial: Trial) -> None:
    asked: dict[str, list[Detection]] = {}
    for source, detection in trial.asked:
        asked.setdefault(source, []).append(detection)
    work.put(ASKED, None, asked)


def open_questions(work: Work, draft: Draft) -> tuple[Detection, ...]:
    """What was asked of the proposal or by the last check of the rows, and is not answered yet."""
    checked = (work.kept(ASKED, None) or {}).get(draft.source.name, [])
    used = draft.source.columns.values()
    asked = [
        *(draft.proposal.questions if draft.proposal else ()),
        *(each for each in checked if each.column is None or each.column in used),
    ]
    by_answer: dict[str, list[Detection]] = {}
    for each in asked:
        if not _is_answered(each, draft):
            by_answer.setdefault(each.overrule, []).append(each)
    return tuple(_asked_once(alike) for alike in by_answer.values())


def _asked_once(alike: list[Detection]) -> Detection:
    """Several columns that one line settles are one question."""
    columns = dict.fromkeys(each.column for each in alike if each.column)
    return replace(alike[0], column=", ".join(columns) or None)


def show_questions(work: Work, draft: Draft) -> None:
    for position, question in enumerate(open_questions(work, draft)):
        with st.container(key=f"bring-question-{draft.id}-{position}"):
            st.html(
                f'<p class="asked"><strong>{escape(about(question))}</strong>: '
                f"{escape(shown_text(question.evidence.rstrip('.')))}. "
                f'<span class="held">Now: {escape(shown_text(question.read_as))}. In sources.toml: '
                f"<code>{escape(shown_text(question.overrule))}</code></span></p>"
            )
            with st.container(horizontal=True, gap="small", key=f"bring-answers-{draft.id}-{position}"):
                _show_answers(work, draft, question, position)


def answers_to(question: Detection, source: Source) -> tuple[Answer, ...]:
    """The answers that a button can give; none where a person has to edit."""
    return tuple(answer for part in question.overrule.split(" or ") if (answer := _answer(part.strip(), source)))


def _show_answers(work: Work, draft: Draft, question: Detection, position: int) -> None:
    for number, answer in enumerate(answers_to(question, draft.source)):
        if st.button(as_markdown(answer.label), key=f"bring-{draft.id}-answer-{position}-{number}"):
            # What the editor's fields remember would undo the answer.
            for key in [key for key in st.session_state if str(key).startswith(f"bring-{draft.id}-")]:
                del st.session_state[key]
            work.edit(draft, **answer.changes)
            st.rerun()
    if st.button("Leave it as it is", key=f"bring-{draft.id}-settle-{position}", type="tertiary"):
        work.drafts[draft.id] = replace(draft, settled=draft.settled | {question.overrule})
        st.rerun()


def _answer(line: str, source: Source) -> Answer | None:
    is_column = bool(COLUMN.match(line))
    try:
        said = tomllib.loads(NEXT_KEY.sub("\n", COLUMN.sub("", line)))
    except tomllib.TOMLDecodeError:
        return None
    if is_column and said:
        name, header = next(iter(said.items()))
        label = f"{column_words(source.table, name).name} = {shown_text(header)}"
        return Answer(label, {"columns": {**source.columns, name: header}})
    if not said or set(said) - set(Source.model_fields):
        return None
    return Answer(_label(said) or shown_text(line), said)


def _label(said: Mapping[str, Any]) -> str | None:
    words = {"dates": DATES, "decimal": DECIMALS}
    name, value = next(iter(said.items()))
    return words.get(name, {}).get(value) if isinstance(value, str) else None


def _is_answered(question: Detection, draft: Draft) -> bool:
    """By "as it is", by one of its lines, or by another value for the key that it names."""
    answers = answers_to(question, draft.source)
    before = draft.proposal.source if draft.proposal else None
    return question.overrule in draft.settled or any(
        answer.is_given(draft.source)
        or any(
            before is not None and name != "columns" and getattr(draft.source, name) != getattr(before, name)
            for name in answer.changes
        )
        for answer in answers
    )
