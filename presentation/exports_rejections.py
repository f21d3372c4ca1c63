"""What was not accepted, on the page about departmental exports: to filter by, to read, and to take along to mend."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from analysis.stories.departmental_exports import ExportsReport, some_rejections
from presentation.department_rejections import DepartmentRejections, rejections_of
from presentation.edition_in_use import workspace_in_use
from presentation.exports_tables import rejections_table
from presentation.source_line import short_edition
from presentation.workbook import XLSX
from queries.run import Edition

ALL = {"department": "All departments", "reason": "All reasons", "path": "All exports"}
LABELS = {"department": "Department", "reason": "Reason", "path": "Export"}
FILTER_WIDTH = 270  # pixels: three stand side by side beside one another in the column
ZIP = "application/zip"


@st.fragment
def show_rejections(edition: Edition, report: ExportsReport) -> None:
    """A fragment: choosing a filter reads the rows anew and nothing else."""
    chosen = dict.fromkeys(ALL, "")
    offered = _offered(report)
    with st.container(horizontal=True, key="filters-rejections", gap="small"):
        for name, options in offered.items():
            if len(options) > 1:
                said = st.selectbox(
                    LABELS[name], [ALL[name], *options], key=f"rejected-{name}", filter_mode=None, width=FILTER_WIDTH
                )
                chosen[name] = "" if said == ALL[name] or said is None else said
    if any(chosen.values()):
        rows = some_rejections(edition, chosen["department"], chosen["reason"], chosen["path"])
        st.html(rejections_table(rows, is_filtered=True) or '<p class="quiet-note">None is of all these.</p>')
    else:
        st.html(rejections_table(report.rejections))
    _show_downloads(edition, report, chosen["department"])


def _offered(report: ExportsReport) -> dict[str, list[str]]:
    """What there is to choose. Reasons come as often as they occur; exports with rows or cells that were refused."""
    refused: pd.DataFrame = report.reconciliation[report.reconciliation[["rejected", "cells_rejected"]].any(axis=1)]
    return {
        "department": sorted(refused["department"].unique()),
        "reason": [str(each) for each in report.reasons["reason"]],
        "path": [str(each) for each in refused["path"].unique()],
    }


def _show_downloads(edition: Edition, report: ExportsReport, department: str) -> None:
    whose = department or "all departments"
    name = "-".join(["rejections", *([department.lower()] if department else []), short_edition(report.edition_id)])
    files = {
        "Rejections, with the rows to mend (Excel)": ("xlsx", XLSX, DepartmentRejections.as_workbook),
        "Rejections, the list alone (CSV)": ("csv", "text/csv", DepartmentRejections.as_csv),
        "Rows to mend, as the files to send again (ZIP)": ("zip", ZIP, DepartmentRejections.as_files_to_mend),
    }
    with st.container(horizontal=True, gap=None, key="actions-rejections"), st.popover("Download", type="tertiary"):
        st.html(f'<p class="quiet-note">Of {escape(whose)}. A department mends its rows and sends them again.</p>')
        for label, (ending, mime, make) in files.items():
            st.download_button(
                label,
                data=partial(_made, make, edition, department),
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"{ending}-rejections",
                on_click="ignore",
                type="tertiary",
            )


def _made(make: Callable[[DepartmentRejections], bytes], edition: Edition, department: str) -> bytes:
    """Files are made when they are asked for, not when the page is."""
    folder = workspace_in_use(lambda step, share: None).folder
    return make(rejections_of(edition, folder, department))
