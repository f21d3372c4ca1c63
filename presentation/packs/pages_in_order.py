"""The pages of a pack to work on: their order, what each is brought for, their titles and headings."""

from __future__ import annotations

from functools import partial
from html import escape

import streamlit as st

from presentation.briefing import BriefingPage
from presentation.markup import as_html
from presentation.packs.audiences import Audience, led
from presentation.packs.composed import Composed
from presentation.packs.draft import Draft, in_order, moved, rewritten, without
from presentation.packs.drafts_kept import change, take
from presentation.packs.titles_alone import PURPOSES
from presentation.page_style import keep_focus
from presentation.wording import say_plain

EDITED = "pack-page-edited"  # in the session: the key of the page whose words are being edited
PRESSED = "pack-button-pressed"  # in the session: the button that moved a page, for the keyboard to stay on it
WIDEST_TITLE, WIDEST_HEADING = 400, 80  # letters that a pack's file takes
PURPOSE_WIDTH = 160  # pixels


def show_pages(name: str, draft: Draft, composed: Composed) -> None:
    with st.container(key="finding-pack-pages"):
        st.header("Put the pages in order, and word them", anchor="pages")
        note = "A title may be worded anew as far as its finding bears it out: every number has to be one that it says."
        st.html(f'<p class="subtitle">{note}</p>')
        if not draft.keys:
            st.html('<p class="quiet-note">No page yet. Choose findings below.</p>')
            return
        _show_leading(name, draft, composed)
        by_place = dict(zip(composed.places, composed.briefing.pages, strict=True))
        for place, key in enumerate(draft.keys, start=1):
            refused = composed.refused_at(place)
            _show_page(name, draft, key, by_place.get(place), refused.why if refused else "")
        if pressed := st.session_state.pop(PRESSED, ""):
            keep_focus(pressed)


def _show_leading(name: str, draft: Draft, composed: Composed) -> None:
    """Only where it would change something."""
    order = leading_order(composed)
    if order == sorted(order):
        return
    label = f"Let the {composed.pack.audience}'s findings lead"
    st.button(label, key="pack-lead", on_click=change, args=(name, partial(in_order, places=order)))


def leading_order(composed: Composed) -> list[int]:
    """Places from 0 in the order that the audience asks for; pages that are gone stay last."""
    told = dict(zip(map(id, composed.briefing.pages), composed.places, strict=True))
    audience = composed.pack.audience
    pages = led(composed.briefing.pages, Audience(audience)) if audience else composed.briefing.pages
    first = [told[id(each)] - 1 for each in pages]
    return first + [place for place in range(len(composed.pack.pages)) if place not in first]


def _show_page(name: str, draft: Draft, key: int, page: BriefingPage | None, why: str) -> None:
    place = draft.keys.index(key) + 1
    with st.container(key=f"packpage-{key}"):
        st.html(_as_html(place, draft, key, page))
        with st.container(horizontal=True, gap="small", key=f"packrow-{key}"):
            if page is not None:
                _show_purpose(name, draft, key)
            _show_buttons(name, draft, key, page is not None)
        if st.session_state.get(EDITED) == key and page is not None:
            _show_words(name, draft, key, page)
        if why:
            st.html(f'<p class="missing">{escape(why)}</p>')


def _as_html(place: int, draft: Draft, key: int, page: BriefingPage | None) -> str:
    kept = draft.page(key)
    said = kept.title or (say_plain(page.finding.claim) if page else kept.claim or kept.finding)
    return f'<p class="page"><span class="number">{place}</span>{as_html(said)}</p>'


def _show_purpose(name: str, draft: Draft, key: int) -> None:
    field, purposes = f"pack-purpose-{key}", list(PURPOSES)
    st.selectbox(
        f"What page {draft.keys.index(key) + 1} is brought for",
        purposes,
        purposes.index(draft.page(key).purpose),
        format_func=lambda each: PURPOSES[each].capitalize(),
        key=field,
        on_change=take,
        args=(name, field, lambda now, said: rewritten(now, key, purpose=said)),
        label_visibility="collapsed",
        filter_mode=None,
        width=PURPOSE_WIDTH,
    )


def _show_buttons(name: str, draft: Draft, key: int, is_told: bool) -> None:
    place = draft.keys.index(key) + 1
    is_open = st.session_state.get(EDITED) == key
    if is_told:
        label, opens = ("Done", None) if is_open else ("Edit", key)
        st.button(label, key=f"pack-edit-{key}", type="tertiary", on_click=_edit, args=(opens,))
    for label, by, last in (("Up", -1, 1), ("Down", 1, len(draft.keys))):
        st.button(
            label,
            key=f"pack-{label.lower()}-{key}",
            type="tertiary",
            help=f"Move page {place} {label.lower()}",
            disabled=place == last,
            on_click=_move,
            args=(name, key, by, f"pack-{label.lower()}-{key}"),
        )
    st.button(
        "Remove", key=f"pack-remove-{key}", type="tertiary", on_click=change, args=(name, partial(without, key=key))
    )


def _move(name: str, key: int, by: int, pressed: str) -> None:
    change(name, partial(moved, key=key, by=by))
    st.session_state[PRESSED] = pressed


def _edit(key: int | None) -> None:
    st.session_state[EDITED] = key


def _show_words(name: str, draft: Draft, key: int, page: BriefingPage) -> None:
    title, heading = f"pack-title-{key}", f"pack-heading-{key}"
    claim = say_plain(page.finding.claim)
    st.text_area(
        "Title",
        draft.page(key).title or claim,
        key=title,
        max_chars=WIDEST_TITLE,
        height=80,
        on_change=take,
        args=(name, title, lambda now, said: rewritten(now, key, title="" if said == claim else said)),
    )
    st.text_input(
        "Heading that it stands under",
        draft.page(key).section,
        key=heading,
        max_chars=WIDEST_HEADING,
        placeholder=page.section,
        on_change=take,
        args=(name, heading, lambda now, said: rewritten(now, key, section=said)),
    )
    st.button("As the finding says it", key=f"pack-own-{key}", on_click=_take_claim, args=(name, key, title, claim))


def _take_claim(name: str, key: int, field: str, claim: str) -> None:
    st.session_state[field] = claim
    change(name, partial(rewritten, key=key, title=""))
