"""The CCO's own export: what was done for customers, against which issue."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from data_sources.sample.facts import INITIATIVES
from data_sources.sample.workbooks import Sheet, write_workbook

HEADER = ["Initiative", "Issue", "Owner", "Started", "Cost (EUR)"]


def write_cco(folder: Path) -> None:
    rows = [[each.name, each.issue, each.owner_department, each.started_on, each.cost] for each in INITIATIVES]
    sheet = Sheet("Initiatives", [HEADER, *rows], (34, 20, 14, 12, 12))
    write_workbook(folder / "cco/initiatives.xlsx", [sheet], datetime(2026, 9, 14, 11, 30))
