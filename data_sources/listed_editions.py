"""The editions of a workspace, newest first, each with what tells it apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from data_sources.reconciliation import day_or_none
from data_sources.workspace import Workspace
from queries.run import open_edition


@dataclass(frozen=True)
class ListedEdition:
    """`rows` are the rows accepted into the record; `frozen_names` are the names that it keeps."""

    edition_id: str
    built_at: datetime
    as_of: date | None
    exports: int
    rows: int
    is_current: bool
    frozen_names: tuple[str, ...]


def list_editions(workspace: Workspace) -> tuple[ListedEdition, ...]:
    """Every edition at hand, the one built last first."""
    listed = [_listed(workspace, edition_id) for edition_id in workspace.editions()]
    return tuple(sorted(listed, key=lambda each: each.built_at, reverse=True))


def _listed(workspace: Workspace, edition_id: str) -> ListedEdition:
    edition = open_edition(workspace.edition_path(edition_id))
    try:
        company, arrived = edition.company, edition.run("exports/arrivals").frame
    finally:
        edition.connection.close()
    return ListedEdition(
        edition_id,
        company["built_at"].to_pydatetime(),  # type: ignore[attr-defined]
        day_or_none(company["as_of"]),
        len(arrived),
        int(arrived["accepted"].sum()),
        edition_id == workspace.current_id(),
        tuple(name for name, frozen_id in workspace.frozen().items() if frozen_id == edition_id),
    )
