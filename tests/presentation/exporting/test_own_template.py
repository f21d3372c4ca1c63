"""A company's own slides are kept with its workspace, used while they are there, and refused where they are none."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pptx import Presentation

from data_sources.mistakes import InputMistake
from data_sources.read_only import READ_ONLY
from data_sources.workspace import Workspace
from presentation.exporting.own_template import drop_template, keep_template, template_named, template_of, template_path


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    monkeypatch.delenv(READ_ONLY, raising=False)
    return Workspace(tmp_path)


def own_slides() -> bytes:
    page = io.BytesIO()
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0])
    deck.save(page)
    return page.getvalue()


def test_what_is_kept_is_used_until_it_is_dropped(workspace: Workspace) -> None:
    assert template_of(workspace) is None
    path = keep_template(workspace, own_slides())
    assert path == template_path(workspace) == workspace.folder / "slide_template.pptx"
    kept = template_of(workspace)
    assert kept and len(Presentation(io.BytesIO(kept)).slides) == 0, "their slides are not carried into every deck"
    drop_template(workspace)
    assert template_of(workspace) is None
    assert not list(workspace.folder.iterdir())


def test_what_holds_no_slides_is_refused_and_nothing_is_kept(workspace: Workspace) -> None:
    with pytest.raises(InputMistake):
        keep_template(workspace, b"a text")
    assert template_path(workspace) is None


def test_a_template_of_another_kind_is_named(workspace: Workspace) -> None:
    path = workspace.folder / "logo.pptx"
    path.write_bytes(b"a text")
    with pytest.raises(InputMistake, match=r"logo\.pptx is no PowerPoint file"):
        template_named(path)
    with pytest.raises(InputMistake, match="cannot be read"):
        template_named(workspace.folder / "nowhere.pptx")


def test_an_app_that_only_reads_keeps_none(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY, "1")
    with pytest.raises(InputMistake, match="switched off"):
        keep_template(workspace, own_slides())
