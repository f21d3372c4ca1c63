"""A server with a process that tells: who asks is answered, what is told is kept, and no process is left over."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlparse

import pytest

from data_sources.told_folder import TOLD
from data_sources.told_later import TELLERS
from tests.benchmarks.reader import Shown, reader_at
from tests.pages.server import served

STORY = "customer-stories"


async def two_ask_the_same(port: int) -> list[Shown]:
    readers = [await reader_at(port), await reader_at(port)]
    try:
        return list(await asyncio.gather(*(each.open(STORY) for each in readers)))
    finally:
        for each in readers:
            await each.socket.close()


async def one_changes_their_mind(port: int) -> Shown:
    """Asks for a view that nobody has seen, and for the usual one before it can be there."""
    reader = await reader_at(port)
    await reader.open(STORY)
    asked = asyncio.create_task(reader.choose(segment=reader.filters["segment"][1][1], by=reader.filters["by"][1][2]))
    await asyncio.sleep(0.05)
    asked.cancel()
    with suppress(asyncio.CancelledError):
        await asked
    try:
        return await reader.choose()
    finally:
        await reader.socket.close()


def test_readers_are_answered_by_a_process_that_tells(over_the_sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TELLERS, "1")
    with served(over_the_sample) as address:
        port = int(urlparse(address).port or 0)
        seen = asyncio.run(two_ask_the_same(port))
        again = asyncio.run(one_changes_their_mind(port))
    assert [each.error for each in (*seen, again)] == [None, None, None]
    assert all(each.bytes > 10_000 for each in (*seen, again))
    told = [each.name for each in (over_the_sample / "editions" / TOLD).glob(f"*/{STORY}-*.story")]
    assert len(told) >= 1
    assert not _tellers_of(over_the_sample)


def _tellers_of(workspace: Path) -> list[str]:
    """Processes that tell and were started over this workspace, five seconds after the server's end at most."""
    for _ in range(50):
        found = [each.parent.name for each in Path("/proc").glob("[0-9]*/environ") if _tells_over(each, workspace)]
        if not found:
            return []
        time.sleep(0.1)
    return found


def _tells_over(environment: Path, workspace: Path) -> bool:
    try:
        command = environment.with_name("cmdline").read_bytes()
        return b"presentation.telling" in command and str(workspace).encode() in environment.read_bytes()
    except OSError:
        return False
