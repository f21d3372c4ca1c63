"""The editions of a workspace, newest first, each with what went in and what tells it apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from data_sources.mistakes import InputMistake
from data_sources.opened_edition import edition_open
from data_sources.reconciliation import day_or_none
from data_sources.workspace import Workspace
from queries.run import Edition, EditionTooOld

UNKNOWN = "unknown"


@dataclass(frozen=True)
class DepartmentIn:
    """What one department's exports brought; `rows` were accepted into the record. An empty name: no department's."""

    department: str
    exports: int
    rows: int


@dataclass(frozen=True)
class ListedEdition:
    """`declared_by` pairs each declaring file with its content's hash; `damage` says why a file cannot be opened."""

    edition_id: str
    built_at: datetime
    as_of: date | None
    departments: tuple[DepartmentIn, ...]
    declared_by: tuple[tuple[str, str], ...]
    code_version: str
    bytes: int
    is_current: bool
    frozen_names: tuple[str, ...]
    damage: str | None = None

    @property
    def exports(self) -> int:
        return sum(each.exports for each in self.departments)

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.departments)

    @property
    def is_kept(self) -> bool:
        """Whether pruning never deletes it."""
        return self.is_current or bool(self.frozen_names)


def list_editions(workspace: Workspace) -> tuple[ListedEdition, ...]:
    """Every edition at hand, the one built last first; damaged ones too."""
    listed = [each for edition_id in workspace.editions() if (each := _listed(workspace, edition_id))]
    return tuple(sorted(listed, key=lambda each: each.built_at, reverse=True))


def _listed(workspace: Workspace, edition_id: str) -> ListedEdition | None:
    """None where it was pruned meanwhile."""
    path = workspace.edition_path(edition_id)
    standing = (edition_id == workspace.current_id(), workspace.frozen_names(edition_id))
    try:
        size, changed = path.stat().st_size, path.stat().st_mtime
    except FileNotFoundError:
        return None
    try:
        with edition_open(path) as edition:
            return _described(edition, edition_id, size, standing)
    except (InputMistake, duckdb.Error, EditionTooOld) as error:
        when = datetime.fromtimestamp(changed, UTC).replace(tzinfo=None)
        return ListedEdition(edition_id, when, None, (), (), UNKNOWN, size, *standing, damage=_why(error, path))


def _described(edition: Edition, edition_id: str, size: int, standing: tuple[bool, tuple[str, ...]]) -> ListedEdition:
    company = edition.company
    brought = edition.run("edition/departments").frame
    return ListedEdition(
        edition_id,
        company["built_at"].to_pydatetime(),  # type: ignore[attr-defined]
        day_or_none(company["as_of"]),
        tuple(
            DepartmentIn(str(department), int(exports), int(accepted))
            for department, exports, accepted in brought[["department", "exports", "accepted"]].to_numpy()
        ),
        _declared_by(edition),
        str(company["code_version"]),
        size,
        *standing,
    )


def _declared_by(edition: Edition) -> tuple[tuple[str, str], ...]:
    try:
        files = edition.run("edition/declarations").frame
    except EditionTooOld:
        return ()  # it was built before editions kept this
    return tuple(zip(files["file"].astype(str), files["sha256"].astype(str), strict=True))


def _why(error: Exception, path: Path) -> str:
    if isinstance(error, InputMistake):
        return error.found
    if isinstance(error, EditionTooOld):
        return f"{path.name} was built by another version, which kept its figures in other tables."
    return f"{path.name} is damaged: {str(error).splitlines()[0]}"
