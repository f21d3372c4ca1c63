"""Writes assets/slide_template.pptx out of assets/theme.toml, the same to the byte each time.

python -m presentation.slides.house_template
"""

from __future__ import annotations

import io
import zipfile

from presentation.slides.house_layouts import EMU, HEIGHT, LAYOUTS, NAMESPACES, WIDTH, layout_xml, level_xml, master_xml
from presentation.theme import ASSETS, fonts, palette

HOUSE_TEMPLATE = ASSETS / "slide_template.pptx"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument"
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file can name


def house_template() -> bytes:
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _rels(("officeDocument", "ppt/presentation.xml")),
        "ppt/presentation.xml": _presentation(),
        "ppt/_rels/presentation.xml.rels": _rels(
            ("slideMaster", "slideMasters/slideMaster1.xml"),
            ("theme", "theme/theme1.xml"),
            ("presProps", "presProps.xml"),
            ("viewProps", "viewProps.xml"),
            ("tableStyles", "tableStyles.xml"),
        ),
        "ppt/presProps.xml": f"<p:presentationPr {NAMESPACES}/>",
        "ppt/viewProps.xml": f"<p:viewPr {NAMESPACES}/>",
        "ppt/tableStyles.xml": f'<a:tblStyleLst {NAMESPACES} def="{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}"/>',
        "ppt/theme/theme1.xml": _theme(),
        "ppt/slideMasters/slideMaster1.xml": master_xml(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _rels(
            *(("slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i in range(1, len(LAYOUTS) + 1)),
            ("theme", "../theme/theme1.xml"),
        ),
    }
    for i, layout in enumerate(LAYOUTS, start=1):
        parts[f"ppt/slideLayouts/slideLayout{i}.xml"] = layout_xml(layout)
        rels = _rels(("slideMaster", "../slideMasters/slideMaster1.xml"))
        parts[f"ppt/slideLayouts/_rels/slideLayout{i}.xml.rels"] = rels
    return _zipped(parts)


def _zipped(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, LONG_AGO), HEAD + text, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _content_types() -> str:
    pml = f"{TYPE}.presentationml"
    layouts = {f"slideLayouts/slideLayout{i}": f"{pml}.slideLayout+xml" for i in range(1, len(LAYOUTS) + 1)}
    kinds = {
        "presentation": f"{pml}.presentation.main+xml",
        "presProps": f"{pml}.presProps+xml",
        "viewProps": f"{pml}.viewProps+xml",
        "tableStyles": f"{pml}.tableStyles+xml",
        "theme/theme1": f"{TYPE}.theme+xml",
        "slideMasters/slideMaster1": f"{pml}.slideMaster+xml",
        **layouts,
    }
    named = "".join(f'<Override PartName="/ppt/{name}.xml" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _rels(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def _presentation() -> str:
    size = f'<p:sldSz cx="{round(WIDTH * EMU)}" cy="{round(HEIGHT * EMU)}"/>'
    return (
        f'<p:presentation {NAMESPACES} saveSubsetFonts="1" autoCompressPictures="0"><p:sldMasterIdLst>'
        f'<p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>{size}'
        '<p:notesSz cx="6858000" cy="9144000"/><p:defaultTextStyle><a:defPPr><a:defRPr lang="en-GB"/></a:defPPr>'
        f"{level_xml(1, 18, '+mn')}</p:defaultTextStyle></p:presentation>"
    )


def _theme() -> str:
    colours = palette("light")
    _, _, third, fourth, _, fifth = colours.series
    named = {
        "dk1": colours.ink,
        "lt1": colours.paper,
        "dk2": colours.quiet,
        "lt2": colours.panel,
        "accent1": colours.accent,
        "accent2": colours.against,
        "accent3": third,
        "accent4": fourth,
        "accent5": fifth,
        "accent6": colours.context,
        "hlink": colours.accent,
        "folHlink": colours.quiet,
    }
    scheme = "".join(f'<a:{key}><a:srgbClr val="{value[1:].upper()}"/></a:{key}>' for key, value in named.items())
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{family}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, family in (("major", fonts().serif_family), ("minor", fonts().sans_family))
    )
    return (
        f'<a:theme {NAMESPACES} name="Empty Chair"><a:themeElements><a:clrScheme name="Empty Chair">{scheme}'
        f'</a:clrScheme><a:fontScheme name="Empty Chair">{faces}</a:fontScheme>{_formats()}</a:themeElements></a:theme>'
    )


def _formats() -> str:
    """Three steps of everything, as the format asks for; ours are flat."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    lines = "".join(f'<a:ln w="{width}">{fill}<a:prstDash val="solid"/></a:ln>' for width in (6350, 12700, 19050))
    flat = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'<a:fmtScheme name="Flat"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{flat}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
    )


if __name__ == "__main__":
    HOUSE_TEMPLATE.write_bytes(house_template())
