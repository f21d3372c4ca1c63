"""A page that explains itself when there is nothing to show: found, expected, likely cause, what to edit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from data_sources.mistakes import InputMistake
from presentation.older_edition import built_by_another_version
from queries.run import EditionTooOld


@contextmanager
def mistakes_explained() -> Iterator[None]:
    """Shows a mistake of input in place of what was to follow, and ends the run. Other errors are the app's own."""
    try:
        yield
    except InputMistake as mistake:
        _show(mistake)
    except EditionTooOld as error:
        _show(built_by_another_version(error))


def mistake_as_html(mistake: InputMistake) -> str:
    """The four parts, for a page that goes on below them."""
    parts = {
        "Found": mistake.found,
        "Expected": mistake.expected,
        "Likely cause": mistake.likely_cause,
        "What to edit": mistake.edit,
    }
    rows = "".join(f"<dt>{name}</dt><dd>{escape(text)}</dd>" for name, text in parts.items() if text)
    return f'<dl class="mistake">{rows}</dl>'


def _show(mistake: InputMistake) -> None:
    st.html('<p class="kicker">Nothing to show yet</p>')
    st.title("There is no edition that this page could tell from", anchor=False)
    st.html(
        f'{mistake_as_html(mistake)}<p class="quiet-note">Then load this page again. Exports are handed over on '
        'the page <a href="bring-your-exports" target="_self">Bring your exports</a>.</p>'
    )
    st.stop()
