"""sources.toml and company.toml as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from data_sources.declarations import Company, Source, read_company, read_sources
from data_sources.mistakes import InputMistake
from data_sources.proposing import write_company, write_sources
from tests.data_sources.cleaned_exports import source_of
from tests.data_sources.small_workspace import SOURCES, small_workspace

ANSWERS = Source(
    name="answers",
    department="Service",
    match="service/answers_*.csv",
    table="feedback",
    key=("Case no",),
    columns={"customer": "Account", "score": "How satisfied are you?"},
    constants={"kind": "csat", "scale_low": 1, "scale_high": 5},
    values={"score": {"Very satisfied": 5, '1.5 "quoted"': 2}},
    only={"State of case": ("Closed", "Done")},
    renamed={"Konto": "Account"},
)


def test_what_is_written_reads_back_as_it_was(tmp_path: Path) -> None:
    write_sources(tmp_path, [ANSWERS, source_of()], comments={"answers": ["Proposed, sure."]})
    assert read_sources(tmp_path) == (ANSWERS, source_of())
    assert "# Proposed, sure." in (tmp_path / "sources.toml").read_text(encoding="utf-8")


def test_what_was_in_the_file_stays_comments_too(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    before = "# our own words\n" + SOURCES + "# and the last\n"
    (tmp_path / "sources.toml").write_text(before, encoding="utf-8")
    write_sources(tmp_path, [ANSWERS])
    text = (tmp_path / "sources.toml").read_text(encoding="utf-8")
    assert text.startswith(before.rstrip().removesuffix("# and the last").rstrip())
    assert "# and the last" in text
    assert [each.name for each in read_sources(tmp_path)] == ["accounts", "follow_up", "answers"]


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    write_sources(tmp_path, [ANSWERS, ANSWERS])
    write_sources(tmp_path, [ANSWERS])
    assert [each.name for each in read_sources(tmp_path)] == ["answers", "answers_2", "answers_3"]


def test_a_source_can_take_the_place_of_another(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    write_sources(tmp_path, [ANSWERS.model_copy(update={"name": "follow_up"})], replaces=["follow_up"])
    assert [(each.name, each.match) for each in read_sources(tmp_path)][1] == ("follow_up", ANSWERS.match)


def test_a_file_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    small_workspace(tmp_path)
    with pytest.raises(InputMistake):
        write_sources(tmp_path, [ANSWERS.model_copy(update={"table": "nothing"})])
    assert (tmp_path / "sources.toml").read_text(encoding="utf-8") == SOURCES


def test_company_is_written_once(tmp_path: Path) -> None:
    company = Company(name="Blue River", currency="GBP")
    write_company(tmp_path, company, ["Proposed."])
    assert read_company(tmp_path) == company
    with pytest.raises(InputMistake, match="is there already"):
        write_company(tmp_path, company)
