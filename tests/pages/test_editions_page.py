"""The page about editions: what there is, what is kept for good, what changed; and pages while one is published."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from data_sources.build import build
from data_sources.first_start import VARIABLE
from data_sources.read_only import READ_ONLY
from data_sources.workspace import Workspace
from tests.conftest import once
from tests.data_sources.small_workspace import small_workspace, write
from tests.pages.test_pages_by_apptest import ROOT, assert_sound, run, written

BOARD = "Board 2026-Q1"
LATER = "Case,Customer,Closed,Score,Agent\n9,A-001,2026-02-12,5,Ann\n"


def two_builds(folder: Path) -> None:
    """A frozen edition, and a current one with an answer more."""
    build(small_workspace(folder))
    workspace = Workspace(folder)
    workspace.freeze(BOARD, str(workspace.current_id()))
    write(folder, "exports/service/follow_up_3.csv", LATER)
    build(folder)


@pytest.fixture
def workspace(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    built = once(tmp_path_factory.getbasetemp() / "two_editions", two_builds)
    folder = tmp_path / "company"
    shutil.copytree(built, folder)
    monkeypatch.setenv(VARIABLE, str(folder))
    monkeypatch.chdir(ROOT)
    return Workspace(folder)


def test_every_edition_is_listed_with_what_went_in_and_leads_to_its_pages(workspace: Workspace) -> None:
    app = run("editions")
    assert_sound(app)
    page, frozen = written(app), workspace.frozen()[BOARD]
    assert app.title[0].value == "2 editions, one of them kept for good under a name"
    assert f'href="./?edition={frozen}" target="_self">{frozen[:8]}</a>' in page
    assert BOARD in page and "current" in page and "Sales 1, Service 3" in page and "Sales 1, Service 2" in page


def test_an_edition_is_frozen_under_a_name(workspace: Workspace) -> None:
    app = run("editions")
    app.text_input[0].input("Board 2026-Q2")
    app.button[0].click().run()
    assert_sound(app)
    assert workspace.frozen()["Board 2026-Q2"] == workspace.current_id()
    assert "is kept as Board 2026-Q2" in written(app)


def test_a_name_that_is_taken_is_refused_with_the_reason(workspace: Workspace) -> None:
    app = run("editions")
    app.text_input[0].input(BOARD)
    app.button[0].click().run()
    assert_sound(app)
    assert "is frozen already" in written(app)
    assert workspace.frozen()[BOARD] != workspace.current_id()


def test_an_app_that_only_reads_freezes_nothing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY, "1")
    app = run("editions")
    assert_sound(app)
    assert "switched off" in written(app) and not app.text_input


def compare(app: AppTest) -> AppTest:
    return next(button for button in app.button if button.label == "Compare").click().run()


def test_two_editions_are_compared_with_the_cause(workspace: Workspace) -> None:
    app = compare(run("editions"))
    assert_sound(app)
    page = written(app)
    assert "Exports that came: service/follow_up_3.csv" in page
    assert "changed: new data came" in page
    assert f"satisfaction?edition={workspace.frozen()[BOARD]}#" in page


def test_an_edition_of_another_version_is_not_compared_and_says_why(workspace: Workspace) -> None:
    path = workspace.edition_path(workspace.frozen()[BOARD])
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute("drop table mart.score_by_group")
    app = compare(run("editions"))
    assert_sound(app)
    assert "lacks what" in written(app)


def test_sessions_see_what_was_published_on_their_next_run_and_a_frozen_edition_stays(workspace: Workspace) -> None:
    current, frozen = run("departmental-exports"), run("departmental-exports", edition=BOARD)
    before = workspace.current_id()
    assert f"edition {str(before)[:8]}" in written(current)
    write(workspace.folder, "exports/service/follow_up_4.csv", LATER.replace("9,A", "10,A"))
    published = build(workspace.folder).edition_id
    assert_sound(current.run())
    assert_sound(frozen.run())
    assert published != before and f"edition {published[:8]}" in written(current)
    assert f"frozen as {BOARD}" in written(frozen)
