"""The id of an edition: the same inputs and code give the same id, whenever and wherever they are built."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from data_sources.declarations import COMPANY_FILE, SOURCES_FILE
from data_sources.issue_catalogue import ISSUES_FILE

ID_LENGTH = 12  # of 64 hexadecimal digits: a million editions share an id with a chance of 1 in 500
CODE_SUFFIXES = {".py", ".sql", ".txt", ".toml"}
ROOT = Path(__file__).parents[1]
# What the words of customers are read as is part of an edition, so what reads them is part of its code.
BUILDING = ("data_sources", "queries", "analysis/voice")


def edition_id(workspace: Path, exports: Iterable[tuple[str, str]], missing: Iterable[str] = ()) -> str:
    """From the exports' (path, sha256), the declarations and the code; never from times.

    `missing` says what lay there and could not be read: with it, the edition is another one than without.
    """
    digest = sha256()
    for content in declarations_of(workspace).values():
        digest.update(bytes.fromhex(content))
    for path, content in sorted(exports):
        digest.update(f"{path}\0{content}\0".encode())
    for each in sorted(missing):
        digest.update(f"{each}\0".encode())
    digest.update(code_version().encode())
    return digest.hexdigest()[:ID_LENGTH]


def declarations_of(workspace: Path) -> dict[str, str]:
    """(name: sha256) of the files that declare the workspace, of those that are there."""
    paths = (workspace / name for name in (COMPANY_FILE, SOURCES_FILE, ISSUES_FILE))
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in paths if path.is_file()}


@cache
def code_version() -> str:
    """Changes with the text of the code that builds editions."""
    digest = sha256()
    for path in sorted(path for folder in BUILDING for path in (ROOT / folder).rglob("*")):
        if path.suffix in CODE_SUFFIXES and path.is_file():
            # Line ends as Git checks them out differ between systems; the code does not.
            text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
            digest.update(f"{path.relative_to(ROOT).as_posix()}\0{text}\0".encode())
    return digest.hexdigest()[:ID_LENGTH]
