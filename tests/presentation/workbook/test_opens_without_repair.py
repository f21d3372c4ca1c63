"""Workbooks as Excel reads them: held against Microsoft's own schemas and rules, those of the Open XML SDK."""

from __future__ import annotations

from pathlib import Path

from openxml_audit import FileFormat, OpenXmlValidator

from presentation.briefing import briefing_of
from presentation.workbook import briefing_as_workbook
from tests.presentation.specimen import STORY

# What openpyxl writes into every workbook and Excel takes as it is: words in their cells, and how a font is described.
AS_OPENPYXL_WRITES_IT = ("inline-string cell", "Unexpected element 'b' found", "Unexpected element 'color' found")


def test_a_workbook_with_every_kind_of_chart_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsx"
    file.write_bytes(briefing_as_workbook(briefing_of(STORY)))
    found = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0).validate(file).errors
    told = [f"{each.part_uri} {each.path}: {each.description}" for each in found]
    assert [each for each in told if not any(words in each for words in AS_OPENPYXL_WRITES_IT)] == []
