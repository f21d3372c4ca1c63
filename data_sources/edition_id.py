"""The id of an edition: the same inputs and code give the same id, whenever and wherever they are built."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from data_sources.declarations import COMPANY_FILE, SOURCES_FILE

ID_LENGTH = 12  # of 64 hexadecimal digits: a million editions share an id with a chance of 1 in 500
CODE_SUFFIXES = {".py", ".sql", ".txt", ".toml"}
ROOT = Path(__file__).parents[1]


def edition_id(workspace: Path, exports: Iterable[tuple[str, str]], missing: Iterable[str] = ()) -> str:
    """From the exports' (path, sha256), the two declarations and the code; never from times.

    `missing` says what lay there and could not be read: with it, the edition is another one than without.
    """
    digest = sha256()
    for name in (COMPANY_FILE, SOURCES_FILE):
        digest.update(sha256((workspace / name).read_bytes()).digest())
    for path, content in sorted(exports):
        digest.update(f"{path}\0{content}\0".encode())
    for each in sorted(missing):
        digest.update(f"{each}\0".encode())
    digest.update(code_version().encode())
    return digest.hexdigest()[:ID_LENGTH]


@cache
def code_version() -> str:
    """Changes with the code that builds editions: the text of data_sources/ and queries/."""
    digest = sha256()
    for path in sorted(path for folder in ("data_sources", "queries") for path in (ROOT / folder).rglob("*")):
        if path.suffix in CODE_SUFFIXES and path.is_file():
            # Line ends as Git checks them out differ between systems; the code does not.
            text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
            digest.update(f"{path.relative_to(ROOT).as_posix()}\0{text}\0".encode())
    return digest.hexdigest()[:ID_LENGTH]
