"""The edition that a board saw last time: the latest frozen one of an earlier day, else the latest built."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from data_sources.listed_editions import list_editions
from data_sources.workspace import Workspace


@dataclass(frozen=True)
class PathBefore:
    """`frozen_as` is the name that the edition was kept under; None where nobody kept it."""

    path: Path
    frozen_as: str | None


def path_before(workspace: Workspace, edition_id: str) -> PathBefore | None:
    """None where no edition of this workspace ends on an earlier day."""
    listed = {each.edition_id: each for each in list_editions(workspace)}
    own = listed.get(edition_id)
    if own is None or own.as_of is None:
        return None
    earlier = [each for each in listed.values() if each.damage is None and each.as_of and each.as_of < own.as_of]
    if not earlier:
        return None
    last = max(earlier, key=lambda each: (bool(each.frozen_names), each.as_of, each.built_at))
    return PathBefore(workspace.edition_path(last.edition_id), next(iter(last.frozen_names), None))
