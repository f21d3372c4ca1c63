"""A table of numbers on a ground that deepens with them: Excel's own colour scale, so that it follows the numbers."""

from __future__ import annotations

from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from analysis.findings import Chart
from presentation.charts.canvas import Row
from presentation.workbook.formats import unit_format
from presentation.workbook.neutral import neutral
from presentation.workbook.sheets import Placed, colour, letters

TOO_FEW = "–"


def lines_of_table(rows: list[Row]) -> int:
    return len({str(row["row"]) for row in rows}) + 1


def write_heat(placed: Placed, rows: list[Row], chart: Chart, top: int) -> None:
    """Rows by columns at `top`, over the rows themselves."""
    sheet = placed.sheet
    names, columns = ([*dict.fromkeys(str(row[side]) for row in rows)] for side in ("row", "column"))
    for j, column in enumerate(columns, start=2):
        sheet.cell(top, j, neutral(column)).font = letters(is_bold=True)
        sheet.cell(top, j).alignment = Alignment(horizontal="center", wrap_text=True)
    for i, name in enumerate(names, start=top + 1):
        sheet.cell(i, 1, neutral(name))
        for j, column in enumerate(columns, start=2):
            cell = sheet.cell(i, j, TOO_FEW)
            cell.alignment = Alignment(horizontal="center")
            for row in rows:
                if str(row["row"]) == name and str(row["column"]) == column and row["value"] is not None:
                    cell.value, cell.number_format = row["value"], unit_format(chart.unit, row["value"])
    area = f"B{top + 1}:{get_column_letter(len(columns) + 1)}{top + len(names)}"
    scale = ColorScaleRule(start_type="min", start_color=colour("paper"), end_type="max", end_color=DEEPEST)
    sheet.conditional_formatting.add(area, scale)


# Half of the accent: ink on it still has a contrast of 4.5.
DEEPEST = "".join(f"{(int(colour('accent')[i : i + 2], 16) + 255) // 2:02X}" for i in (0, 2, 4))
