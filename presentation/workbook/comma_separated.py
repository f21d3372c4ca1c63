"""Rows as CSV."""

from __future__ import annotations

import csv
import io

import pandas as pd

from presentation.plain_rows import plain_rows
from presentation.workbook.neutral import neutral


def rows_as_csv(frame: pd.DataFrame) -> bytes:
    """UTF-8 with a byte order mark, which Excel needs to read accents."""
    page = io.StringIO()
    writer = csv.writer(page)
    writer.writerow([neutral(str(column)) for column in frame.columns])
    writer.writerows([neutral(value) for value in row.values()] for row in plain_rows(frame))
    return page.getvalue().encode("utf-8-sig")
