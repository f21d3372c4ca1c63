"""What each export was taken for: shown with its evidence, edited, left out, or taken for a second table as well."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_sources.bringing.inventory import Inventory
from data_sources.proposing import ExportPreview, Proposal, preview
from data_sources.source_checks import check_against_record
from presentation.bring.departments import departments_known
from presentation.bring.draft_as_html import columns_as_html, taken_for
from presentation.bring.editor import show_editor
from presentation.bring.preview_as_html import preview_tables
from presentation.bring.questions import open_questions, show_questions
from presentation.bring.reading_choice import reading_of
from presentation.bring.refused_as_html import refused_table
from presentation.bring.told import counted, exports_named, mistakes_shown, quiet, step_heading
from presentation.bring.work import Draft, Work
from presentation.markup import as_markdown

UNSURE_FIRST = 10.0  # a question outweighs any certainty in the order of sources


def show_sources(work: Work, inventory: Inventory, proposal: Proposal) -> None:
    drafts = _ordered(work)
    if not drafts and not proposal.refused:
        return
    known = departments_known(inventory)
    with st.container(key="finding-bring-sources"):
        step_heading("What they are", _sentence(work, drafts, proposal))
        for draft in drafts:
            with st.container(key=f"bring-source-{draft.id}"):
                _show_draft(work, draft.id, known)
        if proposal.refused:
            if drafts:
                st.subheader(_nothing_for(proposal), anchor=False)
            st.html(refused_table(proposal.refused))


def _sentence(work: Work, drafts: tuple[Draft, ...], proposal: Proposal) -> str:
    asked = sum(bool(open_questions(work, draft)) for draft in drafts if not draft.is_left_out)
    if not drafts:
        return _nothing_for(proposal)
    proposed = f"{counted(len(drafts), 'sources')} proposed"
    if all(draft.replaces for draft in drafts):
        return f"{counted(len(drafts), 'declared sources')} in work"
    asks = "1 of them asks" if asked == 1 else f"{asked} of them ask"
    return f"{proposed}; {asks} something of you" if asked else f"{proposed}, without open questions"


def _nothing_for(proposal: Proposal) -> str:
    return f"Nothing is proposed for {counted(len({each.path for each in proposal.refused}), 'exports')}"


def _ordered(work: Work) -> tuple[Draft, ...]:
    """Those with questions first, then the least sure; what is left out comes last."""

    def weight(draft: Draft) -> float:
        sure = draft.proposal.certainty if draft.proposal else 0.0
        return sure - UNSURE_FIRST * bool(open_questions(work, draft)) + 2 * UNSURE_FIRST * draft.is_left_out

    return tuple(sorted(work.drafts.values(), key=weight))


@st.fragment
def _show_draft(work: Work, draft_id: str, known: tuple[str, ...]) -> None:
    """Its own fragment: editing one source runs nothing of the others."""
    draft = work.drafts.get(draft_id)
    if draft is None:
        return
    st.subheader(as_markdown(exports_named(draft.exports)), anchor=False)
    if draft.is_left_out:
        quiet("Left out: no source will take it, and its rows will be in no figure.")
        if st.button("Take it up again", key=f"bring-{draft.id}-take-up", type="tertiary"):
            _put(work, replace(draft, is_left_out=False))
        return
    # The editor comes below what it changes, and must run first for that to be up to date.
    shown, actions, edited = st.container(), st.container(), st.container()
    is_open = _show_actions(work, draft, actions)
    if is_open:
        with edited, mistakes_shown():
            draft = show_editor(work, draft, _previews(work, draft), known)
            _show_editor_end(work, draft)
    with shown, mistakes_shown():
        st.html(taken_for(draft))
        show_questions(work, draft)
        st.html(columns_as_html(draft, is_asked=bool(open_questions(work, draft))))
        check_against_record(draft.source, f"The source {draft.source.name!r}")


def _show_actions(work: Work, draft: Draft, where: DeltaGenerator) -> bool:
    """The quiet actions of a source. Gives whether its editor is open."""
    with (
        where,
        st.container(horizontal=True, gap="medium", vertical_alignment="center", key=f"bring-actions-{draft.id}"),
    ):
        is_open = st.toggle("Edit", key=f"bring-{draft.id}-open")
        is_shown = st.toggle("First rows", key=f"bring-{draft.id}-rows")
        if st.button("Leave it out", key=f"bring-{draft.id}-leave", type="tertiary"):
            _put(work, replace(draft, is_left_out=True))
    if is_shown:
        with where, mistakes_shown():
            st.html("".join(preview_tables(each) for each in _as_read(work, draft)))
    return is_open


def _show_editor_end(work: Work, draft: Draft) -> None:
    with st.container(horizontal=True, gap="medium", key=f"bring-end-{draft.id}"):
        if st.button("Done", key=f"bring-{draft.id}-done", type="primary"):
            st.session_state.pop(f"bring-{draft.id}-open", None)
            st.rerun()
        if st.button("It fills a second table as well", key=f"bring-{draft.id}-second", type="tertiary"):
            _put(work, second_source(work, draft))


def second_source(work: Work, draft: Draft) -> Draft:
    """Another source on the same exports: it begins with the customer's column and nothing else."""
    name = work.free_name(draft.source.name)
    columns = {part: header for part, header in draft.source.columns.items() if part == "customer"}
    empty = {"name": name, "columns": columns, "constants": {}, "values": {}, "key": (), "attributes": ()}
    return Draft(name, draft.source.model_copy(update=empty), draft.exports)


def _put(work: Work, draft: Draft) -> None:
    work.drafts[draft.id] = draft
    st.rerun()


def _previews(work: Work, draft: Draft) -> tuple[ExportPreview, ...]:
    """Every table of the first export, and the one that the source stands for as it is now read."""
    path = draft.exports[0]
    every = work.keep(f"tables {path}", _state(work.folder, path), lambda: preview(work.folder, path))
    read = _as_read(work, draft)
    if len(every) < 2:
        return read
    now = {(each.place.sheet, each.place.range): each for each in read}
    return tuple(now.get((each.place.sheet, each.place.range), each) for each in every)


def _as_read(work: Work, draft: Draft) -> tuple[ExportPreview, ...]:
    path = draft.exports[0]
    key = (_state(work.folder, path), tuple(reading_of(draft.source).items()))
    return work.keep(f"preview {draft.id}", key, lambda: preview(work.folder, path, read_as=draft.source))


def _state(folder: Path, path: str) -> tuple[int, int]:
    file = folder / "exports" / path
    return (file.stat().st_size, file.stat().st_mtime_ns) if file.is_file() else (0, 0)
