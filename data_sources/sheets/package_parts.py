"""Which part of an XLSX or XLSB package holds which sheet."""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

# What reading a damaged ZIP, or one of a kind that Python does not know, may give rise to.
BROKEN_PACKAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    RuntimeError,
    LookupError,
    ValueError,
    EOFError,
    OSError,
)
CHUNK_BYTES = 1 << 20
OVERLAP_BYTES = 4096  # longer than a tag with its value


def is_package(path: Path) -> bool:
    """Whether the file is a ZIP from its first byte on: an XLS may hold a ZIP, and is none."""
    with path.open("rb") as file:
        return file.read(2) == b"PK" and zipfile.is_zipfile(path)


def related_parts(package: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that a part refers to, by the id of the relation."""
    folder, name = posixpath.split(part)
    found = {}
    for relation in ElementTree.fromstring(package.read(f"{folder}/_rels/{name}.rels")):
        target = relation.get("Target", "")
        found[relation.get("Id", "")] = (
            target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
        )
    return found


def overlapping_pieces(package: zipfile.ZipFile, part: str) -> Iterator[tuple[bytes, int]]:
    """The part in pieces, each with how many of its first bytes the one before had too, so that no tag is cut."""
    kept = b""
    with package.open(part) as file:
        while chunk := file.read(CHUNK_BYTES):
            yield kept + chunk, len(kept)
            kept = (kept + chunk)[-OVERLAP_BYTES:]
