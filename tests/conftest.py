"""One built sample company for all tests: the first worker that needs it builds it, the others wait for it."""

from __future__ import annotations

import fcntl
import json
import os
import pickle
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from analysis.findings import Story
from data_sources.told_later import TELLERS
from queries.run import Edition, open_edition

ROOT = Path(__file__).parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"
# Commands and servers that tests start tell stories as they are opened: most of what would be told ahead nobody opens.
os.environ.setdefault(TELLERS, "0")


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than processors: where a browser or another process is waited for, another test goes on."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(scope="session")
def sample_workspace(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of a sample company with one built edition. Tests read it and leave it as it is."""
    return once(shared_place(tmp_path_factory, worker_id) / "sample_company", _write_and_build_sample)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Headless Chromium, or a skip; see tests/pages/server.py."""
    from tests.pages.server import FLAGS, chromium_or_skip

    path = chromium_or_skip()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


def shared_place(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of a run see."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def built_real_set(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[[str], Path]:
    """built_real_set("ravenstack") is a workspace over that shared set, built once for all tests, or skips.

    Its build.json is what the build command prints. Tests read it and leave it as it is.
    """
    from tests.real_data.workspaces import exports_of

    def built(name: str) -> Path:
        if not exports_of(name).is_dir():
            pytest.skip(f"the real exports of {name} are not on this machine")
        return once(shared_place(tmp_path_factory, worker_id) / name, lambda folder: _build_real_set(name, folder))

    return built


def _build_real_set(name: str, folder: Path) -> None:
    from data_sources.build import build
    from tests.real_data.workspaces import real_workspace

    report = build(real_workspace(name, folder))
    (folder / "build.json").write_text(json.dumps(report.as_json(), ensure_ascii=False), encoding="utf-8")


@pytest.fixture(scope="session")
def sample_edition(sample_workspace: Path) -> Iterator[Edition]:
    from data_sources.workspace import Workspace

    path = Workspace(sample_workspace).current_edition()
    assert path is not None
    edition = open_edition(path)
    yield edition
    edition.connection.close()


@pytest.fixture(scope="session")
def sample_stories(sample_workspace: Path) -> Mapping[str, Story]:
    """Every story of the sample company by its id, told once for all workers; what a reader may assume is left out."""
    folder = once(sample_workspace.parent / "sample_stories", lambda to: _tell_all(sample_workspace, to))
    return pickle.loads((folder / "stories.pickle").read_bytes())


def _tell_all(workspace: Path, folder: Path) -> None:
    from analysis.stories import STORY_IDS, SUMMARY, tell
    from analysis.view import View
    from data_sources.opened_edition import edition_open
    from data_sources.workspace import Workspace

    with edition_open(Workspace(workspace).edition("current")) as edition:
        stories = {name: tell(name, edition, View()) for name in STORY_IDS if name != SUMMARY}
        stories[SUMMARY] = tell(SUMMARY, edition, View(), lambda name, *_: stories[name])
    folder.mkdir()
    plain = {
        name: replace(story, findings=tuple(replace(each, under=None) for each in story.findings))
        for name, story in stories.items()
    }
    (folder / "stories.pickle").write_bytes(pickle.dumps(plain))


def _write_and_build_sample(folder: Path) -> None:
    from data_sources.build import build
    from data_sources.sample import write_sample

    write_sample(folder)
    build(folder)


def once(folder: Path, make: object) -> Path:
    """Calls make(folder) in whichever process comes first; a failed attempt leaves no mark, so the next one retries."""
    assert callable(make)
    folder.parent.mkdir(parents=True, exist_ok=True)
    done = folder.with_suffix(".done")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder
