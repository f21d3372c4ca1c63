"""What a chart remembers of its workbook: each reference with the values that stood there, in full precision."""

from __future__ import annotations

from xml.sax.saxutils import escape

from presentation.slides.native_charts.sheet import Sheet


def number_reference(sheet: Sheet, column: str, code: str = "General") -> str:
    values = sheet.column(column).values
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{value!r}</c:v></c:pt>' for i, value in enumerate(values) if value is not None
    )
    return (
        f"<c:numRef><c:f>{sheet.ref(column)}</c:f><c:numCache><c:formatCode>{code}</c:formatCode>"
        f'<c:ptCount val="{len(values)}"/>{points}</c:numCache></c:numRef>'
    )


def text_reference(sheet: Sheet, column: str) -> str:
    values = sheet.column(column).values
    points = "".join(f'<c:pt idx="{i}"><c:v>{escape(str(value))}</c:v></c:pt>' for i, value in enumerate(values))
    return (
        f'<c:strRef><c:f>{sheet.ref(column)}</c:f><c:strCache><c:ptCount val="{len(values)}"/>{points}'
        "</c:strCache></c:strRef>"
    )


def name_reference(sheet: Sheet, column: str) -> str:
    return (
        f'<c:tx><c:strRef><c:f>{sheet.name_ref(column)}</c:f><c:strCache><c:ptCount val="1"/>'
        f'<c:pt idx="0"><c:v>{escape(column)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
    )
