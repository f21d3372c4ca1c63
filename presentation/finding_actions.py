"""What a reader can do with a finding: take it along, or ask how we know."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from analysis.findings import Finding, Story
from presentation.download_buttons import download_button
from presentation.exporting.kinds import KINDS
from presentation.finding_name import short_name
from presentation.markup import as_html
from presentation.methods import page_named
from presentation.methods_page import linked
from presentation.picture import finding_as_png, finding_as_svg
from presentation.source_line import GRADE_MEANING
from presentation.tables import estimates_table
from presentation.taken_along import finding_as
from presentation.theme import PaletteName
from presentation.wording import say
from presentation.workbook import XLSX, finding_as_workbook, rows_as_csv
from queries.run import Edition


def show_downloads(finding: Finding, story: Story, edition: Edition, palette_name: PaletteName) -> None:
    name = f"{story.id}-{short_name(finding.id)}"
    slide = KINDS["pptx"]
    files: dict[str, tuple[str, str, Callable[[], str | bytes]]] = {
        "Slide (PowerPoint)": (slide.ending, slide.mime, partial(finding_as, slide, finding, story, edition)),
        "Picture for a slide (PNG)": ("png", "image/png", partial(finding_as_png, finding, story, palette_name)),
        "Picture to edit (SVG)": (
            "svg",
            "image/svg+xml",
            partial(finding_as_svg, finding, story, palette_name),
        ),
        "Data (CSV)": ("csv", "text/csv", partial(rows_as_csv, finding.evidence.rows)),
        "Data (Excel)": ("xlsx", XLSX, partial(finding_as_workbook, finding, story)),
    }
    for label, (ending, mime, make) in files.items():
        download_button(label, f"{name}.{ending}", mime, make)


def show_reasons(finding: Finding) -> None:
    st.html(_reasons(finding))
    if page := page_named(finding.method):
        st.markdown(f"#### {page.title}\n\n{linked(page.text)}")


def _reasons(finding: Finding) -> str:
    grade = f"<p><strong>{finding.grade.capitalize()}</strong>: {GRADE_MEANING[finding.grade]}.</p>"
    caveats = "".join(f"<li>{as_html(say(each))}</li>" for each in finding.caveats)
    asked = ", ".join(f"{name} = {value}" for name, value in finding.evidence.parameters.items())
    rows = f"Rows: queries/{finding.evidence.query}.sql" + (f" ({asked})" if asked else "")
    query = f'<p class="quiet-note">{escape(rows)}</p>'
    return grade + estimates_table(finding.estimates) + (f"<ul>{caveats}</ul>" if caveats else "") + query
