"""One built sample company for all tests: the first worker that needs it builds it, the others wait for it."""

from __future__ import annotations

import fcntl
import pickle
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.findings import Story
from queries.run import Edition, open_edition

ROOT = Path(__file__).parents[1]
SHARED_DATA = ROOT.parent / "shared" / "data"


@pytest.fixture(scope="session")
def sample_workspace(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of a sample company with one built edition. Tests read it and leave it as it is."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "sample_company"
    return once(folder, _write_and_build_sample)


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
    from analysis.stories import STORY_IDS, tell
    from analysis.view import View
    from data_sources.opened_edition import edition_open
    from data_sources.workspace import Workspace

    with edition_open(Workspace(workspace).edition("current")) as edition:
        stories = {name: tell(name, edition, View()) for name in STORY_IDS}
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
