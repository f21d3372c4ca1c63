"""What PowerPoint repairs in a package whose parts are each valid: ids, relationships, content types, charts.

No published list exists; these are the causes that the issue threads of makers of decks name again and again.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATIONSHIPS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
UNIQUE_ID = "{http://schemas.microsoft.com/office/drawing/2014/chart}uniqueId"
MAIN = "ppt/presentation.xml"
# A slide's id stays below this, a master's or layout's begins here (ECMA-376 part 1, 19.7.13 and 19.7.14).
FIRST_OF_MASTERS, FIRST_OF_SLIDES = 2_147_483_648, 256


class Package:
    """Parts by name, parsed where they are XML; relationships of each with their targets."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.names = archive.namelist()
            self.raw = {name: archive.read(name) for name in self.names}
        self.xml = {
            name: etree.fromstring(written)
            for name, written in self.raw.items()
            if name.endswith((".xml", ".rels")) and written
        }

    def relationships(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and target of each, by its id; what leads outside is left out."""
        folder, _, name = part.rpartition("/")
        listed = self.xml.get(f"{folder}/_rels/{name}.rels".lstrip("/"))
        found = (
            {} if listed is None else {each.get("Id"): each for each in listed if each.get("TargetMode") != "External"}
        )
        return {
            key: (each.get("Type").rsplit("/", 1)[-1], _from(folder, each.get("Target"))) for key, each in found.items()
        }

    def of_kind(self, folder: str) -> list[str]:
        return sorted(name for name in self.xml if re.fullmatch(rf"ppt/{folder}/[^/]+\.xml", name))


def _from(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def flaws(content: bytes) -> list[str]:
    """Each in words; none in a package that opens as it is."""
    package = Package(content)
    checks = (_names, _content_types, _reached, _ids_used, _shape_ids, _slide_ids, _sections, _notes, _tables, _charts)
    return list(chain.from_iterable(check(package) for check in checks))


def _names(package: Package) -> Iterator[str]:
    for name, times in Counter(each.lower() for each in package.names).items():
        if times > 1:
            yield f"{name} is in the archive {times} times"


def _content_types(package: Package) -> Iterator[str]:
    listed = package.xml["[Content_Types].xml"]
    endings = [each.get("Extension").lower() for each in listed.iter(f"{TYPES}Default")]
    parts = [each.get("PartName").lstrip("/") for each in listed.iter(f"{TYPES}Override")]
    yield from (f"{name} has {times} content types" for name, times in Counter([*endings, *parts]).items() if times > 1)
    yield from (f"a content type is given for {name}, which is not there" for name in parts if name not in package.raw)
    for name in package.names:
        if name != "[Content_Types].xml" and name not in parts and name.rpartition(".")[2].lower() not in endings:
            yield f"{name} has no content type"
        if name.endswith(".xml") and name.startswith("ppt/") and name not in parts:
            yield f"{name} has no content type of its own"


def _reached(package: Package) -> Iterator[str]:
    """Every part hangs on a chain of relationships that lead somewhere."""
    seen, waiting = {""}, [""]
    while waiting:
        part = waiting.pop()
        for kind, target in package.relationships(part).values():
            if target not in package.raw:
                yield f"{part or 'the package'} leads to {target} ({kind}), which is not there"
            elif target not in seen:
                seen.add(target)
                waiting.append(target)
    lost = {name for name in package.names if not name.endswith(".rels") and name != "[Content_Types].xml"} - seen
    yield from (f"nothing leads to {name}" for name in sorted(lost))


def _ids_used(package: Package) -> Iterator[str]:
    for name, root in package.xml.items():
        if name.endswith(".rels") or not name.startswith("ppt/"):
            continue
        known = package.xml.get(posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels"))
        ids = set() if known is None else {each.get("Id") for each in known}
        used = {value for each in root.iter() for key, value in each.attrib.items() if key.startswith(RELATIONSHIPS)}
        yield from (f"{name} uses {each}, which is no relationship of it" for each in sorted(used - ids - {""}))


def _shape_ids(package: Package) -> Iterator[str]:
    for name in chain.from_iterable(map(package.of_kind, ("slides", "slideLayouts", "slideMasters", "notesSlides"))):
        ids = [each.get("id") for each in package.xml[name].iter("{*}cNvPr")]
        yield from (f"{name}: {times} shapes have the id {each}" for each, times in Counter(ids).items() if times > 1)
        yield from (f"{name}: a shape has the id {each}" for each in ids if int(each) < 1)
        places = [each.get("idx", "0") for each in package.xml[name].iter(f"{P}ph") if each.get("idx")]
        yield from (f"{name}: placeholder {each} stands twice" for each, times in Counter(places).items() if times > 1)


def _slide_ids(package: Package) -> Iterator[str]:
    main = package.xml[MAIN]
    slides = [int(each.get("id")) for each in main.iter(f"{P}sldId")]
    masters = [int(each.get("id")) for each in main.iter(f"{P}sldMasterId")]
    masters += [
        int(i.get("id")) for name in package.of_kind("slideMasters") for i in package.xml[name].iter(f"{P}sldLayoutId")
    ]
    for kind, ids in (("slide", slides), ("master or layout", masters)):
        yield from (f"the {kind} id {each} is given {times} times" for each, times in Counter(ids).items() if times > 1)
    yield from (
        f"the slide id {each} is out of range" for each in slides if not FIRST_OF_SLIDES <= each < FIRST_OF_MASTERS
    )
    yield from (f"the master id {each} is out of range" for each in masters if each < FIRST_OF_MASTERS)
    linked = [target for kind, target in package.relationships(MAIN).values() if kind == "slide"]
    if sorted(linked) != package.of_kind("slides") or len(slides) != len(linked):
        yield f"{len(slides)} slides are listed, {len(linked)} linked, {len(package.of_kind('slides'))} there"
    for name in package.of_kind("slides"):
        kinds = Counter(kind for kind, _ in package.relationships(name).values())
        if kinds["slideLayout"] != 1:
            yield f"{name} has {kinds['slideLayout']} layouts"


def _sections(package: Package) -> Iterator[str]:
    main = package.xml[MAIN]
    slides = sorted(each.get("id") for each in main.iter(f"{P}sldId"))
    lists = list(main.iter(f"{P14}sectionLst"))
    if len(lists) > 1:
        yield f"{len(lists)} lists of sections"
    if lists and sorted(each.get("id") for each in lists[0].iter(f"{P14}sldId")) != slides:
        yield "the sections do not hold every slide once"
    ids = [each.get("id") for each in main.iter(f"{P14}section")]
    yield from (f"{times} sections have the id {each}" for each, times in Counter(ids).items() if times > 1)


def _notes(package: Package) -> Iterator[str]:
    for name in package.of_kind("notesSlides"):
        back = dict(package.relationships(name).values())
        there = [
            target for kind, target in package.relationships(back.get("slide", "")).values() if kind == "notesSlide"
        ]
        if there != [name] or "notesMaster" not in back:
            yield f"{name} and its slide do not lead to each other, or it has no master"


def _tables(package: Package) -> Iterator[str]:
    for name in package.of_kind("slides"):
        for table in package.xml[name].iter("{*}tbl"):
            columns = len(table.findall("{*}tblGrid/{*}gridCol"))
            uneven = [row for row in table.findall("{*}tr") if len(row.findall("{*}tc")) != columns]
            if uneven:
                yield f"{name}: {len(uneven)} rows of a table have not {columns} cells"


def _charts(package: Package) -> Iterator[str]:
    for name in package.of_kind("charts"):
        chart = package.xml[name]
        yield from (f"{name}: {each}" for each in chain(_series(chart), _axes(chart), _points(chart)))
        books = [target for kind, target in package.relationships(name).values() if kind == "package"]
        if len(books) != 1 or chart.find(f"{C}externalData") is None:
            yield f"{name} has {len(books)} workbooks behind it"
        else:
            yield from (f"{name}: {each}" for each in _ranges(chart, package.raw[books[0]]))


def _series(chart: Any) -> Iterator[str]:
    for kind in ("idx", "order"):
        values = [each.find(f"{C}{kind}").get("val") for each in chart.iter(f"{C}ser")]
        yield from (f"{times} series have the {kind} {each}" for each, times in Counter(values).items() if times > 1)
    ids = [each.get("val") for each in chart.iter(UNIQUE_ID)]
    yield from (f"{times} series or points have the id {each}" for each, times in Counter(ids).items() if times > 1)


def _axes(chart: Any) -> Iterator[str]:
    area = chart.find(f".//{C}plotArea")
    axes = {
        each.find(f"{C}axId").get("val"): each.find(f"{C}crossAx").get("val")
        for each in area
        if each.tag.endswith("Ax")
    }
    used = [tuple(i.get("val") for i in each.findall(f"{C}axId")) for each in area if each.tag.endswith("Chart")]
    for pair in used:
        if len(pair) not in (0, 2) or not set(pair) <= axes.keys():
            yield f"a plot uses the axes {pair} of {sorted(axes)}"
    yield from (f"axis {one} crosses {other}" for one, other in axes.items() if axes.get(other) != one)
    if axes.keys() - set(chain.from_iterable(used)):
        yield "an axis belongs to no plot"
    kinds = Counter((each.tag, each.find(f"{C}axPos").get("val")) for each in area if each.tag.endswith("Ax"))
    if sum(kinds.values()) > 4:
        yield f"{sum(kinds.values())} axes, at most four can be"


def _points(chart: Any) -> Iterator[str]:
    for cache in chain(chart.iter(f"{C}numCache"), chart.iter(f"{C}strCache")):
        places = [int(each.get("idx")) for each in cache.findall(f"{C}pt")]
        count = int(cache.find(f"{C}ptCount").get("val"))
        if places != sorted(set(places)) or any(each >= count for each in places):
            yield f"points {places} of {count}"
        for value in cache.findall(f"{C}pt/{C}v") if cache.tag == f"{C}numCache" else ():
            if not re.fullmatch(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", value.text or ""):
                yield f"a point has the value {value.text!r}"
    for group in chart.iter(f"{C}dLbls"):
        places = [int(each.find(f"{C}idx").get("val")) for each in group.findall(f"{C}dLbl")]
        if places != sorted(set(places)):
            yield f"labels of the points {places}"


def _ranges(chart: Any, workbook: bytes) -> Iterator[str]:
    """What is shown is what the workbook behind it holds, cell by cell."""
    book = load_workbook(io.BytesIO(workbook), data_only=True)
    for reference in chain(chart.iter(f"{C}numRef"), chart.iter(f"{C}strRef")):
        sheet, _, cells = reference.find(f"{C}f").text.rpartition("!")
        left, top, right, bottom = range_boundaries(cells.replace("$", ""))
        held = [
            cell for row in book[sheet.strip("'")].iter_rows(top, bottom, left, right, values_only=True) for cell in row
        ]
        cache = next(iter(reference.findall(f"{C}numCache") + reference.findall(f"{C}strCache")))
        shown = {int(each.get("idx")): each.find(f"{C}v").text for each in cache.findall(f"{C}pt")}
        if int(cache.find(f"{C}ptCount").get("val")) != len(held):
            yield f"{cells} has {len(held)} cells, {cache.find(f'{C}ptCount').get('val')} are shown"
        elif [_as_text(cell) for cell in held] != [_as_text(shown.get(i)) for i in range(len(held))]:
            yield f"{cells} holds {held}, shown is {shown}"


def _as_text(cell: Any) -> Any:
    try:
        return float(cell)
    except (TypeError, ValueError):
        return str(cell or "")
