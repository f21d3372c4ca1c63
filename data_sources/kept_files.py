"""What one build keeps for the next: files found by what they were made from, and never trusted when damaged.

They may be deleted at any time; the next build then makes them again.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from platform import python_version

from data_sources.edition_id import code_version
from data_sources.export_files import sha256_of

KEPT_FOLDER = ".kept"
WRITING = ".writing-"
NAME_LENGTH = 32  # of 64 hexadecimal digits: by chance, two names meet in none of 10^19 builds
READ_WITH = ("duckdb", "python-calamine")  # what turns exports into values besides the code of this program


def name_of(*parts: str) -> str:
    """One name for everything that something was made from."""
    digest = sha256()
    for part in parts:
        digest.update(f"{len(part)}\0{part}".encode())
    return digest.hexdigest()[:NAME_LENGTH]


@cache
def made_with() -> str:
    """Changes with the code, and with the libraries that read exports."""
    return name_of(code_version(), python_version(), *(version(name) for name in READ_WITH))


class KeptFiles:
    """A folder of kept files, named NAME.CONTENT.KIND: a file whose content does not give its name is damaged."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def find(self, name: str, kind: str) -> Path | None:
        """The whole file of that name and kind; None where there is none."""
        for path in self._there.get((name, kind), ()):
            if _is_whole(path):
                self._used.add(path.name)
                return path
        return None

    def keep(self, name: str, kind: str, write: Callable[[Path], object]) -> Path:
        """The file that `write` makes. It gets its name when it is complete, so that a killed build leaves no part."""
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = self._folder / f"{WRITING}{os.getpid()}.{kind}"
        write(beside)
        path = self._folder / f"{name}.{sha256_of(beside)[:NAME_LENGTH]}.{kind}"
        beside.replace(path)
        self._used.add(path.name)
        return path

    def drop_the_rest(self) -> None:
        """Deletes what this build neither found nor kept. A file that cannot be deleted does no harm."""
        for path in self._folder.iterdir() if self._folder.is_dir() else ():
            if path.name not in self._used:
                with suppress(OSError):
                    path.unlink()

    @cached_property
    def _there(self) -> dict[tuple[str, str], Sequence[Path]]:
        found: dict[tuple[str, str], list[Path]] = {}
        for path in sorted(self._folder.glob("[!.]*.*.*")):
            name, _, kind = path.name.split(".", 2)
            found.setdefault((name, kind), []).append(path)
        return dict(found)


def _is_whole(path: Path) -> bool:
    try:
        return sha256_of(path)[:NAME_LENGTH] == path.name.split(".")[1]
    except OSError:
        return False
