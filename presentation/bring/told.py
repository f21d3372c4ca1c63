"""What the steps of the page say in the same way: headings, mistakes, sizes, paths."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st
from pydantic import ValidationError

from data_sources.mistakes import InputMistake
from data_sources.shown_text import shown_text
from presentation.markup import as_markdown
from presentation.mistake_page import mistake_as_html
from presentation.nouns import with_noun

NOTICE = "bring_notice"  # in the session: what was just done, told once the page has run again
UNITS = ((1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "kB"))


def step_heading(step: str, sentence: str) -> None:
    """The style sheet counts the steps, in the order in which they stand on the page."""
    st.html(f'<p class="kicker step">{escape(step)}</p>')
    st.header(as_markdown(sentence), anchor=step.lower().replace(" ", "-"))


def quiet(text: str) -> None:
    st.html(f'<p class="quiet-note">{escape(text)}</p>')


def show_mistake(mistake: InputMistake) -> None:
    st.html(f'<div class="told-mistake" role="alert">{mistake_as_html(mistake)}</div>')


@contextmanager
def mistakes_shown() -> Iterator[None]:
    """A mistake of input is told where it happened; what stands below it on the page still comes."""
    try:
        yield
    except InputMistake as mistake:
        show_mistake(mistake)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        show_mistake(InputMistake(f"{where} is {first['input']!r}.", first["msg"], "", "The field above."))


def notice(text: str) -> None:
    st.session_state[NOTICE] = text


def show_notice() -> None:
    text = st.session_state.pop(NOTICE, None)
    if text:
        st.html(f'<p class="notice" role="status">{escape(text)}</p>')


def size(number: int) -> str:
    """ "3.2 MB": bytes as people say them."""
    for unit, name in UNITS:
        if number >= unit:
            return f"{number / unit:,.1f} {name}"
    return f"{number} bytes"


def counted(number: int, plural: str) -> str:
    """ "1 export", "2,300 exports"."""
    return with_noun(f"{number:,}", number, plural)


def exports_named(paths: tuple[str, ...]) -> str:
    """ "sales/a.csv", or "sales/a.csv and 3 more exports"."""
    more = len(paths) - 1
    named = shown_text(paths[0]) if paths else "no export"
    return f"{named} and {counted(more, 'more exports')}" if more > 0 else named
