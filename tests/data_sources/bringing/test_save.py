"""A brought file is saved whole or not at all, and never over another one unasked."""

from __future__ import annotations

import errno
import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from data_sources.bringing import save as saving
from data_sources.bringing.save import content_of, place_for, save
from data_sources.mistakes import InputMistake


def place(folder: Path, name: str, content: bytes) -> saving.Place:
    return place_for(folder, name, len(content), content_of(io.BytesIO(content)))


def test_a_file_is_saved_as_it_is_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = save(io.BytesIO(b"a,b\n1,2\n"), tmp_path / "sales", "x.csv")
    assert path.read_bytes() == b"a,b\n1,2\n"
    assert [each.name for each in path.parent.iterdir()] == ["x.csv"]


def test_another_content_under_the_same_name_is_kept_beside_the_first(tmp_path: Path) -> None:
    save(io.BytesIO(b"old"), tmp_path, "x.csv")
    assert place(tmp_path, "x.csv", b"new").standing == "other"
    assert save(io.BytesIO(b"new"), tmp_path, "x.csv").name == "x (2).csv"
    assert (tmp_path / "x.csv").read_bytes() == b"old"


def test_the_same_content_is_recognised(tmp_path: Path) -> None:
    save(io.BytesIO(b"old"), tmp_path, "x.csv")
    assert place(tmp_path, "X.CSV", b"old").standing == "same"


def test_replacing_is_done_only_when_asked_and_keeps_the_name_that_is_there(tmp_path: Path) -> None:
    save(io.BytesIO(b"old"), tmp_path, "Sales.csv")
    save(io.BytesIO(b"new"), tmp_path, "sales.CSV", replaces=True)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"Sales.csv": b"new"}


def test_a_name_in_another_case_is_the_same_name(tmp_path: Path) -> None:
    save(io.BytesIO(b"one"), tmp_path, "Sales.csv")
    assert save(io.BytesIO(b"two"), tmp_path, "SALES.csv").name == "SALES (2).csv"


def test_an_empty_file_is_told_and_saved(tmp_path: Path) -> None:
    assert place(tmp_path, "x.csv", b"").is_empty
    assert save(io.BytesIO(b""), tmp_path, "x.csv").stat().st_size == 0


def test_many_sessions_that_save_one_name_at_once_lose_nothing(tmp_path: Path) -> None:
    contents = [f"content {number}".encode() for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        paths = list(pool.map(lambda content: save(io.BytesIO(content), tmp_path, "x.csv"), contents))
    assert len(set(paths)) == 12
    assert sorted(path.read_bytes() for path in paths) == sorted(contents)


def test_a_file_system_without_links_saves_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(saving.os, "link", refuse)
    save(io.BytesIO(b"one"), tmp_path, "x.csv")
    assert save(io.BytesIO(b"two"), tmp_path, "x.csv").name == "x (2).csv"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["x (2).csv", "x.csv"]


def test_a_full_disk_is_a_mistake_that_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(saving.shutil, "copyfileobj", fill)
    with pytest.raises(InputMistake, match="No space left"):
        save(io.BytesIO(b"one"), tmp_path, "x.csv")
    assert list(tmp_path.iterdir()) == []
