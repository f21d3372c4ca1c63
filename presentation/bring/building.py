"""The last step: sources.toml is written, the exports are built, and the edition's reconciliation is shown."""

from __future__ import annotations

import streamlit as st

from data_sources.bringing.inventory import Inventory
from data_sources.proposing import write_sources
from data_sources.proposing.telling import comments_of
from data_sources.reconciliation import BuildReport
from data_sources.shown_text import shown_text
from presentation.bring.begin import show_choose
from presentation.bring.build_job import BuildJob, last_build, start_build
from presentation.bring.in_hand import InHand
from presentation.bring.lines_as_html import lines_table
from presentation.bring.questions import open_questions
from presentation.bring.told import counted, mistakes_shown, quiet, step_heading
from presentation.bring.work import Work
from presentation.markup import as_markdown
from presentation.source_line import short_edition

LOOK_AGAIN_SECONDS = 0.7
BUILT_HERE = "built"  # in the session's work: its reader asked for a build
STORIES = {
    "./": "Summary",
    "satisfaction": "Satisfaction",
    "voice": "Customer voice",
    "customer-stories": "Customer stories",
    "retention-economics": "Retention economics",
    "priority-issues": "Priority issues",
    "departmental-exports": "Departmental exports",
}


def is_build_first(place: InHand, work: Work, inventory: Inventory) -> bool:
    """Whether there is nothing to say any more: the one button comes first, and so does what was just built."""
    if work.drafts or not inventory.sources:
        return False
    return not inventory.is_built or bool(work.kept(BUILT_HERE, place.folder))


def show_build(place: InHand, work: Work, inventory: Inventory) -> None:
    with st.container(key="finding-bring-build"):
        job = last_build(place.folder)
        is_running = job is not None and not job.is_done
        step_heading("Build", _sentence(work, inventory, job))
        if job is not None and is_running:
            _show_progress(job)
            return
        _show_button(place, work, inventory)
        if job is not None:
            with mistakes_shown():
                _show_report(place, job.report())


@st.fragment(run_every=LOOK_AGAIN_SECONDS)
def _show_progress(job: BuildJob) -> None:
    if job.is_done:
        st.rerun()
    st.progress(job.share, text=as_markdown(f"Building the edition: {shown_text(job.step)}"))
    quiet("It goes on when you leave this page. The last edition stays served until the new one is complete.")


def _show_button(place: InHand, work: Work, inventory: Inventory) -> None:
    drafts = work.taken_up()
    if not drafts and not inventory.sources:
        quiet("Nothing is declared yet, so there is nothing to build.")
        return
    asked = sum(len(open_questions(work, draft)) for draft in drafts)
    if asked:
        quiet(f"{counted(asked, 'questions')} above are open. A build reads them as proposed.")
    label = "Write sources.toml and build" if drafts else "Build again" if inventory.is_built else "Build"
    if st.button(label, key="bring-build", type="secondary" if inventory.is_built and not drafts else "primary"):
        with mistakes_shown():
            if drafts:
                replaced = [draft.replaces for draft in drafts if draft.replaces]
                why = {each.id: comments_of(each.proposal) for each in drafts if each.proposal and not each.is_edited}
                write_sources(place.folder, [draft.source for draft in drafts], replaced, why)
                for draft in drafts:
                    del work.drafts[draft.id]
            start_build(place.folder)
            work.put(BUILT_HERE, place.folder, True)
            st.rerun()


def _sentence(work: Work, inventory: Inventory, job: BuildJob | None) -> str:
    drafts = work.taken_up()
    if job is not None and not job.is_done:
        return "The edition is being built"
    if drafts:
        return f"{counted(len(drafts), 'sources')} to be written, then one edition"
    if not inventory.sources:
        return "Nothing to build yet"
    if inventory.is_built:
        return "The edition is of all these exports"
    if not inventory.has_edition:
        return "Everything is declared; no edition has been built yet"
    new = len(inventory.new)
    return f"{counted(new, 'new exports')} to build" if new else "The declarations or exports changed since the edition"


def _show_report(place: InHand, report: BuildReport) -> None:
    st.html(
        f'<p class="subtitle">Edition {short_edition(report.edition_id)}'
        f"{f', as of {report.as_of}' if report.as_of else ''}</p>"
    )
    st.html(lines_table(report.exports))
    if place.is_told_from:
        links = " · ".join(f'<a href="{link}" target="_self">{name}</a>' for link, name in STORIES.items())
        st.html(f'<p class="stories">What it tells: {links}</p>')
    show_choose(place)
