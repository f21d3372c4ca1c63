"""A workspace is begun in a folder of its own, and the sample company is never changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data_sources.bringing.begin import SAMPLE, begin_workspace, is_sample
from data_sources.declarations import read_company
from data_sources.mistakes import InputMistake


def test_a_new_folder_becomes_a_workspace(tmp_path: Path) -> None:
    place = begin_workspace(str(tmp_path / "ours"), 'O\'Neil "& Sons"', " chf ")
    company = read_company(place.folder)
    assert (company.name, company.currency) == ('O\'Neil "& Sons"', "CHF")
    assert place.exports_folder.is_dir()


def test_a_workspace_that_is_there_is_opened_as_it_is(tmp_path: Path) -> None:
    begin_workspace(str(tmp_path / "ours"), "First", "EUR")
    place = begin_workspace(str(tmp_path / "ours"), "Second", "USD")
    assert read_company(place.folder).name == "First"


@pytest.mark.parametrize(
    ("folder", "company", "currency", "found"),
    [
        ("relative", "X", "EUR", "not the whole path"),
        ("", "X", "EUR", "not the whole path"),
        ("{}/new", " ", "EUR", "no name"),
        ("{}/new", "X", "euros", "no currency"),
        ("{}/full", "X", "EUR", "other files"),
        ("{}/full/file.csv", "X", "EUR", "is a file"),
        ("{}/sample", "X", "EUR", "sample company"),
        ("{}/sample/within", "X", "EUR", "sample company"),
    ],
)
def test_what_cannot_be_a_workspace_is_refused(
    tmp_path: Path, folder: str, company: str, currency: str, found: str
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file.csv").touch()
    (tmp_path / "sample").mkdir()
    shutil.copy(SAMPLE / "company.toml", tmp_path / "sample")
    with pytest.raises(InputMistake, match=found):
        begin_workspace(folder.format(tmp_path), company, currency)
    assert not (tmp_path / "new").exists()


def test_the_sample_is_known_by_its_untouched_company(tmp_path: Path) -> None:
    shutil.copy(SAMPLE / "company.toml", tmp_path)
    assert is_sample(tmp_path)
    (tmp_path / "company.toml").write_text('name = "Ours"\ncurrency = "EUR"\n', encoding="utf-8")
    assert not is_sample(tmp_path)
