"""Board packs in a workspace: every version stays, nobody overwrites what they have not seen, mistakes name lines."""

from __future__ import annotations

import os
import threading
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_sources.edition_id import edition_id
from data_sources.mistakes import InputMistake
from data_sources.pack_file import pack_as_toml, read_pack_file
from data_sources.packs import (
    Pack,
    PackAsk,
    PackAssumptions,
    PackPage,
    freeze_pack,
    pack_edition,
    pack_names,
    pack_versions,
    read_pack,
    save_pack,
)
from data_sources.pruned_editions import prune_editions
from data_sources.read_only import READ_ONLY
from data_sources.workspace import Workspace, replace_text

ODD = 'He said "no" — ümläut, = [ ] # \\ and =HYPERLINK("x") 😀'
PAGE = PackPage(
    story="satisfaction",
    finding="satisfaction/mix",
    title=ODD,
    purpose="decision",
    until=date(2026, 9, 30),
    segment="Enterprise",
    assumptions=PackAssumptions(uplift=0.1, fix=("Billing", "Access")),
)
ASK = PackAsk(decision="Give Billing a plan", owner="Ada", cost="€180 thousand", by=date(2027, 1, 31), measure=ODD)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def pack(**more: object) -> Pack:
    return Pack(name="Board 2026-Q4", pages=(PAGE,), ask=ASK, **more)  # type: ignore[arg-type]


def with_editions(workspace: Workspace, *edition_ids: str) -> None:
    """Files that stand for editions: freezing and naming open none."""
    workspace.editions_folder.mkdir()
    for each in edition_ids:
        workspace.edition_path(each).write_bytes(b"")
    replace_text(workspace.editions_folder / "current", edition_ids[-1])


def test_what_is_saved_is_read_back(workspace: Workspace) -> None:
    saved = save_pack(workspace, pack(audience="CFO", answer=ODD))
    assert saved.version == 1
    assert saved.saved_at is not None
    assert read_pack(workspace, "Board 2026-Q4") == saved
    assert saved.pages[0].view.assumptions.fix == ("Billing", "Access")
    assert saved.pages[0].view.segment == "Enterprise"


def test_every_change_is_a_new_version_and_the_old_ones_stay(workspace: Workspace) -> None:
    first = save_pack(workspace, pack())
    before = (workspace.folder / "packs" / "Board 2026-Q4" / "0001.toml").read_bytes()
    second = save_pack(workspace, first.model_copy(update={"audience": "COO"}))
    assert pack_versions(workspace, first.name) == (1, 2)
    assert read_pack(workspace, first.name) == second
    assert read_pack(workspace, first.name, 1) == first
    assert (workspace.folder / "packs" / "Board 2026-Q4" / "0001.toml").read_bytes() == before


def test_nobody_saves_over_a_version_that_they_have_not_seen(workspace: Workspace) -> None:
    first = save_pack(workspace, pack())
    save_pack(workspace, first)
    with pytest.raises(InputMistake, match="you began with version 1, the last is 2"):
        save_pack(workspace, first)
    with pytest.raises(InputMistake, match="There is a pack 'Board 2026-Q4' already, with 2 versions"):
        save_pack(workspace, pack())


def test_of_ten_who_save_at_once_one_does_and_nine_are_told(workspace: Workspace) -> None:
    first, told = save_pack(workspace, pack()), []

    def save() -> None:
        try:
            save_pack(workspace, first)
        except InputMistake as mistake:
            told.append(mistake)

    threads = [threading.Thread(target=save) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 9
    assert pack_versions(workspace, first.name) == (1, 2)


def test_packs_are_listed_by_name_and_folders_without_a_version_are_none(workspace: Workspace) -> None:
    for name in ("board b", "Äußeres & Co.2", "Board A"):
        save_pack(workspace, pack().model_copy(update={"name": name}))
    (workspace.folder / "packs" / "empty").mkdir()
    assert pack_names(workspace) == ("Board A", "board b", "Äußeres & Co.2")
    assert pack_names(Workspace(workspace.folder / "nowhere")) == ()


ODD_NAMES = ["", " ", "..", "../x", "a/b", "a\\b", ".hidden", "end.", "CON", "nul.toml", "x" * 81, "a\nb"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_a_name_that_can_be_no_folders_is_refused(workspace: Workspace, name: str) -> None:
    with pytest.raises(InputMistake, match="can be no pack's name"):
        save_pack(workspace, pack().model_copy(update={"name": name}))
    assert pack_versions(workspace, name) == ()
    assert list(workspace.folder.iterdir()) == []


def test_a_name_that_differs_in_capitals_only_is_refused(workspace: Workspace) -> None:
    save_pack(workspace, pack())
    with pytest.raises(InputMistake, match="differs from 'board 2026-q4' in capitals only"):
        save_pack(workspace, pack().model_copy(update={"name": "board 2026-q4"}))


def test_a_line_that_is_too_long_is_refused_before_it_is_written(workspace: Workspace) -> None:
    with pytest.raises(InputMistake, match="answer should have at most 400 characters"):
        save_pack(workspace, pack().model_copy(update={"answer": "x" * 401}))
    assert pack_names(workspace) == ()


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
@settings(max_examples=50)
def test_whatever_is_written_is_read_back(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "0001.toml"
        written = pack(answer=text)
        path.write_text(pack_as_toml(written), encoding="utf-8", newline="")
        assert read_pack_file(path, written.name, 0) == written


def test_an_unknown_pack_or_version_is_told_with_what_there_is(workspace: Workspace) -> None:
    save_pack(workspace, pack())
    with pytest.raises(InputMistake, match="Did you mean 'Board 2026-Q4'"):
        read_pack(workspace, "Board 2026-Q3")
    with pytest.raises(InputMistake, match="has no version 7"):
        read_pack(workspace, "Board 2026-Q4", 7)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('titel = "A"\n', "line 1, has a key 'titel' that means nothing. Did you mean 'title'?"),
        ('audience = "CTO"\n', "audience is one of CFO, COO, CMO, CPO, CEO, or left out"),
        ('title = "A"\n[ask]\nowner = 3\n', "line 3, says ask.owner = 3"),
        ('[[page]]\nstory = "voice"\n', "line 1, page 1, has no finding"),
        ('[[page]]\nstory = "voice"\nfinding = "x"\npurpose = "fun"\n', "line 4, page 1, says purpose = 'fun'"),
        ('[[page]]\nstory = "voice"\nfinding = "x"\ntitel = "y"\n', "line 4, page 1, has a key 'titel'"),
        ('[[page]]\nstory = "voice"\nfinding = "x"\n[page.assumptions]\nuplift = "a"\n', "line 5, page 1"),
        ('[page]\nstory = "voice"\n', "line 1, says page in single brackets"),
        ('title = "A\n', "cannot be read"),
    ],
)
def test_a_mistake_in_a_file_is_told_with_its_line(workspace: Workspace, text: str, said: str) -> None:
    file = workspace.folder / "packs" / "Board" / "0003.toml"
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputMistake) as told:
        read_pack(workspace, "Board")
    assert said in str(told.value)
    assert "0003.toml" in str(told.value)


def test_freezing_names_the_edition_so_that_pruning_keeps_it(workspace: Workspace) -> None:
    with_editions(workspace, "aaaa11112222", "bbbb11112222")
    save_pack(workspace, pack())
    frozen = freeze_pack(workspace, "Board 2026-Q4")
    assert (frozen.edition, frozen.frozen_as, frozen.version) == ("bbbb11112222", "Board 2026-Q4", 2)
    replace_text(workspace.editions_folder / "current", "aaaa11112222")
    assert prune_editions(workspace).deleted == ()
    assert pack_edition(workspace, read_pack(workspace, frozen.name)).stem == "bbbb11112222"
    assert pack_edition(workspace, read_pack(workspace, frozen.name, 1)).stem == "aaaa11112222"


def test_what_is_saved_after_freezing_tells_from_the_same_edition(workspace: Workspace) -> None:
    with_editions(workspace, "bbbb11112222")
    save_pack(workspace, pack())
    frozen = freeze_pack(workspace, "Board 2026-Q4", frozen_as="Pre-read")
    later = save_pack(workspace, frozen.model_copy(update={"audience": "CEO"}))
    assert (later.edition, later.frozen_as) == ("bbbb11112222", "Pre-read")
    with pytest.raises(InputMistake, match="is frozen already, with the edition 'Pre-read'"):
        freeze_pack(workspace, "Board 2026-Q4")


def test_a_version_that_nobody_looked_at_is_not_frozen(workspace: Workspace) -> None:
    with_editions(workspace, "bbbb11112222")
    save_pack(workspace, save_pack(workspace, pack()))
    with pytest.raises(InputMistake, match="you began with version 1, the last is 2"):
        freeze_pack(workspace, "Board 2026-Q4", seen=1)
    assert workspace.frozen() == {}


def test_a_name_that_stands_for_another_edition_freezes_nothing(workspace: Workspace) -> None:
    with_editions(workspace, "aaaa11112222", "bbbb11112222")
    workspace.freeze("Board 2026-Q4", "aaaa11112222")
    save_pack(workspace, pack())
    with pytest.raises(InputMistake, match="is frozen already and stands for edition aaaa11112222"):
        freeze_pack(workspace, "Board 2026-Q4")
    assert pack_versions(workspace, "Board 2026-Q4") == (1,)


def test_packs_are_part_of_no_edition(workspace: Workspace) -> None:
    before = edition_id(workspace.folder, [("a.csv", "00")])
    save_pack(workspace, pack())
    assert edition_id(workspace.folder, [("a.csv", "00")]) == before


def test_a_frozen_edition_that_was_deleted_is_told(workspace: Workspace) -> None:
    with_editions(workspace, "bbbb11112222")
    save_pack(workspace, pack())
    frozen = freeze_pack(workspace, "Board 2026-Q4")
    workspace.edition_path("bbbb11112222").unlink()
    with pytest.raises(InputMistake, match="has no edition 'bbbb11112222'"):
        pack_edition(workspace, frozen)


def test_nothing_is_saved_where_the_app_may_change_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    save_pack(workspace, pack())
    monkeypatch.setenv(READ_ONLY, "1")
    for change in (lambda: save_pack(workspace, pack()), lambda: freeze_pack(workspace, "Board 2026-Q4")):
        with pytest.raises(InputMistake, match="is switched off here"):
            change()
    assert read_pack(workspace, "Board 2026-Q4").version == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_to_is_told(workspace: Workspace) -> None:
    workspace.folder.chmod(0o500)
    with pytest.raises(InputMistake, match="cannot be written"):
        save_pack(workspace, pack())
