"""An edition appears all at once or not at all, beside the one that is being served."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from data_sources.memory_limit import limit_memory
from data_sources.reconciliation import read_report
from data_sources.workspace import Workspace, replace_text
from queries.run import NOTHING_FETCHED, EditionTooOld

BUILDING = ".building-"  # the edition that grows, and what a build puts aside when memory is short
LEFTOVERS = (BUILDING, ".current-")  # and the pointer, half written
# What is unfinished when the power goes is thrown away, so that no statement waits for the disk: publish does, once.
HURRIED: dict[str, str | int | float | list[str]] = {**NOTHING_FETCHED, "fsync_mode": "NONE"}


@dataclass(frozen=True)
class Unfinished:
    """A connection whose default database becomes the edition, with the scratch database attached as `landing`."""

    connection: duckdb.DuckDBPyConnection
    path: Path


@contextmanager
def unfinished_edition(workspace: Workspace) -> Iterator[Unfinished]:
    """A new file to build in, under the lock of one_build_at_a_time; what it leaves behind is cleared away."""
    path = workspace.editions_folder / f"{BUILDING}{os.getpid()}.duckdb"
    connection = duckdb.connect(str(path), config={**HURRIED, "temp_directory": str(path.with_suffix(".spill"))})
    try:
        limit_memory(connection)
        # In memory: to compress rows for a file that is read once takes three times as long as to read the export.
        connection.execute("attach ':memory:' as landing")
        yield Unfinished(connection, path)
    finally:
        connection.close()
        clear_leftovers(workspace)


def publish(workspace: Workspace, unfinished: Unfinished, edition_id: str) -> Path:
    """Moves the finished file to its place and makes it current. Readers see the old edition or the new."""
    unfinished.connection.execute("checkpoint")
    unfinished.connection.close()
    _sync(unfinished.path)
    target = workspace.edition_path(edition_id)
    unfinished.path.replace(target)
    make_current(workspace, edition_id)
    return target


def make_current(workspace: Workspace, edition_id: str) -> None:
    """Points editions/current at an edition."""
    _sync(workspace.editions_folder)  # the edition lies there for good before anything names it
    if workspace.current_id() != edition_id:
        replace_text(workspace.editions_folder / "current", edition_id)
        _sync(workspace.editions_folder)


def is_whole(path: Path) -> bool:
    """Whether an edition lies there, opens, and is the one that its name says: no file that was cut off or replaced."""
    if not path.is_file():
        return False
    try:
        return read_report(path).edition_id == path.stem and _has_all_blocks(path)
    except (duckdb.Error, EditionTooOld):
        return False


def _has_all_blocks(path: Path) -> bool:
    """Whether the file is as long as it says; a block that was garbled within is found when it is read."""
    with duckdb.connect(str(path), read_only=True, config=dict(NOTHING_FETCHED)) as connection:
        said = connection.execute("select total_blocks * block_size from pragma_database_size()").fetchall()
    return path.stat().st_size >= int(said[0][0])


def clear_leftovers(workspace: Workspace) -> None:
    """Deletes what a killed build left behind. Under the lock: it takes every unfinished file for a leftover."""
    for left in (each for kind in LEFTOVERS for each in workspace.editions_folder.glob(f"{kind}*")):
        if left.is_dir():
            for file in left.iterdir():
                file.unlink()
            left.rmdir()
        else:
            left.unlink()


def _sync(path: Path) -> None:
    if os.name == "nt" and path.is_dir():
        return  # Windows opens no folders; its rename is durable by itself
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
