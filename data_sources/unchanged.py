"""Whether what a build has read is still what it took for read: an edition's id names the exports' contents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from data_sources.export_files import ExportFile, changed_while_read, sha256_of, state_of
from data_sources.mistakes import InputMistake

# A file written twice within one tick of the disk's clock shows one time; the coarsest in use (FAT) ticks in 2 seconds.
CLOCK_TICK_NS = 2_000_000_000


@contextmanager
def unchanged(files: Iterable[ExportFile], declared: Path, still_wanted: Callable[[], bool]) -> Iterator[None]:
    """Raises InputMistake on leaving where an export or a declaration is no longer what it was when it was hashed.

    It comes before any other mistake: an export that changes is often first seen as one that makes no sense.
    """
    try:
        yield
    except (InputMistake, duckdb.Error, OSError, ValueError, RuntimeError):
        _require_unchanged(files, declared, still_wanted)
        raise
    _require_unchanged(files, declared, still_wanted)


def _require_unchanged(files: Iterable[ExportFile], declared: Path, still_wanted: Callable[[], bool]) -> None:
    for file in files:
        try:
            stays = is_same(file)
        except FileNotFoundError:
            raise changed_while_read(file.path, "is gone") from None
        if not stays:
            raise changed_while_read(file.path, "holds something else than a moment ago")
    try:
        stays = still_wanted()
    except FileNotFoundError:
        stays = False
    if not stays:
        raise changed_while_read(declared, "holds another company.toml or sources.toml than a moment ago")


def is_same(file: ExportFile) -> bool:
    """By what the system says where that proves it; by the content where the file was touched, or written just now."""
    was_settled = file.looked_at_ns - file.state.changed_ns > CLOCK_TICK_NS
    return (was_settled and state_of(file.path) == file.state) or sha256_of(file.path) == file.sha256
