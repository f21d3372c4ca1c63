"""A template's file as PowerPoint's package: what is no presentation is refused, a .potx becomes a .pptx."""

from __future__ import annotations

import io
import zipfile
from zlib import error as BrokenStream

from data_sources.mistakes import InputMistake

CONTENT_TYPES = "[Content_Types].xml"
MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
PRESENTATION = MAIN.format("presentation").encode()
# A template and a slide show are presentations under another name.
OTHER_NAMES = tuple(MAIN.format(kind).encode() for kind in ("template", "slideshow"))
MACROS = b".macroEnabled.main+xml"
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"  # .ppt of before 2007, and any file with a password
MOST_UNPACKED = 300 * 1024 * 1024  # bytes; a template with photographs has a tenth of it
SAVE_AS = "Open it in PowerPoint and save it as “PowerPoint Presentation (.pptx)”, then choose that file."


def as_presentation(content: bytes) -> bytes:
    """The package with the content type of a presentation."""
    parts = _unpacked(content)
    types = parts[CONTENT_TYPES]
    if MACROS in types:
        raise no_template("a presentation with macros", "It was saved as .pptm or .potm.")
    if PRESENTATION in types:
        return content
    for name in OTHER_NAMES:
        if name in types:
            return _packed({**parts, CONTENT_TYPES: types.replace(name, PRESENTATION)})
    raise no_template("a file of another kind", "A document or a workbook was chosen, or its ending was changed.")


def _unpacked(content: bytes) -> dict[str, bytes]:
    if content.startswith(OLD_OR_LOCKED):
        raise no_template("an old .ppt, or a file with a password", "It was saved before 2007, or it is protected.")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(each.file_size for each in package.infolist()) > MOST_UNPACKED:
                raise no_template("more than 300 MB unpacked", "It holds films or very large pictures.")
            parts = {name: package.read(name) for name in package.namelist()}
    except (zipfile.BadZipFile, BrokenStream, NotImplementedError, RuntimeError, EOFError) as broken:
        raise no_template("no PowerPoint file", "It is of another kind, or was cut short on its way.") from broken
    if CONTENT_TYPES not in parts:
        raise no_template("no PowerPoint file", "It is an archive of another kind.")
    return parts


def _packed(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return held.getvalue()


def no_template(found: str, cause: str) -> InputMistake:
    return InputMistake(found, "a slide template, .pptx or .potx", cause, SAVE_AS)
