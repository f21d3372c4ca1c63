"""Pages keep answering while editions are published; each answer is of one edition, and the new one is seen at once."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

from data_sources.build import build
from data_sources.workspace import Workspace
from queries.run import open_edition
from tests.data_sources.small_workspace import small_workspace, write

READERS, PUBLISHED = 8, 3
ASKED = ("exports/arrivals", "exports/reconciliation", "edition/table_sizes", "exports/reasons")


def read_one_page(workspace: Workspace) -> tuple[str, int, int]:
    """What a page does: opens the current edition, asks a few queries; its id, and two counts that must agree."""
    path = workspace.current_edition()
    assert path is not None
    edition = open_edition(path)
    frames = {name: edition.run(name).frame for name in ASKED}
    assert str(edition.company["edition_id"]) == path.stem
    sizes = dict(
        zip(frames["edition/table_sizes"]["table_name"], frames["edition/table_sizes"]["row_count"], strict=True)
    )
    edition.connection.close()
    return path.stem, len(frames["exports/arrivals"]), int(sizes["record.feedback"])


def test_readers_see_one_edition_or_the_next_and_never_a_mix(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    workspace, ended = Workspace(folder), Event()
    published = {build(folder).edition_id: (3, 5)}
    seen: set[tuple[str, int, int]] = set()

    def keep_reading() -> int:
        pages = 0
        while not ended.is_set() or not pages:
            seen.add(read_one_page(workspace))
            pages += 1
            ended.wait(0.05)
        return pages

    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(keep_reading) for _ in range(READERS)]
        try:
            for number in range(PUBLISHED):
                answer = f"Case,Customer,Closed,Score,Agent\n{90 + number},A-001,2026-02-10,5,Ann\n"
                write(folder, f"exports/service/follow_up_9{number}.csv", answer)
                report = build(folder)
                published[report.edition_id] = (4 + number, 6 + number)
                began = time.perf_counter()
                assert read_one_page(workspace)[0] == report.edition_id
                assert time.perf_counter() - began < 5.0  # a page's time under load; the new edition is there at once
        finally:
            ended.set()
        assert all(reader.result() for reader in readers)
    assert {(edition_id, *counts) for edition_id, counts in published.items()} >= seen
    assert len(seen) >= 2
