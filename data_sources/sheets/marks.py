"""The marks of a workbook's sheets, whatever kind it is."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import ParseError

from data_sources.sheets.ods_marks import ods_marks
from data_sources.sheets.package_parts import BROKEN_PACKAGE, is_package
from data_sources.sheets.sheet_marks import NO_MARKS, Marks
from data_sources.sheets.xls_marks import xls_marks
from data_sources.sheets.xlsb_marks import xlsb_marks
from data_sources.sheets.xlsx_marks import xlsx_marks

__all__ = ["NO_MARKS", "Marks", "marks_in"]
# What a file that calamine opens and that is broken elsewhere may give rise to: it is then read without its marks.
BROKEN = (ParseError, *BROKEN_PACKAGE)


def marks_in(path: Path) -> Mapping[str, Marks]:
    """By the name of the sheet; none where the parts that hold them are broken."""
    try:
        if not is_package(path):
            return xls_marks(path)
        with zipfile.ZipFile(path) as package:
            names = {name.casefold() for name in package.namelist()}
            if "content.xml" in names:
                return ods_marks(package)
            return xlsb_marks(package) if "xl/workbook.bin" in names else xlsx_marks(package)
    except BROKEN:
        return {}
