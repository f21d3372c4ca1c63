"""A build that is killed, at whatever moment, leaves the last edition served, and the next build is right."""

from __future__ import annotations

import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from data_sources.build import build
from data_sources.workspace import Workspace
from tests.data_sources.nothing_lost.edition_content import edition_content
from tests.data_sources.nothing_lost.killed_builds import KILLED, killed_builds, moves_of_a_build
from tests.data_sources.small_workspace import small_workspace, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
EVERY_STEP = os.environ.get("EMPTY_CHAIR_PATIENCE") == "long"  # by hand; minutes instead of seconds
PUBLISHING_MOVES = 7  # the last ones: edition and pointer synced and moved, the scratch files deleted
NEW_ANSWER = "Case,Customer,Closed,Score,Agent\n9,A-001,2026-02-12,5,Ann\n"


def grown(folder: Path) -> tuple[Path, str, Path]:
    """A workspace that serves an edition and got a new export; the served id; what an undisturbed build gives."""
    served = build(small_workspace(folder / "company")).edition_id
    write(folder, "company/exports/service/follow_up_3.csv", NEW_ANSWER)
    shutil.copytree(folder / "company", folder / "undisturbed")
    return folder / "company", served, build(folder / "undisturbed").path


def left(folder: Path) -> set[str]:
    return {path.name for path in (folder / "editions").iterdir() if path.name not in (".lock", ".kept")}


def assert_next_build_is_right(folder: Path, served: str, undisturbed: Path) -> None:
    after = build(folder)
    assert after.path.name == undisturbed.name
    assert edition_content(after.path) == edition_content(undisturbed)
    assert left(folder) == {"current", f"{served}.duckdb", after.path.name}


def test_killed_at_any_step(tmp_path: Path) -> None:
    folder, served, undisturbed = grown(tmp_path)
    steps: list[str] = []
    shutil.copytree(folder, tmp_path / "watched")
    build(tmp_path / "watched", lambda step, share: steps.append(step))
    reached = [step for step in dict.fromkeys(steps) if step != "done"]
    tried = reached if EVERY_STEP else [*reached[:5], *reached[5:-2:30], *reached[-2:]]
    ends = killed_builds(*((folder, f"step:{step}") for step in tried))
    assert ends == [(KILLED, served)] * len(tried)
    assert Workspace(folder).editions() == (served,)
    assert_next_build_is_right(folder, served, undisturbed)


def test_killed_before_any_move_of_a_file(tmp_path: Path) -> None:
    folder, served, undisturbed = grown(tmp_path)
    shutil.copytree(folder, tmp_path / "counted")
    moves = moves_of_a_build(tmp_path / "counted")
    assert moves >= 5  # the edition synced and moved, the pointer written, synced and moved
    tried = range(1, moves + 1) if EVERY_STEP else (1, *range(moves - PUBLISHING_MOVES, moves + 1, 2))
    besides = [shutil.copytree(folder, tmp_path / f"killed_{move}") for move in tried]
    ends = killed_builds(*((beside, f"move:{move}") for move, beside in zip(tried, besides, strict=True)))
    # From the moment at which the pointer is replaced, the new edition is the one that is served.
    assert ends == sorted(ends, key=lambda end: end[1] != served)
    assert set(ends) == {(KILLED, served), (KILLED, undisturbed.stem)}
    for beside in besides:
        assert edition_content(Workspace(beside).edition("current"))
        assert_next_build_is_right(beside, served, undisturbed)


def test_killed_at_random_moments(tmp_path: Path) -> None:
    folder, served, undisturbed = grown(tmp_path)
    moments = random.Random(28)
    points = [f"after:{moments.uniform(0.0, 1.2):.3f}" for _ in range(40 if EVERY_STEP else 6)]
    for status, current in killed_builds(*((folder, point) for point in points)):
        assert status in (KILLED, 0)
        assert current in (served, undisturbed.stem)
    served_now = Workspace(folder).current_edition()
    assert served_now is not None and edition_content(served_now)
    assert_next_build_is_right(folder, served, undisturbed)


def test_killed_in_the_first_build_of_all(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path / "company")
    shutil.copytree(folder, tmp_path / "undisturbed")
    assert killed_builds((folder, "step:record"), (folder, "step:publishing")) == [(KILLED, "")] * 2
    assert (Workspace(folder).current_edition(), Workspace(folder).editions()) == (None, ())
    assert edition_content(build(folder).path) == edition_content(build(tmp_path / "undisturbed").path)
