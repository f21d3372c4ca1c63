"""The questions that a board asks of a finding, with their answers, as HTML."""

from __future__ import annotations

from html import escape

from analysis.findings import Objection
from presentation.markup import as_html
from presentation.nouns import with_noun
from presentation.wording import say


def objections_as_html(objections: tuple[Objection, ...]) -> str:
    title = f'<p class="kicker">{with_noun(str(len(objections)), len(objections), "questions")} a board asks</p>'
    return title + answers_as_html(objections)


def answers_as_html(objections: tuple[Objection, ...]) -> str:
    asked = "".join(f"<dt>{escape(each.question)}</dt><dd>{as_html(say(each.answer))}</dd>" for each in objections)
    return f'<dl class="objections">{asked}</dl>'
