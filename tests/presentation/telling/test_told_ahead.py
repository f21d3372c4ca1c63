"""What is told ahead is what a page would tell, lies beside its edition, and is never trusted where it is damaged."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.stories import tell
from analysis.view import View
from data_sources.told_folder import drop_told, told_folder
from presentation import told
from presentation.telling.ahead import missing, tell_all
from presentation.telling.asked import Asked, asked_for, likely_views, usual_views
from presentation.telling.kept import Kept
from presentation.telling.packed import packed
from presentation.telling.packed_story import packed_story
from presentation.telling.shelf import STORY, keep_part, kept_part
from presentation.telling.tell_parts import PartTeller
from presentation.telling.told_version import told_version
from presentation.worded_commands import tell as tell_command
from queries.run import Edition, open_edition


@pytest.fixture
def edition(sample_edition: Edition, tmp_path: Path) -> Edition:
    """The sample's, with a folder of its own beside it."""
    (tmp_path / "editions").mkdir()
    path = tmp_path / "editions" / sample_edition.path.name
    path.symlink_to(sample_edition.path)
    return open_edition(path)


def told_beside(edition: Edition, story_id: str = "customer-stories") -> Asked:
    asked = asked_for(edition.path, story_id, View())
    for part, small in PartTeller().parts(asked):
        keep_part(asked, part, small)
    return asked


def test_a_page_shows_what_lies_beside_the_edition(edition: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = told_beside(edition)
    expected = tell(asked.story_id, edition, View())
    drawn = told.finished_charts(edition, expected, "light")
    monkeypatch.setattr(told, "_KEPT", Kept(10**6))
    monkeypatch.setattr(told, "tell", None)
    monkeypatch.setattr(told, "_drawn", None)
    story = told.told_story(edition, asked.story_id, View())
    assert packed(story) == packed(expected)
    assert told.finished_charts(edition, story, "light") == drawn
    assert told.told_story(edition, asked.story_id, View()) is story


@pytest.mark.parametrize("damage", [b"", b"half", None])
def test_what_is_damaged_is_told_anew(edition: Edition, damage: bytes | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "_KEPT", Kept(10**6))
    asked = asked_for(edition.path, "customer-stories", View())
    keep_part(asked, STORY, b"")
    place = told_folder(edition.path, told_version()) / f"{asked.name}.story"
    other = replace(tell(asked.story_id, edition, View()), id="voice")
    place.write_bytes(packed_story(other) if damage is None else damage)
    assert told.told_story(edition, asked.story_id, View()).id == asked.story_id


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / ".told").write_text("a file where a folder should be", encoding="utf-8")
    (tmp_path / "abc.duckdb").touch()
    asked = Asked(str(tmp_path / "abc.duckdb"), "voice")
    keep_part(asked, STORY, b"x")
    assert kept_part(asked, STORY) is None


def test_other_versions_and_pruned_editions_leave_nothing(tmp_path: Path) -> None:
    path = tmp_path / "abc.duckdb"
    path.touch()
    older, other = told_folder(path, "older"), told_folder(tmp_path / "abcd.duckdb", "older")
    for folder in (older, other):
        folder.mkdir(parents=True)
    keep_part(Asked(str(path), "voice"), STORY, b"x")
    assert not older.exists() and other.exists()
    assert [each.suffix for each in told_folder(path, told_version()).iterdir()] == [".story"]
    drop_told(path)
    assert [each.name for each in (tmp_path / ".told").iterdir()] == ["abcd-older"]
    shutil.rmtree(other)
    path.unlink()
    keep_part(Asked(str(path), "voice"), STORY, b"x")  # told for a reader who had it open still
    assert not list((tmp_path / ".told").iterdir())


def test_all_that_is_asked_usually_is_told_by_processes_and_only_once(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("presentation.telling.ahead.usual_views", lambda path: usual_views(path)[2:3])
    assert tell_all(edition.path, 1, False, lambda step, share: None) == 1
    assert tell_all(edition.path, 1, False, lambda step, share: None) == 0
    assert len(missing(usual_views(edition.path))) == 5


def test_the_command_says_how_many_views_it_told(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("presentation.telling.ahead.usual_views", lambda path: ())
    (edition.path.parent / "current").write_text(edition.path.stem, encoding="utf-8")
    tell_command(edition.path.parent.parent)
    assert f"0 views of edition {edition.path.stem} told" in capsys.readouterr().out


def test_likely_views_move_one_filter_each(edition: Edition) -> None:
    views = [each.view for each in likely_views(edition.path, told.choices_of(edition))]
    moved = [sum(part is not None for part in (view.until, view.compare_by, view.segment)) for view in views]
    assert set(moved) == {1} and len(set(views)) * 6 == len(views)


def test_what_is_kept_stays_within_its_bytes() -> None:
    kept = Kept(100)
    for number in range(10):
        kept.put(number, str(number), 30)
    assert (kept.bytes, kept.get(9), kept.get(7), kept.get(6)) == (90, "9", "7", None)
    kept.put("large", "x", 500)
    assert (kept.bytes, kept.get("large"), kept.get(9)) == (500, "x", None)
