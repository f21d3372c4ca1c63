"""The methods as a page: each statistic's own, and a list of all."""

from __future__ import annotations

import re
from html import escape

import streamlit as st

from presentation.markup import as_html
from presentation.methods import ADDRESS, NAME, MethodPage, method_pages, page_named
from presentation.shell import set_up_page

LINK = re.compile(r"\[([^\]]+)\]\((\w+)\.md\)")


def show_methods(title: str) -> None:
    set_up_page(title)
    asked = st.query_params.get(NAME, "")
    page = page_named(asked)
    with st.container(key="opening"):
        st.html(f'<p class="kicker">{escape(title)}</p>')
        st.title(page.title if page else "How each number is made", anchor=False)
        if asked and page is None:
            st.html(f'<p class="quiet-note">There is no method called “{escape(asked)}”. These are all there are:</p>')
    if page:
        st.html(f'<p class="lede">{as_html(plain(page.answers))}</p>')
        st.markdown(linked(page.text_after_answers))
        st.html(f'<p class="quiet-note stories"><a href="{ADDRESS}" target="_self">All methods</a></p>')
    else:
        st.html(f'<p class="lede">{lede(len(method_pages()))}</p>')
        st.html(all_methods(list(method_pages().values())))


def lede(pages: int) -> str:
    return (
        f"{pages} methods, each with what it answers, its formula, what it assumes, what it cannot say and its source. "
        "Every number of a finding leads here: open “How do we know?” below its chart."
    )


def linked(text: str) -> str:
    """Links between the files become links between their pages."""
    return LINK.sub(rf"[\1]({ADDRESS}?{NAME}=\2)", text)


def plain(text: str) -> str:
    """Without its links."""
    return LINK.sub(r"\1", text)


def all_methods(pages: list[MethodPage]) -> str:
    told = ((page, as_html(plain(page.answers))) for page in pages)
    points = (
        f'<li><a href="{escape(page.address)}" target="_self">{escape(page.title)}</a>. '
        f'<span class="held">{answers}</span></li>'
        for page, answers in told
    )
    return f'<ul class="points stories">{"".join(points)}</ul>'
