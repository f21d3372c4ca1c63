"""Writes workbooks whose bytes depend on their content alone: openpyxl stamps the hour, a sample may not."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook

from data_sources.sample.text_files import set_received

Row = Sequence[object]
STAMP = re.compile(rb"<dcterms:(created|modified)([^>]*)>[^<]*<")


@dataclass(frozen=True)
class Sheet:
    """Rows from the top: a title block, the header, the table, a totals row, as the department laid it out."""

    name: str
    rows: Sequence[Row]
    widths: Sequence[float] = ()


def write_workbook(path: Path, sheets: Sequence[Sheet], received_at: datetime) -> None:
    workbook = Workbook(write_only=True)
    for sheet in sheets:
        page = workbook.create_sheet(sheet.name)
        for position, width in enumerate(sheet.widths):
            page.column_dimensions[chr(ord("A") + position)].width = width
        for row in sheet.rows:
            page.append(list(row))
    written = io.BytesIO()
    workbook.save(written)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_stamped(written.getvalue(), received_at))
    set_received(path, received_at)


def _stamped(content: bytes, at: datetime) -> bytes:
    """The same workbook as if it had been saved at `at`."""
    stamp = f"{at:%Y-%m-%dT%H:%M:%S}Z".encode()
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = STAMP.sub(rb"<dcterms:\1\2>" + stamp + b"<", part)
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return result.getvalue()
