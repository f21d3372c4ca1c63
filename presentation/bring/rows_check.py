"""A check on the rows: what a build would read, accept and reject with the sources as they stand. Publishes nothing."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data_sources.bringing.inventory import Inventory
from data_sources.declarations import Company, Source
from data_sources.proposing import Trial, try_sources
from data_sources.shown_text import shown_text
from data_sources.source_checks import check_against_record
from presentation.bring.lines_as_html import lines_table
from presentation.bring.questions import remember_questions
from presentation.bring.told import counted, mistakes_shown, quiet, step_heading
from presentation.bring.work import Work
from presentation.markup import as_markdown
from presentation.mistake_page import mistake_as_html
from presentation.plain_rows import plain_rows
from presentation.tables import html_table

REJECTIONS_SHOWN = 20
KEY = "trial"


def sources_to_try(work: Work, inventory: Inventory) -> tuple[Source, ...]:
    """The declared sources that no draft replaces, and the drafts: what sources.toml would say."""
    drafts = work.taken_up()
    replaced = {draft.replaces for draft in drafts}
    return (
        *(source for source in inventory.sources if source.name not in replaced),
        *(draft.source for draft in drafts),
    )


def show_check(work: Work, inventory: Inventory, company: Company, state: str) -> None:
    """The button, then what the last check of exactly these sources and exports found."""
    drafted = tuple(draft.source for draft in work.taken_up())
    if not drafted:
        return
    key = (state, company.currency, tuple(source.model_dump_json() for source in drafted))
    trial = work.kept(KEY, key)
    with st.container(key="finding-bring-check"):
        step_heading("Check the rows", _sentence(trial))
        if trial is None:
            quiet("Every row is read and cleaned as a build would do it. Nothing is written.")
        is_asked = st.button("Check the rows", key="bring-check", type="secondary" if trial else "primary")
        with mistakes_shown():
            if is_asked and trial is None:
                found = _tried(work, drafted, company)
                work.put(KEY, key, found)
                remember_questions(work, found)
                st.rerun()
            if trial is not None:
                _show_trial(trial)


def _tried(work: Work, sources: tuple[Source, ...], company: Company) -> Trial:
    for source in sources:
        check_against_record(source, f"The source {source.name!r}")
    bar = st.progress(0.0, text="Reading the exports")
    try:
        return try_sources(work.folder, sources, company, lambda step, share: _tell(bar, shown_text(step), share))
    finally:
        bar.empty()


def _tell(bar: DeltaGenerator, step: str, share: float) -> None:
    bar.progress(min(max(share, 0.0), 1.0), text=as_markdown(step))


def _sentence(trial: Trial | None) -> str:
    if trial is None:
        return "See what would become of every row before anything is written"
    read, accepted = sum(each.rows_read for each in trial.lines), sum(each.accepted for each in trial.lines)
    rejected, repeats = sum(each.rejected for each in trial.lines), sum(each.duplicates for each in trial.lines)
    repeated = f", {repeats:,} {'is a repeat' if repeats == 1 else 'are repeats'}" if repeats else ""
    cells = sum(each.cells for each in trial.reasons)
    emptied = f"; {counted(cells, 'single cells')} would be left out" if cells else ""
    return f"Of {read:,} rows read, {accepted:,} would be accepted, {rejected:,} rejected{repeated}{emptied}"


def _show_trial(trial: Trial) -> None:
    asked = len(trial.asked)
    if asked:
        quiet(f"{counted(asked, 'questions')} came up that the rows do not answer: each stands above, by its source.")
    st.html(lines_table(trial.lines))
    for path, mistake in trial.refused:
        st.html(f'<p class="quiet-note">{shown_text(path)} was refused:</p>{mistake_as_html(mistake)}')
    if trial.reasons:
        reasons = [[each.reason, f"{each.whole_rows:,}", f"{each.cells:,}"] for each in trial.reasons]
        st.html(html_table(["Reason", "Rows", "Single cells"], reasons, frozenset({1, 2})))
    _show_rejections(trial)


def _show_rejections(trial: Trial) -> None:
    rows = [
        [str(row.get(name) or "") for name in ("path", "line", "column_name", "value", "reason", "suggestion")]
        for row in plain_rows(trial.rejections)[:REJECTIONS_SHOWN]
    ]
    if rows:
        quiet(f"The first {counted(len(rows), 'rows and cells')} that were not accepted:")
        headings = ["Export", "Line", "Column", "Value", "Reason", "Suggestion"]
        st.html(html_table(headings, [[shown_text(cell) for cell in row] for row in rows], frozenset({1})))
