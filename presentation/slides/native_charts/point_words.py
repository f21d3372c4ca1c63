"""Words at a single point of a series, moved from where they would stand by so many points of the slide."""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from presentation.slides.native_charts.labels import HIDDEN, SHOWN
from presentation.slides.native_charts.look import Role
from presentation.slides.native_charts.paint_xml import UNSEEN, fill

FIELD = "{7F5A9C1E-0000-4000-8000-%012X}"  # what the format asks of a field: a name of its own
OFFICE_2013 = "http://schemas.microsoft.com/office/drawing/2012/chart"
EXTENSION = (
    f'<c:extLst><c:ext uri="{{CE6537A1-D6FC-4f65-9D91-7224C49458BB}}" xmlns:c15="{OFFICE_2013}">%s</c:ext></c:extLst>'
)
FIELDS = EXTENSION % '<c15:dlblFieldTable/><c15:showDataLabelsRange val="0"/>'
NO_LEADERS = EXTENSION % '<c15:showLeaderLines val="0"/>'


@dataclass(frozen=True)
class Words:
    """What stands at the point with this place in its series.

    `side` is where: "l", "r", "t", "b" or "ctr". `right` and `down` are shares of the chart. Where the last line ends
    in `number`, that part follows the number behind it, by `code`, a format.
    """

    at: int
    lines: tuple[str, ...]
    side: str
    role: Role
    size: float
    bold: bool = False
    right: float = 0.0
    down: float = 0.0
    number: str = ""
    code: str | None = None


def words_at(each: list[Words]) -> str:
    """The labels of a series: these, and no others, in the order of their points, as PowerPoint writes them."""
    in_order = sorted(each, key=lambda words: words.at)
    return f"<c:dLbls>{''.join(map(_label, in_order))}{HIDDEN}{NO_LEADERS}</c:dLbls>"


def _label(words: Words) -> str:
    code = f'<c:numFmt formatCode={quoteattr(words.code)} sourceLinked="0"/>' if words.code else ""
    moved = f'<c:manualLayout><c:x val="{words.right:.5f}"/><c:y val="{words.down:.5f}"/></c:manualLayout>'
    layout = f"<c:layout>{moved}</c:layout>" if words.right or words.down else ""
    return (
        f'<c:dLbl><c:idx val="{words.at}"/>{layout}{_rich(words)}{code}{UNSEEN}<c:dLblPos val="{words.side}"/>{SHOWN}'
        f"{FIELDS if words.code else ''}</c:dLbl>"
    )


def _rich(words: Words) -> str:
    last = len(words.lines) - 1
    align = {"r": "l", "l": "r"}.get(words.side, "ctr")
    paragraphs = "".join(
        f'<a:p><a:pPr algn="{align}"><a:defRPr {_type(words)}>{fill(words.role)}</a:defRPr></a:pPr>'
        f"{_runs(line, words, is_last=i == last)}</a:p>"
        for i, line in enumerate(words.lines)
    )
    # Unwrapped: our lines are measured, and PowerPoint breaks a label at a fifth of the chart.
    return f'<c:tx><c:rich><a:bodyPr wrap="none" anchor="ctr"/><a:lstStyle/>{paragraphs}</c:rich></c:tx>'


def _runs(line: str, words: Words, *, is_last: bool) -> str:
    if not (is_last and words.code and words.number and line.endswith(words.number)):
        return _run(line, words)
    before = line.removesuffix(words.number)
    field = FIELD % (words.at + 1)
    shown = f'<a:rPr lang="en-GB" {_type(words)}>{fill(words.role)}</a:rPr><a:pPr/><a:t>{escape(words.number)}</a:t>'
    return f'{_run(before, words) if before else ""}<a:fld id="{field}" type="VALUE">{shown}</a:fld>'


def _run(text: str, words: Words) -> str:
    return f'<a:r><a:rPr lang="en-GB" {_type(words)}>{fill(words.role)}</a:rPr><a:t>{escape(text)}</a:t></a:r>'


def _type(words: Words) -> str:
    return f'sz="{round(words.size * 100)}" b="{int(words.bold)}"'
