"""An edition names the contents of its exports by their hashes: none is made of one that changed meanwhile."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from data_sources.build import build
from data_sources.mistakes import InputMistake
from data_sources.workspace import Workspace
from tests.data_sources.nothing_lost.edition_content import edition_content
from tests.data_sources.small_workspace import COMPANY, FOLLOW_UP_2, SOURCES, small_workspace, write

FOLLOWED = "exports/service/follow_up_2.csv"
ANSWER = "7,A-001,2026-02-12,5,Ann\n"


def appended(folder: Path) -> None:
    with (folder / FOLLOWED).open("a", encoding="utf-8") as file:
        file.write(ANSWER)


def saved_anew(folder: Path) -> None:
    """As editors save: another file takes the name; of the same length and, as far as the clock shows, the same age."""
    beside = write(folder, "beside.csv", FOLLOW_UP_2.replace("Ben", "Bob"))
    was = (folder / FOLLOWED).stat()
    os.utime(beside, ns=(was.st_atime_ns, was.st_mtime_ns))
    beside.replace(folder / FOLLOWED)


def cut_off(folder: Path) -> None:
    os.truncate(folder / FOLLOWED, 10)


def taken_away(folder: Path) -> None:
    (folder / FOLLOWED).unlink()


def folder_taken_away(folder: Path) -> None:
    shutil.rmtree(folder / "exports/service")


def other_company(folder: Path) -> None:
    write(folder, "company.toml", COMPANY.replace("Small", "Another"))


def other_sources(folder: Path) -> None:
    write(folder, "sources.toml", SOURCES.replace('"csat"', '"nps"'))


CHANGES = [appended, saved_anew, cut_off, taken_away, folder_taken_away, other_company, other_sources]


def at(step: str, change: Callable[[Path], None], folder: Path) -> Callable[[str, float], None]:
    """Progress that makes the change when the build comes to that step, once."""
    left = [change]

    def tell(told: str, share: float) -> None:
        if left and told.startswith(step):
            left.pop()(folder)

    return tell


@pytest.mark.parametrize("change", CHANGES)
def test_an_input_that_changes_while_it_is_read_stops_the_build(tmp_path: Path, change: Callable[[Path], None]) -> None:
    folder = small_workspace(tmp_path)
    with pytest.raises(InputMistake, match="changed while it was read") as stopped:
        build(folder, at("follow_up: service/follow_up_2", change, folder))
    assert "build again" in stopped.value.edit
    assert Workspace(folder).editions() == ()


def test_the_next_build_takes_what_it_changed_to(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path / "company")
    with pytest.raises(InputMistake, match="changed while it was read"):
        build(folder, at("record", appended, folder))
    beside = shutil.copytree(folder, tmp_path / "beside", ignore=lambda *_: ["editions"])
    assert edition_content(build(folder).path) == edition_content(build(beside).path)


def test_an_export_that_is_only_touched_stops_nothing(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    assert build(folder, at("record", lambda _: (folder / FOLLOWED).touch(), folder)).tables["record.feedback"] == 5


def test_an_export_that_comes_meanwhile_is_in_the_next_edition(tmp_path: Path) -> None:
    folder = small_workspace(tmp_path)
    header = FOLLOW_UP_2.splitlines()[0]
    come = lambda _: write(folder, "exports/service/follow_up_3.csv", f"{header}\n{ANSWER}")  # noqa: E731
    assert len(build(folder, at("record", come, folder)).exports) == 3
    assert len(build(folder).exports) == 4
