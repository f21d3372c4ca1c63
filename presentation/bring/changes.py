"""Headers that differ from what their source declares: the difference, and a mend that a button writes."""

from __future__ import annotations

from html import escape

import streamlit as st

from data_sources.bringing.inventory import Inventory
from data_sources.header_changes import HeaderChange
from data_sources.proposing import Proposal, write_sources
from data_sources.proposing.telling import certainty_word
from data_sources.shown_text import shown_text
from presentation.bring.in_hand import InHand
from presentation.bring.told import counted, mistakes_shown, notice, step_heading
from presentation.markup import as_markdown
from presentation.tables import html_table


def needs_mending(proposal: Proposal) -> bool:
    """Whether a build would refuse an export for its headers: a column that is only new or unused stops nothing."""
    return any(change.mend() or change.missing for change in proposal.changes)


def changes_headline(company: str, proposal: Proposal) -> str:
    return f"{counted(len(proposal.changes), 'exports')} of {company} came with other headers than declared"


def show_changes(place: InHand, inventory: Inventory, proposal: Proposal) -> None:
    if not proposal.changes:
        return
    with st.container(key="finding-bring-changes"):
        what = "What was renamed, and what is new" if needs_mending(proposal) else "What is new, and what is gone"
        step_heading("Changed headers", what)
        for position, change in enumerate(proposal.changes):
            st.subheader(as_markdown(shown_text(change.path)), anchor=False)
            st.html(change_as_html(change))
            if change.mend() and place.state == "open":
                label = f"Write the mend to source {change.source}"
                if st.button(as_markdown(label), key=f"bring-mend-{position}", type="primary"):
                    with mistakes_shown():
                        _mend(place, inventory, change)
                        st.rerun()


def change_as_html(change: HeaderChange) -> str:
    """One row per header that is not as it was: what was declared, what came, and what the mend would say."""
    rows = [
        ["renamed", each.old, each.new, f"{certainty_word(each.certainty)}: {'; '.join(each.evidence)}"]
        for each in change.renamed
    ]
    rows += [
        ["missing", header, "", "declared, and no column of the export can stand for it"] for header in change.missing
    ]
    rows += [["dropped", header, "", "no source needs it"] for header in change.dropped if header not in change.missing]
    rows += [["added", "", header, "no source takes it"] for header in change.added]
    shown = [[shown_text(cell) for cell in row] for row in rows]
    lines = "".join(
        f"<code>{escape(shown_text(f'{new!r} = {old!r}'))}</code><br>" for new, old in change.mend().items()
    )
    mend = f'<p class="quiet-note">The mend, below [source.renamed]: {lines}</p>' if lines else ""
    return html_table(["", "Declared", "In this export", "What speaks for it"], shown) + mend


def _mend(place: InHand, inventory: Inventory, change: HeaderChange) -> None:
    source = next(each for each in inventory.sources if each.name == change.source)
    mended = source.model_copy(update={"renamed": {**source.renamed, **change.mend()}})
    write_sources(place.folder, [mended], [source.name])
    notice(f"Wrote the new headers of {change.path} to source {source.name}.")
