"""The app's first start: the workspace that was named, or the sample company, written and built once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data_sources import first_start
from data_sources.build import build
from data_sources.first_start import VARIABLE, choose_for_every_page, named_workspace, ready_workspace
from data_sources.mistakes import InputMistake
from tests.data_sources.small_workspace import small_workspace, write


def silent(step: str, share: float) -> None:
    pass


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that the sample is written into: a small company stands in for the real one, which takes long."""
    folders: list[Path] = []

    def write_small(folder: Path) -> None:
        folders.append(small_workspace(folder))

    monkeypatch.setattr(first_start, "write_sample", write_small)
    return folders


def test_builds_a_named_workspace_that_was_never_built(tmp_path: Path) -> None:
    workspace = ready_workspace({VARIABLE: str(small_workspace(tmp_path))}, silent)
    assert workspace.current_edition() is not None


def test_serves_a_built_workspace_as_it_stands(tmp_path: Path) -> None:
    served = build(small_workspace(tmp_path)).path
    write(tmp_path, "exports/service/follow_up_3.csv", "Case,Customer,Closed,Score,Agent\n9,A-001,2026-02-12,5,Ann\n")
    assert ready_workspace({VARIABLE: str(tmp_path)}, silent).current_edition() == served


def test_refuses_a_named_workspace_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputMistake, match="EMPTY_CHAIR_WORKSPACE"):
        ready_workspace({VARIABLE: str(tmp_path / "nowhere")}, silent)


def test_writes_and_builds_the_sample_once(tmp_path: Path, written: list[Path]) -> None:
    sample = tmp_path / "workspace" / "sample"
    steps: list[str] = []
    first = ready_workspace({}, lambda step, share: steps.append(step), sample)
    again = ready_workspace({VARIABLE: " "}, silent, sample)
    assert len(written) == 1
    assert again.current_edition() == first.current_edition() != None  # noqa: E711
    assert steps[0] == "writing the sample company's exports"


def test_many_sessions_at_the_first_start_share_one_sample(tmp_path: Path, written: list[Path]) -> None:
    sample = tmp_path / "workspace" / "sample"
    with ThreadPoolExecutor(4) as pool:
        opened = list(pool.map(lambda _: ready_workspace({}, silent, sample), range(4)))
    assert len(written) == 1
    assert len({workspace.current_edition() for workspace in opened}) == 1


def test_a_start_that_was_broken_off_leaves_no_half_sample(tmp_path: Path, written: list[Path]) -> None:
    sample = tmp_path / "workspace" / "sample"
    write(sample.with_name(".sample-being-written"), "company.toml", "half a file")
    assert ready_workspace({}, silent, sample).current_edition() is not None


def test_builds_the_sample_anew_for_newer_code(
    tmp_path: Path, written: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = tmp_path / "workspace" / "sample"
    old = ready_workspace({}, silent, sample).current_edition()
    monkeypatch.setattr(first_start, "code_version", lambda: "newer")
    monkeypatch.setattr("data_sources.build.code_version", lambda: "newer")
    monkeypatch.setattr("data_sources.edition_id.code_version", lambda: "newer")
    assert ready_workspace({}, silent, sample).current_edition() != old


def test_a_workspace_chosen_on_a_page_is_opened_where_none_was_named(tmp_path: Path, written: list[Path]) -> None:
    sample, ours, named = tmp_path / "app" / "sample", tmp_path / "ours", tmp_path / "named"
    for folder in (ours, named):
        small_workspace(folder)
    choose_for_every_page(ours, sample)
    assert ready_workspace({}, silent, sample).folder == ours
    assert ready_workspace({VARIABLE: str(named)}, silent, sample).folder == named
    choose_for_every_page(None, sample)
    assert ready_workspace({}, silent, sample).folder == sample


def test_a_chosen_workspace_that_is_gone_gives_way_to_the_sample(tmp_path: Path) -> None:
    choose_for_every_page(tmp_path / "gone", tmp_path / "sample")
    assert named_workspace({}, tmp_path / "sample") == ""
