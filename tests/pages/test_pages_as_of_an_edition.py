"""Any page can be opened as of an edition: the address asks for it, the masthead says so, the menu keeps it."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from data_sources.first_start import VARIABLE
from data_sources.workspace import Workspace
from tests.pages.test_pages_by_apptest import PAGES, ROOT, SECONDS, assert_sound, run, written

EARLIER = "0123456789ab"
BOARD = "Board 2026-Q2"


@pytest.fixture(scope="module")
def both(sample_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample's edition as the current one, and the same with another company's name as an earlier one.

    One for all tests, so that its stories are told once.
    """
    workspace = Workspace(tmp_path_factory.mktemp("two_editions"))
    workspace.editions_folder.mkdir()
    current = next((sample_workspace / "editions").glob("[!.]*.duckdb"))
    workspace.edition_path(current.stem).symlink_to(current)
    shutil.copy(current, workspace.edition_path(EARLIER))
    with duckdb.connect(str(workspace.edition_path(EARLIER))) as connection:
        connection.execute("update edition.company set name = 'Harbour as it was'")
        connection.execute("update edition.identity set edition_id = $id", {"id": EARLIER})
    (workspace.editions_folder / "current").write_text(current.stem, encoding="utf-8")
    workspace.freeze(BOARD, EARLIER)
    return workspace


@pytest.fixture
def two_editions(both: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setenv(VARIABLE, str(both.folder))
    monkeypatch.chdir(ROOT)
    return both


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_as_of_an_edition_and_says_so(two_editions: Workspace, page: str) -> None:
    app = run(page, edition=BOARD)
    assert_sound(app)
    assert "Harbour as it was" in written(app)
    assert f"edition 01234567, frozen as {BOARD}" in written(app)
    assert "not the current one" in written(app) and "open the current edition</a>" in written(app)


@pytest.mark.parametrize("asked", [EARLIER, EARLIER[:4], BOARD])
def test_an_edition_is_asked_for_by_id_by_its_first_letters_or_by_name(two_editions: Workspace, asked: str) -> None:
    assert "Harbour as it was" in written(run("summary", edition=asked))


@pytest.mark.parametrize("address", [{}, {"edition": "current"}])
def test_the_current_edition_is_not_called_another(two_editions: Workspace, address: dict[str, str]) -> None:
    app = run("summary", **address)
    assert "Harbour Software" in written(app)
    assert "not the current one" not in written(app)


def test_an_edition_once_asked_for_is_kept_where_the_menu_drops_it_from_the_address(two_editions: Workspace) -> None:
    app = run("satisfaction", edition=BOARD)
    del app.query_params["edition"]
    app.run()
    assert "Harbour as it was" in written(app)
    assert f'const wanted = "{BOARD}"' in written(app), "the address gets it back"


def test_filters_and_the_summarys_links_keep_the_edition(two_editions: Workspace) -> None:
    app = run("summary", edition=BOARD, segment="Enterprise")
    assert_sound(app)
    assert 'href="satisfaction?segment=Enterprise&amp;edition=Board+2026-Q2#' in written(app)
    assert 'href="?segment=Enterprise" target="_self">open the current edition' in written(app)
    app.selectbox(key="by").select(app.selectbox(key="by").options[1]).run()
    assert_sound(app)
    assert "Harbour as it was" in written(app)


def test_an_edition_that_is_not_there_explains_itself(two_editions: Workspace) -> None:
    app = run("satisfaction", edition="Board 2026-Q1")
    assert_sound(app)
    assert "no edition" in written(app) and f"Did you mean &#x27;{BOARD}&#x27;?" in written(app)
    assert "Harbour" not in written(app)


def test_a_damaged_edition_explains_itself(two_editions: Workspace) -> None:
    two_editions.edition_path("damaged").write_bytes(b"half of an edition")
    app = run("satisfaction", edition="damaged")
    assert_sound(app)
    assert "cannot be opened" in written(app) and "backup" in written(app)


def test_the_menu_keeps_the_edition(two_editions: Workspace) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    app.query_params["edition"] = BOARD
    app.run().switch_page("pages/satisfaction.py").run()
    assert_sound(app)
    assert "Harbour as it was" in written(app)
