"""What lies in a workspace and what is known of it: which source takes each export, and what no edition has yet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data_sources.arrivals import Arrivals, arrivals
from data_sources.declarations import COMPANY_FILE, SOURCES_FILE, Company, Source, read_company, read_sources
from data_sources.edition_id import declarations_of
from data_sources.issue_catalogue import ISSUES_FILE
from data_sources.matching import matches
from data_sources.opened_edition import edition_open
from data_sources.workspace import Workspace


@dataclass(frozen=True)
class LyingExport:
    """`sources` are the names of those that take it; `is_new`: no such content is in the current edition."""

    path: str
    folder: str
    bytes: int
    sources: tuple[str, ...]
    is_new: bool


@dataclass(frozen=True)
class Inventory:
    """`company` is None where company.toml is not written yet; `is_built`: the current edition is of all this."""

    exports: tuple[LyingExport, ...]
    left_aside: tuple[str, ...]
    company: Company | None
    sources: tuple[Source, ...]
    has_edition: bool
    is_built: bool

    @property
    def undeclared(self) -> tuple[LyingExport, ...]:
        return tuple(each for each in self.exports if not each.sources)

    @property
    def new(self) -> tuple[LyingExport, ...]:
        return tuple(each for each in self.exports if each.is_new)


def take_inventory(workspace: Workspace) -> Inventory:
    """Reads the exports' contents, to know them again: keep the result while `state_of` and the current edition stay.

    Raises InputMistake where a declaration cannot be read; no export and no declaration are no mistake here.
    """
    sources = declared_sources(workspace)
    company = read_company(workspace.folder) if (workspace.folder / COMPANY_FILE).is_file() else None
    found = arrivals(workspace) if any(_files(workspace.exports_folder)) else Arrivals((), (), ())
    known, declarations = _in_the_edition(workspace)
    exports = tuple(
        LyingExport(
            path,
            file.department,
            file.path.stat().st_size,
            tuple(source.name for source in sources if matches(path, source.match)),
            known.get(path) != file.sha256,
        )
        for path, file in zip(found.paths, found.files, strict=True)
    )
    is_built = (
        bool(exports)
        and not any(each.is_new for each in exports)
        and set(known) == set(found.paths)
        and declarations == declarations_of(workspace.folder)
    )
    aside = tuple(note.message for note in found.notes)
    return Inventory(exports, aside, company, sources, workspace.current_edition() is not None, is_built)


def declared_sources(workspace: Workspace) -> tuple[Source, ...]:
    """The sources of sources.toml; none where the file is missing or declares nothing yet."""
    path = workspace.folder / SOURCES_FILE
    is_begun = path.is_file() and "[[source]]" in path.read_text(encoding="utf-8-sig", errors="replace")
    return read_sources(workspace.folder) if is_begun else ()


def state_of(workspace: Workspace) -> str:
    """Changes whenever an export or a declaration does; opens no export."""
    digest = hashlib.sha256()
    declarations = (workspace.folder / name for name in (COMPANY_FILE, SOURCES_FILE, ISSUES_FILE))
    for path in [*declarations, *_files(workspace.exports_folder)]:
        if path.exists():
            about = path.stat()
            digest.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\0{about.st_ino}\0".encode(errors="replace"))
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    yield from sorted(path for path in folder.rglob("*") if not path.is_dir())


def _in_the_edition(workspace: Workspace) -> tuple[dict[str, str], dict[str, str]]:
    """(path: sha256) of the current edition's exports, and (name: sha256) of its declarations; empty where none is."""
    path = workspace.current_edition()
    if path is None:
        return {}, {}
    with edition_open(path) as edition:
        cursor = edition.connection.cursor()
        exports = cursor.execute("select path, sha256 from intake.export").fetchall()
        # An edition of an older version does not say what declared it: it counts as one of other declarations.
        asked = "select count(*) from duckdb_tables() where schema_name = 'edition' and table_name = 'declaration'"
        is_said = bool(cursor.execute(asked).fetchall()[0][0])
        said = cursor.execute("select file, sha256 from edition.declaration").fetchall() if is_said else []
    return dict(exports), dict(said)
