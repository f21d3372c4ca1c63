"""The board pack as a page: composed, worded, refused, saved as versions, frozen, and gone on with."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_sources.packs import Pack, PackAsk, PackPage, pack_versions, read_pack, save_pack
from data_sources.read_only import READ_ONLY
from data_sources.workspace import Workspace
from tests.pages.test_pages_by_apptest import ROOT, assert_sound, run, written

BOARD = "Board 2026-Q4"
LEVEL, CHANGE = "satisfaction/level", "satisfaction/change"
ASK = PackAsk(
    decision="Ask every segment", owner="Ada", cost="€10 thousand", by=date(2027, 1, 31), measure="Who answers"
)


@pytest.fixture
def workspace(over_the_sample: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.setattr(Path, "chmod", lambda path, mode: None)  # freezing would lock the sample's own file
    return Workspace(over_the_sample)


def page(finding: str, **more: str) -> PackPage:
    return PackPage(story=finding.split("/")[0], finding=finding, **more)  # type: ignore[arg-type]


def saved(workspace: Workspace, *pages: PackPage, ask: PackAsk = ASK) -> Pack:
    return save_pack(workspace, Pack(name=BOARD, pages=pages, ask=ask))


def press(app: AppTest, label: str, place: int = 0) -> AppTest:
    return [button for button in app.button if button.label == label][place].click().run()


def tick(app: AppTest, finding: str) -> AppTest:
    return next(each for each in app.checkbox if each.key.endswith(finding)).check().run()


def test_findings_are_chosen_ordered_named_and_saved(workspace: Workspace) -> None:
    app = run("board-pack")
    assert_sound(app)
    assert app.title[0].value == "Choose what the board should see"
    tick(tick(app, LEVEL), CHANGE)
    assert app.title[0].value == "The titles lead to no ask yet"
    press(app, "Up", 1)
    next(each for each in app.text_input if each.label == "Name of the pack").input(BOARD)
    press(app, "Save as version 1")
    assert_sound(app)
    pack = read_pack(workspace, BOARD)
    assert [each.finding for each in pack.pages] == [CHANGE, LEVEL]
    assert all(each.claim and each.until is None and not each.compare_by for each in pack.pages), "it follows the data"
    assert f"{BOARD} is saved as version 1." in written(app)
    assert app.selectbox(key="pack").value == BOARD


def test_a_title_with_another_number_is_refused_and_not_saved(workspace: Workspace) -> None:
    saved(workspace, page(LEVEL))
    app = run("board-pack")
    press(app, "Edit")
    area = next(each for each in app.text_area if each.label == "Title")
    area.set_value("The Net Promoter Score is +77").run()
    assert_sound(app)
    assert "The finding does not say “+77”" in written(app)
    assert next(button for button in app.button if button.label == "Save as version 2").disabled
    next(each for each in app.text_area if each.label == "Title").set_value("The Net Promoter Score is +9").run()
    press(app, "Save as version 2")
    assert read_pack(workspace, BOARD).pages[0].title == "The Net Promoter Score is +9"
    assert "had the title" in written(app), "what changed is told"


def test_a_pack_is_frozen_with_its_edition_and_the_next_begun_from_it(workspace: Workspace) -> None:
    saved(workspace, page(CHANGE), page(LEVEL, purpose="decision"))
    app = run("board-pack")
    freeze = next(button for button in app.button if button.label.startswith("Freeze with edition "))
    freeze.click().run()
    assert_sound(app)
    assert read_pack(workspace, BOARD).edition == workspace.current_id() == workspace.frozen()[BOARD]
    assert "Put the pages in order, and word them" not in [each.value for each in app.header]
    press(app, "Begin the next pack from it")
    assert_sound(app)
    assert app.selectbox(key="pack").value == "A new pack"
    assert "Save as version 1" in [button.label for button in app.button]
    assert pack_versions(workspace, BOARD) == (1, 2)


def test_an_earlier_version_is_gone_on_with_as_a_further_one(workspace: Workspace) -> None:
    first = saved(workspace, page(LEVEL), page(CHANGE))
    save_pack(workspace, first.model_copy(update={"pages": first.pages[:1]}))
    app = press(run("board-pack"), "Go on from it")
    press(app, "Save as version 3")
    assert_sound(app)
    assert len(read_pack(workspace, BOARD).pages) == 2
    assert len(read_pack(workspace, BOARD, 2).pages) == 1


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(workspace: Workspace) -> None:
    first = saved(workspace, page(LEVEL))
    app = tick(run("board-pack"), CHANGE)
    save_pack(workspace, first)
    press(app, "Save as version 2")
    assert_sound(app)
    assert "changed while you were at it" in written(app)
    assert len(read_pack(workspace, BOARD).pages) == 1


def test_a_finding_that_is_gone_is_shown_and_can_be_taken_out(workspace: Workspace) -> None:
    saved(workspace, page(LEVEL), page("satisfaction/old", claim="It was <b>so</b>"))
    app = run("board-pack")
    assert_sound(app)
    assert app.title[0].value == "One page cannot go into the room as it stands"
    assert "It was &lt;b&gt;so&lt;/b&gt;" in written(app)
    press(app, "Remove", 1)
    assert "cannot go" not in app.title[0].value


def test_slides_of_their_own_are_said_and_given_up(workspace: Workspace) -> None:
    own = workspace.folder / "slide_template.pptx"
    own.write_bytes((ROOT / "assets" / "slide_template.pptx").read_bytes())
    app = run("board-pack")
    assert "Every deck of this workspace is drawn in slide_template.pptx" in written(app)
    press(app, "Go back to the house's look")
    assert_sound(app)
    assert not own.exists()
    assert "Decks are drawn in the house&#x27;s look" in written(app)


def test_an_app_that_only_reads_saves_nothing(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(workspace, page(LEVEL))
    monkeypatch.setenv(READ_ONLY, "1")
    app = run("board-pack", pack=BOARD)
    assert_sound(app)
    assert "Saving is switched off here" in written(app)
    assert not [button for button in app.button if button.label.startswith(("Save", "Freeze", "Go on"))]


def test_a_pack_whose_file_holds_a_mistake_explains_itself(workspace: Workspace) -> None:
    saved(workspace, page(LEVEL))
    (workspace.folder / "packs" / BOARD / "0001.toml").write_text("titel = 'x'\n", encoding="utf-8")
    app = run("board-pack")
    assert_sound(app)
    assert app.title[0].value == "This pack cannot be read as it stands"
    assert "0001.toml, line 1" in written(app)
