"""A sheet as a workbook file.

Written here: the writer that comes with python-pptx keeps 16 digits of 17, and reads a name that begins with "=" as a
formula.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from presentation.slides.native_charts.sheet import FIRST_ROW, NAME, Column, Sheet, letters

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BOLD = 1  # the second of the cell formats below
WIDTH_OF_NAMES, WIDTH = 36, 14  # letters
WORKSHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"

PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    f'<sheet name="{NAME}" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    '</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
}


def sheet_as_file(sheet: Sheet) -> bytes:
    texts: dict[str, int] = {}  # each text once, by its place
    worksheet = _worksheet(sheet, texts)
    page = io.BytesIO()
    with ZipFile(page, "w") as archive:
        for name, text in {**PARTS, WORKSHEET: worksheet, TEXTS: _shared(texts)}.items():
            # A fixed day, so that the same rows give the same bytes.
            archive.writestr(ZipInfo(name), f"{HEAD}{text}", ZIP_DEFLATED, 1)
    return page.getvalue()


def _worksheet(sheet: Sheet, texts: dict[str, int]) -> str:
    last = len(sheet.columns)
    rest = f'<col min="2" max="{last}" width="{WIDTH}" customWidth="1"/>' if last > 1 else ""
    return (
        f'<worksheet xmlns="{MAIN}"><cols><col min="1" max="1" width="{WIDTH_OF_NAMES}" customWidth="1"/>{rest}</cols>'
        f"<sheetData>{''.join(_rows(sheet, texts))}</sheetData></worksheet>"
    )


def _rows(sheet: Sheet, texts: dict[str, int]) -> Iterator[str]:
    head = "".join(_text(f"{letters(i)}1", each.name, texts, BOLD) for i, each in enumerate(sheet.columns))
    yield f'<row r="1">{head}</row>'
    for row in range(max((len(each.values) for each in sheet.columns), default=0)):
        cells = (_cell(sheet, at, each, row, texts) for at, each in enumerate(sheet.columns) if row < len(each.values))
        yield f'<row r="{row + FIRST_ROW}">{"".join(cells)}</row>'


def _cell(sheet: Sheet, at: int, column: Column, row: int, texts: dict[str, int]) -> str:
    value, place = column.values[row], f"{letters(at)}{row + FIRST_ROW}"
    if value is None:
        return ""
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if not isinstance(value, int | float):
        return _text(place, str(value), texts)
    said = sheet.formula(column, row)
    formula = f"<f>{escape(said)}</f>" if said else ""
    return f'<c r="{place}">{formula}<v>{value!r}</v></c>'


def _text(place: str, text: str, texts: dict[str, int], style: int = 0) -> str:
    return f'<c r="{place}" s="{style}" t="s"><v>{texts.setdefault(text, len(texts))}</v></c>'


def _shared(texts: dict[str, int]) -> str:
    items = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in texts)
    return f'<sst xmlns="{MAIN}" uniqueCount="{len(texts)}">{items}</sst>'
