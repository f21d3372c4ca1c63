"""What stands around the pages: the pack's title, its opening, and the ask that it ends on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

import streamlit as st
from pydantic import ValidationError

from analysis.findings import Story
from data_sources.pack_model import PackAsk
from presentation.briefing import STORY_TITLES, ask_in_words
from presentation.packs.composed import OPENING, THE_ASK, Composed
from presentation.packs.draft import Draft, with_ask, with_lines
from presentation.packs.drafts_kept import change, take

LONGEST = {"decision": 400, "owner": 80, "cost": 200, "measure": 400}  # letters that a pack's file takes
LABELS = {"decision": "What is to be decided", "owner": "Owner", "cost": "Cost", "measure": "We shall know by"}
EXAMPLES = {"owner": "A person, not a team", "cost": "€180 thousand, once", "measure": "What will be counted, and when"}


def show_ask(name: str, draft: Draft, composed: Composed) -> None:
    with st.container(key="finding-pack-ask"):
        st.header("End on the ask", anchor="ask")
        ask = draft.pack.ask
        for part in ("decision", "owner", "cost"):
            _show_part(name, draft, part)
        field = f"pack-ask-by-{draft.turn}"
        st.date_input("By", ask.by, key=field, format="YYYY-MM-DD", on_change=_take_day, args=(name, field))
        _show_part(name, draft, "measure")
        _show_why(composed, (THE_ASK,))
        if ask == PackAsk():
            for story in asking(composed):
                label = f"Begin with what {STORY_TITLES[story.id]} asks for"
                st.button(label, key=f"pack-ask-of-{story.id}", on_click=_take_over, args=(name, story))


def show_opening_lines(name: str, draft: Draft, composed: Composed) -> None:
    with st.container(key="finding-pack-opening"):
        st.header("Open with a title and the answer", anchor="opening")
        note = "Each may be left out. Their numbers, too, have to be ones that the findings say."
        st.html(f'<p class="subtitle">{note}</p>')
        for key in ("title", *OPENING):
            field = f"pack-line-{key}-{draft.turn}"
            st.text_input(
                key.capitalize(),
                getattr(draft.pack, key),
                key=field,
                max_chars=400,
                on_change=take,
                args=(name, field, partial(_line, key)),
            )
            _show_why(composed, (f"The {key}",))


def asking(composed: Composed) -> Sequence[Story]:
    """The stories of the pack's pages that ask for something, each once."""
    stories = {page.story.id: page.story for page in composed.briefing.pages if page.story.ask}
    return list(stories.values())


def ask_of(story: Story) -> PackAsk | None:
    """None where nothing is asked, or in more words than a pack holds."""
    said = ask_in_words(story)
    if said is None or story.ask is None:
        return None
    try:
        cost = said.cost if story.ask.cost else ""
        return PackAsk(decision=said.decision, owner=said.owner, cost=cost, by=story.ask.by, measure=said.measure)
    except ValidationError:
        return None


def _line(key: str, draft: Draft, said: object) -> Draft:
    return with_lines(draft, **{key: said})


def _part(part: str, draft: Draft, said: object) -> Draft:
    return with_ask(draft, **{part: said})


def _show_part(name: str, draft: Draft, part: str) -> None:
    field = f"pack-ask-{part}-{draft.turn}"
    st.text_input(
        LABELS[part],
        getattr(draft.pack.ask, part),
        key=field,
        max_chars=LONGEST[part],
        placeholder=EXAMPLES.get(part),
        on_change=take,
        args=(name, field, partial(_part, part)),
    )


def _take_day(name: str, field: str) -> None:
    day = st.session_state[field]
    change(name, lambda draft: with_ask(draft, by=day if isinstance(day, date) else None))


def _take_over(name: str, story: Story) -> None:
    """The fields show what the draft holds once they are made anew."""
    ask = ask_of(story)
    if ask is None:
        return
    change(name, lambda draft: with_ask(draft, **ask.model_dump()))
    for field in [each for each in st.session_state if str(each).startswith("pack-ask-")]:
        del st.session_state[field]


def _show_why(composed: Composed, what: tuple[str, ...]) -> None:
    for each in composed.refused:
        if each.what in what and not each.place:
            st.html(f'<p class="missing">{escape(each.why)}</p>')
