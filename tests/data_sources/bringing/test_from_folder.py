"""A folder's exports are copied in; what is left aside is told; what cannot be a folder is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.bringing.from_folder import copy_in, look_into
from data_sources.mistakes import InputMistake


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    folder = tmp_path / "workspace" / "exports"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def handed_over(tmp_path: Path) -> Path:
    folder = tmp_path / "handed over"
    for path in ("loose.csv", "Customer Success/deep/tickets 10.csv", "Customer Success/tickets 2.csv", "notes.docx"):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(f"a,b\n1,{path}\n", encoding="utf-8")
    (folder / ".hidden.csv").touch()
    (folder / "~$loose.xlsx").touch()
    return folder


def test_files_go_to_their_own_folders_and_loose_ones_to_the_department(handed_over: Path, exports: Path) -> None:
    look = look_into(str(handed_over), exports)
    assert look.has_loose_files
    copied = copy_in(look, exports, "Sales")
    assert set(copied.saved) == {
        "sales/loose.csv",
        "customer_success/deep/tickets 10.csv",
        "customer_success/tickets 2.csv",
    }
    assert (exports / "sales/loose.csv").read_bytes() == (handed_over / "loose.csv").read_bytes()
    assert not copy_in(look_into(str(handed_over), exports), exports, "Sales").saved, "the same again is copied twice"


def test_what_is_left_aside_is_told_with_its_reason(handed_over: Path, exports: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("a\n1\n", encoding="utf-8")
    (handed_over / "link out.csv").symlink_to(tmp_path / "secret.csv")
    (handed_over / "link to a folder").symlink_to(tmp_path)
    look = look_into(str(handed_over), exports)
    why = {each.path: each.why for each in look.left_aside}
    assert set(why) == {"notes.docx", ".hidden.csv", "~$loose.xlsx", "link out.csv", "link to a folder"}
    assert "link" in why["link out.csv"] and "secret.csv" in why["link out.csv"]
    assert ".docx" in why["notes.docx"]


def test_another_content_under_the_same_name_stays_beside_the_first(handed_over: Path, exports: Path) -> None:
    copy_in(look_into(str(handed_over), exports), exports, "Sales")
    (handed_over / "loose.csv").write_text("a,b\n3,4\n", encoding="utf-8")
    assert copy_in(look_into(str(handed_over), exports), exports, "Sales").saved == ("sales/loose (2).csv",)


@pytest.mark.parametrize("named", ["", "no/whole/path", "/nowhere/at/all"])
def test_a_path_that_is_no_folder_is_a_mistake(exports: Path, named: str) -> None:
    with pytest.raises(InputMistake, match="There is no folder"):
        look_into(named, exports)


def test_the_workspace_itself_and_what_holds_it_are_refused(exports: Path) -> None:
    for folder in (exports, exports.parent, exports.parent.parent):
        with pytest.raises(InputMistake, match="one within the other"):
            look_into(str(folder), exports)
