"""Editions that nobody keeps, deleted by command and never otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from data_sources.listed_editions import ListedEdition, list_editions
from data_sources.mistakes import InputMistake
from data_sources.one_build import one_build_at_a_time
from data_sources.told_folder import drop_told
from data_sources.workspace import Workspace


@dataclass(frozen=True)
class Pruned:
    """What was deleted, or would be; `locked` could not be, with the reason that the system gave."""

    deleted: tuple[ListedEdition, ...]
    kept: tuple[ListedEdition, ...]
    locked: tuple[tuple[str, str], ...]

    @property
    def bytes_freed(self) -> int:
        return sum(each.bytes for each in self.deleted)


def prune_editions(
    workspace: Workspace, keep: int = 0, older_than_days: int | None = None, dry: bool = False
) -> Pruned:
    """Deletes editions that are neither current nor frozen, but the `keep` newest of them and those not old enough.

    Who is reading one keeps on reading it. Waits for a build that is running: it may be about to use one again.
    """
    _refuse_nonsense(keep, older_than_days)
    with one_build_at_a_time(workspace.editions_folder, lambda step: None), workspace.names_held():
        listed = list_editions(workspace)
        wanted = _to_delete(listed, keep, older_than_days)
        deleted, locked = [], []
        for each in wanted:
            refusal = None if dry else _delete(workspace, each)
            if refusal:
                locked.append((each.edition_id, refusal))
            else:
                deleted.append(each)
    kept = tuple(each for each in listed if each not in deleted)
    return Pruned(tuple(deleted), kept, tuple(locked))


def _to_delete(listed: tuple[ListedEdition, ...], keep: int, older_than_days: int | None) -> list[ListedEdition]:
    spare = [each for each in listed if not each.is_kept][keep:]
    if older_than_days is None:
        return spare
    day = datetime.now(UTC).replace(tzinfo=None) - timedelta(days=older_than_days)
    return [each for each in spare if each.built_at < day]


def _delete(workspace: Workspace, edition: ListedEdition) -> str | None:
    """None when it is gone; else why not: some systems lock a file that is being read."""
    try:
        workspace.edition_path(edition.edition_id).unlink(missing_ok=True)
        drop_told(workspace.edition_path(edition.edition_id))
    except OSError as error:
        return f"{error.strerror or error}; a program that has it open must let go of it first"
    return None


def _refuse_nonsense(keep: int, older_than_days: int | None) -> None:
    for option, number in (("--keep", keep), ("--older-than", older_than_days)):
        if number is not None and number < 0:
            raise InputMistake(
                f"{option} {number} is below nought.",
                "A whole number, 0 or more.",
                "A sign too many.",
                f"The number after {option}.",
            )
