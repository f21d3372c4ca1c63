"""A board pack is exported whole or not at all, from the edition that it is frozen with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from analysis.findings import Story
from data_sources.mistakes import InputMistake
from data_sources.packs import freeze_pack, save_pack
from data_sources.read_only import READ_ONLY
from data_sources.workspace import Workspace
from presentation.exporting import packs
from presentation.exporting.asked import Asked
from presentation.exporting.kinds import KINDS
from presentation.exporting.material_asked import material_of
from presentation.exporting.packs import pack_as_material
from tests.presentation.packs import made

BOARD = "Board 2026-Q4"


@pytest.fixture
def workspace(sample_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Told quickly: the made stories stand for those of the sample's edition."""
    monkeypatch.delenv(READ_ONLY, raising=False)
    monkeypatch.setattr(packs, "tell", lambda story_id, edition, view: made.tell(story_id, view))
    monkeypatch.setattr(packs, "with_answers", _as_told)
    editions = tmp_path / "editions"
    editions.mkdir()
    current = Workspace(sample_workspace).edition("current")
    for name in (current.stem, "0123456789ab"):
        (editions / f"{name}.duckdb").symlink_to(current)
    (editions / "current").write_text(current.stem, encoding="utf-8")
    return Workspace(tmp_path)


def _as_told(story: Story, edition: object, at: Workspace) -> Story:
    return story


def test_a_packs_pages_come_in_its_order_with_its_titles(workspace: Workspace) -> None:
    save_pack(
        workspace, made.pack(made.page(made.EXPOSED, "Billing exposes €8.7 million a year"), made.page(made.FELL))
    )
    said = json.loads(KINDS["json"].make(pack_as_material(workspace, BOARD)))
    assert [page["finding"]["id"] for page in said["pages"]] == [made.EXPOSED.id, made.FELL.id]
    assert said["pages"][0]["title"] == "Billing exposes €8.7 million a year"
    assert pack_as_material(workspace, BOARD, audience="CFO").briefing.audience == "CFO"


def test_a_finding_that_no_longer_exists_is_told_and_nothing_is_made(workspace: Workspace) -> None:
    gone = made.page(made.FELL).model_copy(update={"finding": "satisfaction/old", "claim": "The score rose"})
    save_pack(workspace, made.pack(made.page(made.EXPOSED), gone))
    with pytest.raises(InputMistake, match="Page 2: Satisfaction no longer holds the finding 'satisfaction/old'"):
        pack_as_material(workspace, BOARD)


def test_a_frozen_pack_is_told_from_its_own_edition_alone(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "chmod", lambda path, mode: None)  # the sample's file is shared
    save_pack(workspace, made.pack(made.page(made.EXPOSED)))
    freeze_pack(workspace, BOARD, "0123456789ab")
    assert pack_as_material(workspace, BOARD).briefing.frozen_as == BOARD
    with pytest.raises(InputMistake, match="is frozen with the edition"):
        pack_as_material(workspace, BOARD, edition_name="current")
    assert pack_as_material(workspace, BOARD, version=1, edition_name="current").briefing.frozen_as == ""


@pytest.mark.parametrize(
    ("asked", "ending", "said"),
    [
        (Asked(), "json", "Neither --story nor --pack"),
        (Asked(story="summary", pack=BOARD), "json", "Both --story and --pack"),
        (Asked(pack=BOARD, segment="Small"), "json", "--segment is given with --pack"),
        (Asked(story="summary", version=2), "json", "--version is given with --story"),
        (Asked(story="summary", template=Path("x.pptx")), "pdf", "--template is given with a .pdf file"),
        (Asked(story="summary", audience="CTO"), "json", "There is no audience 'CTO'"),
        (Asked(pack="Board 2026-Q3"), "json", "has no board pack 'Board 2026-Q3'. Did you mean 'Board 2026-Q4'"),
        (Asked(pack=BOARD, finding="levle"), "png", "There is no finding 'levle'. Did you mean 'level'"),
    ],
)
def test_options_that_cannot_go_together_are_refused(
    workspace: Workspace, asked: Asked, ending: str, said: str
) -> None:
    save_pack(workspace, made.pack(made.page(made.AT)))
    with pytest.raises(InputMistake) as refused:
        material_of(workspace, asked, KINDS[ending], lambda step, share: None)
    assert said in refused.value.found
