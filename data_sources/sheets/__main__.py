"""python -m data_sources.sheets WORKBOOK KIND FOLDER WANTED MEMORY_BYTES SECONDS: writes the sheets into FOLDER.

FOLDER/sheets holds what they are (see SheetFound), FOLDER/0.cells and so on their cells. KIND is xlsx, xlsb, xls or
ods. WANTED is the name of a sheet, "" for all that are visible, "*" for all. Not a command for people:
readers/workbook_opening.py starts it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from data_sources.sheets.limits import limit_memory_and_time
from data_sources.sheets.write_sheets import write_sheets

if __name__ == "__main__":
    workbook, kind, folder, wanted, memory, seconds = sys.argv[1:]
    limit_memory_and_time(int(memory), int(seconds))
    write_sheets(Path(workbook), kind, Path(folder), wanted)
