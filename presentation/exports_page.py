"""Data health as a page: what arrived, what was accepted, what is missing, where departments disagree."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.stories.departmental_exports import ExportsReport, exports_report
from presentation.exports_evidence import (
    corrections_heading,
    corrections_table,
    evidence_heading,
    evidence_table,
    questions_list,
    unused_list,
)
from presentation.exports_rejections import show_rejections
from presentation.exports_tables import (
    agreements,
    arrivals_table,
    contradictions_list,
    gaps_list,
    identity_table,
    notes_list,
    reasons_table,
    totals_table,
)
from presentation.markup import as_markdown
from presentation.mistake_page import mistakes_explained
from presentation.shell import open_page
from presentation.wording import say, say_share
from queries.run import Edition

DEPARTMENTS_SHOWN = 12


def show_exports(title: str) -> None:
    page = open_page(title)
    with mistakes_explained():
        report = _report(page.edition, str(page.edition.path))
    _show_opening(report, title)
    for section_id, heading, body in _sections(report, str(page.edition.path)):
        with st.container(key=f"finding-{section_id}"):
            st.header(as_markdown(heading), anchor=section_id)
            st.html(body)
            if section_id == "not-accepted" and len(report.rejections):
                show_rejections(page.edition, report)


@st.cache_resource(max_entries=8, show_spinner=False)
def _report(_edition: Edition, path: str) -> ExportsReport:
    return exports_report(_edition)


@st.cache_resource(max_entries=8, show_spinner=False)
def _sections(_report: ExportsReport, path: str) -> list[tuple[str, str, str]]:
    return sections(_report)


def _show_opening(report: ExportsReport, title: str) -> None:
    with st.container(key="opening"):
        st.html(f'<p class="kicker">{escape(title)} · built {report.built_at:%d %b %Y, %H:%M}</p>')
        st.title(as_markdown(say(report.headline)), anchor=False)
        st.html(f'<p class="lede">{_lede(report)}</p>')


def _lede(report: ExportsReport) -> str:
    """In three sentences: what became of the rows, whether departments agree, what is missing."""
    disagreements = sum(not each.agrees for each in report.contradictions)
    sentences = [
        f"Of {report.rows_read:,} rows read, <strong>{report.rows_accepted:,} were accepted</strong>, "
        f"{report.rows_rejected:,} rejected with a reason, and {report.rows_duplicate:,} were repeats of earlier rows.",
        f"Departments were compared on {len(report.contradictions)} points and differ on {disagreements}."
        if report.contradictions
        else "No two departments' exports speak of the same fact, so none could be compared.",
        f"{len(report.gaps)} kinds of export are missing." if report.gaps else "No kind of export is missing.",
    ]
    return " ".join(sentences)


def sections(report: ExportsReport) -> list[tuple[str, str, str]]:
    """(anchor, heading, HTML) of each section that has something to say."""
    accepted = report.rows_accepted / report.rows_read if report.rows_read else 0.0
    parts = [
        (
            "arrivals",
            f"{len(report.arrivals)} exports arrived; {say_share(accepted)} of their rows were accepted",
            arrivals_table(report),
        ),
        (
            "settle",
            evidence_heading(report.detections),
            questions_list(report.detections) + evidence_table(report.detections),
        ),
        ("not-accepted", _rejections_heading(report), reasons_table(report.reasons, report.rejections)),
        ("corrected", corrections_heading(report.corrections), corrections_table(report.corrections)),
        ("contradictions", _contradictions_heading(report), contradictions_list(report) + agreements(report)),
        (
            "totals",
            "Sums of money and quantities, as the departments' own exports hold them",
            totals_table(report.control_totals),
        ),
        ("identity", "How the departments' keys found their customers", identity_table(report.identity)),
        ("unused", "Columns that no source uses", unused_list(report.unused_columns)),
        ("missing", "What is missing, and which department usually holds it", gaps_list(report.gaps)),
        ("notes", "What else to know about these exports", notes_list(report.notes)),
    ]
    return [part for part in parts if part[2]]


def _rejections_heading(report: ExportsReport) -> str:
    if not len(report.reasons):
        return "Nothing was rejected"
    return (
        f"{report.rows_rejected:,} rows and {report.cells_rejected:,} single cells were not accepted, each for a reason"
    )


def _contradictions_heading(report: ExportsReport) -> str:
    differing = sum(not each.agrees for each in report.contradictions)
    return f"Departments differ on {differing} of {len(report.contradictions)} points that can be compared"
