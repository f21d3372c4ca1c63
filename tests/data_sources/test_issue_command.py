"""The command `issues` says what the catalogue covers, what it does not, and what is proposed for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data_sources.__main__ import app, run_command
from data_sources.build import build
from data_sources.issue_catalogue import read_catalogue
from tests.data_sources.small_workspace import small_workspace, write
from tests.data_sources.test_verbatims import CASES, COMPANY, ISSUES, LOST, SOURCES, SURVEY


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("issues")
    write(place, "company.toml", COMPANY.replace("size = 1", "size = 2"))
    write(place, "sources.toml", SOURCES)
    write(place, "issues.toml", ISSUES.replace('"Wrong bill"]', '"Wrong bill", "Never used"]'))
    write(place, "exports/service/cases.csv", CASES)
    write(place, "exports/marketing/survey.csv", SURVEY)
    write(place, "exports/sales/lost.csv", LOST)
    build(place)
    return place


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run_command(lambda: app([str(each) for each in arguments], standalone_mode=False)) == 0
    return capsys.readouterr().out


def test_says_what_each_issue_is_told_from_and_what_is_covered(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = json.loads(said(capsys, "issues", folder, "--json"))
    uses = {each["issue"]: each for each in report["issues"]}
    assert (uses["Billing"]["named_by_departments"], uses["Billing"]["told_from"]) == (2, "catalogue")
    assert uses["Sign-in"]["told_from"] == "topic"
    assert report["comments"] == sum(each["comments"] for each in report["coverage"]) == 8
    assert report["share_told"] > 0.5
    assert report["topics_unused"] == ["Never used"]
    assert report["is_current"]


def test_says_it_in_words_and_that_the_catalogue_has_changed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, "issues.toml", ISSUES + '\n[[issue]]\nname = "Another"\n')
    told = said(capsys, "issues", folder)
    assert "Of 8 comments whose issue no department named" in told
    assert "issues.toml has changed since; build again" in told


def test_hides_counts_of_too_few_customers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, "company.toml", COMPANY.replace("size = 1", "size = 3"))
    write(tmp_path, "sources.toml", SOURCES)
    write(tmp_path, "exports/service/cases.csv", CASES)
    build(tmp_path)
    report = json.loads(said(capsys, "issues", tmp_path, "--json"))
    assert {each["customers"] for each in report["issues"] if each["issue"] == "Sign-in"} == {None}
    assert report["told_from"] == "start"
    assert "few: fewer than 3 customers" in said(capsys, "issues", tmp_path)


def test_says_what_to_do_where_nothing_was_built(tmp_path: Path) -> None:
    assert run_command(lambda: app(["issues", str(small_workspace(tmp_path))], standalone_mode=False)) == 2


def test_writes_a_catalogue_to_begin_with_from_what_the_edition_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "company.toml", COMPANY)
    write(tmp_path, "sources.toml", SOURCES)
    write(tmp_path, "exports/service/cases.csv", CASES)
    build(tmp_path)
    assert "Written" in said(capsys, "issues", tmp_path, "--write")
    names = [issue.name for issue in read_catalogue(tmp_path).issues]
    assert ("Invoices" in names, "Sign-in" in names, "Billing" in names) == (True, True, False)
