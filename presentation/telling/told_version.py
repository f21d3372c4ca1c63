"""The version of the code that tells and draws: what another version told is told anew."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[2]
TELLING = ("analysis", "queries", "presentation", "assets")
SUFFIXES = {".py", ".sql", ".toml"}
VERSION_LENGTH = 12


@cache
def told_version() -> str:
    digest = sha256()
    for path in sorted(path for folder in TELLING for path in (ROOT / folder).rglob("*")):
        if path.suffix in SUFFIXES:
            text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
            digest.update(f"{path.relative_to(ROOT).as_posix()}\0{text}\0".encode())
    return digest.hexdigest()[:VERSION_LENGTH]
