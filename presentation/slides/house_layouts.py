"""The house's slides in XML: where a title, its subtitle, the content, the source and the number stand, and how set.

Measures are inches on a slide of 13.333 by 7.5; type sizes are points.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

EMU = 914_400
WIDTH, HEIGHT, MARGIN = 40 / 3, 7.5, 0.6
ROOM = WIDTH - 2 * MARGIN
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
QUIET = '<a:schemeClr val="tx2"/>'
INK = '<a:schemeClr val="tx1"/>'
ACCENT = '<a:schemeClr val="accent1"/>'
NO_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)


@dataclass(frozen=True)
class Place:
    """A placeholder: what it is for, where it stands and how its first level is set."""

    name: str
    kind: str  # of the placeholder: title, body, obj, ftr, sldNum …
    index: int | None
    left: float
    top: float
    width: float
    height: float
    size: float
    colour: str = INK
    anchor: str = "t"
    align: str = "l"
    is_bold: bool = False
    has_bullets: bool = False
    words: str = ""


@dataclass(frozen=True)
class SlideLayout:
    name: str
    kind: str  # ST_SlideLayoutType
    places: tuple[Place, ...]
    background: str = ""
    block: tuple[float, float, float, float] = (MARGIN, 0.34, 0.55, 0.08)


TITLE = Place("Title", "title", None, MARGIN, 0.56, ROOM, 1.02, 28, is_bold=True, words="Title")
SUBTITLE = Place("Subtitle", "body", 13, MARGIN, 1.6, ROOM, 0.36, 16, QUIET, words="What, unit, for whom, when")
CONTENT = Place("Content", "obj", 1, MARGIN, 2.0, ROOM, 4.5, 20, has_bullets=True, words="Content")
SOURCE = Place("Source", "body", 14, MARGIN, 6.56, ROOM, 0.44, 12, QUIET, "b", words="Source")
FOOTER = Place("Footer", "ftr", 11, MARGIN, 7.08, ROOM - 1, 0.24, 11, QUIET, "ctr")
NUMBER = Place("Slide number", "sldNum", 12, WIDTH - MARGIN - 0.9, 7.08, 0.9, 0.24, 11, QUIET, "ctr", "r")

LAYOUTS = (
    SlideLayout(
        "Title",
        "title",
        (
            Place("Kicker", "body", 13, MARGIN, 1.35, ROOM, 0.4, 16, ACCENT, "b", is_bold=True, words="Kicker"),
            Place("Title", "ctrTitle", None, MARGIN, 1.9, 10.8, 2.5, 40, is_bold=True, words="Title"),
            Place("Subtitle", "subTitle", 1, MARGIN, 4.6, 10.8, 1.3, 18, QUIET, words="Company, as of, edition"),
            FOOTER,
            NUMBER,
        ),
        block=(MARGIN, 0.34, 1.1, 0.16),
    ),
    SlideLayout(
        "Section",
        "secHead",
        (
            Place("Title", "title", None, MARGIN, 2.4, 10.8, 1.6, 36, anchor="b", is_bold=True, words="Section"),
            Place("Text", "body", 1, MARGIN, 4.2, 10.8, 2.5, 18, QUIET, words="What it holds"),
            FOOTER,
            NUMBER,
        ),
        background='<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>',
        block=(MARGIN, 0.34, 1.1, 0.16),
    ),
    SlideLayout("Finding", "obj", (TITLE, SUBTITLE, CONTENT, SOURCE, FOOTER, NUMBER)),
    SlideLayout(
        "Text",
        "tx",
        (TITLE, Place("Text", "body", 1, MARGIN, 1.8, ROOM, 5.1, 20, has_bullets=True, words="Text"), FOOTER, NUMBER),
    ),
    SlideLayout("Title only", "titleOnly", (TITLE, FOOTER, NUMBER)),
)


def layout_xml(layout: SlideLayout) -> str:
    shapes = "".join(_placeholder(number, each) for number, each in enumerate(layout.places, start=4))
    return (
        f'<p:sldLayout {NAMESPACES} type="{layout.kind}" preserve="1"><p:cSld name={quoteattr(layout.name)}>'
        f"{layout.background}<p:spTree>{NO_GROUP}{_rule()}{_block(layout.block)}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def master_xml() -> str:
    places = (TITLE, Place("Text", "body", 1, MARGIN, 1.8, ROOM, 5.1, 20, has_bullets=True, words="Text"))
    shapes = "".join(_placeholder(number, each) for number, each in enumerate((*places, FOOTER, NUMBER), start=2))
    colours = " ".join(f'{each}="{each}"' for each in (*(f"accent{i}" for i in range(1, 7)), "hlink", "folHlink"))
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + i}" r:id="rId{i + 1}"/>' for i in range(len(LAYOUTS)))
    return (
        f'<p:sldMaster {NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
        f"<p:spTree>{NO_GROUP}{shapes}</p:spTree></p:cSld>"
        f'<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" {colours}/><p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst>'
        f"<p:txStyles><p:titleStyle>{level_xml(1, 28, '+mj', bold=True)}</p:titleStyle><p:bodyStyle>"
        + "".join(
            level_xml(level, size, "+mn", bullet=True) for level, size in enumerate((20, 18, 16, 16, 16), start=1)
        )
        + f"</p:bodyStyle><p:otherStyle>{level_xml(1, 18, '+mn')}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def level_xml(level: int, size: float, font: str, bullet: bool = False, bold: bool = False) -> str:
    indent = f'marL="{level * 228600}" indent="-228600"' if bullet else 'marL="0" indent="0"'
    mark = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if bullet else "<a:buNone/>"
    space = '<a:spcBef><a:spcPts val="900"/></a:spcBef>' if bullet else '<a:spcBef><a:spcPts val="0"/></a:spcBef>'
    return (
        f'<a:lvl{level}pPr {indent} algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" hangingPunct="1">'
        f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc>{space}{mark}<a:defRPr sz="{size * 100:.0f}" b="{int(bold)}" '
        f'kern="1200"><a:solidFill>{INK}</a:solidFill><a:latin typeface="{font}-lt"/><a:ea typeface="{font}-ea"/>'
        f'<a:cs typeface="{font}-cs"/></a:defRPr></a:lvl{level}pPr>'
    )


def _placeholder(number: int, place: Place) -> str:
    index = "" if place.index is None else f' idx="{place.index}"'
    kind = "" if place.kind == "obj" else f' type="{place.kind}"'
    inner = (
        '<a:fld id="{6A5C0F2E-41B7-4C36-9F0B-1D2E3F4A5B6C}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
    )
    words = inner if place.kind == "sldNum" else f'<a:r><a:rPr lang="en-GB"/><a:t>{place.words}</a:t></a:r>'
    marks = "" if place.has_bullets else "<a:buNone/>"
    indent = "" if place.has_bullets else ' marL="0" indent="0"'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(place.name)}/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph{kind}{index}/></p:nvPr></p:nvSpPr><p:spPr>"
        f"<a:xfrm>{_offset(place.left, place.top)}{_extent(place.width, place.height)}</a:xfrm>"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr><p:txBody>'
        f'<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{place.anchor}">'
        f'<a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr{indent} algn="{place.align}">{marks}'
        f'<a:defRPr sz="{place.size * 100:.0f}" b="{int(place.is_bold)}"><a:solidFill>{place.colour}</a:solidFill>'
        f'<a:latin typeface="{_font(place)}-lt"/></a:defRPr></a:lvl1pPr></a:lstStyle>'
        f"<a:p>{words}</a:p></p:txBody></p:sp>"
    )


def _font(place: Place) -> str:
    return "+mj" if place.kind in ("title", "ctrTitle") else "+mn"


def _rule() -> str:
    """A thin line of ink above the title, as over a column in print."""
    return (
        '<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="2" name="Rule"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/></p:nvCxnSpPr>'
        f"<p:spPr><a:xfrm>{_offset(MARGIN, 0.34)}{_extent(ROOM, 0)}</a:xfrm>"
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f'<a:ln w="12700"><a:solidFill>{INK}</a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def _block(box: tuple[float, float, float, float]) -> str:
    left, top, width, height = box
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Block"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>'
        f"<a:xfrm>{_offset(left, top)}{_extent(width, height)}</a:xfrm>"
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>{ACCENT}</a:solidFill><a:ln><a:noFill/></a:ln>'
        "</p:spPr></p:sp>"
    )


def _offset(left: float, top: float) -> str:
    return f'<a:off x="{round(left * EMU)}" y="{round(top * EMU)}"/>'


def _extent(width: float, height: float) -> str:
    return f'<a:ext cx="{round(width * EMU)}" cy="{round(height * EMU)}"/>'
