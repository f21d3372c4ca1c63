"""The triage board: issues wait in the order of their money, what is decided is kept, and a mistake is explained."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data_sources.read_only import READ_ONLY
from data_sources.sample import facts
from data_sources.triage import TRIAGE_FILE, Decision, State, decide, read_triage
from tests.pages.test_pages_by_apptest import assert_sound, run, written

NOTE = '<script>alert("x")</script> =HYPERLINK("x") 😀'


@pytest.fixture
def folder(over_the_sample: Path) -> Path:
    return over_the_sample


def field(app: AppTest, kind: str, label: str) -> object:
    return next(each for each in app.get(kind) if each.label == label)


def test_issues_wait_in_the_order_of_their_money(folder: Path) -> None:
    app = run("triage")
    assert_sound(app)
    assert app.title[0].value.startswith("Nothing is decided yet: ")
    page = written(app)
    assert page.index(f"<h3>{facts.BILLING}</h3>") < page.index("<h3>How-to question</h3>")
    assert "Number 1 by money; exposes" in page
    assert not (folder / TRIAGE_FILE).exists()


def test_a_decision_is_kept_and_shown_as_text(folder: Path) -> None:
    app = run("triage", issue=facts.BILLING)
    field(app, "selectbox", "State").select(State.IN_WORK)  # type: ignore[attr-defined]
    field(app, "text_input", "Owner").input("Ada, Finance")  # type: ignore[attr-defined]
    field(app, "text_area", "Note").input(NOTE)  # type: ignore[attr-defined]
    app.button[0].click().run()
    assert_sound(app)
    (card,) = read_triage(folder)
    assert (card.issue, card.latest.state, card.latest.owner) == (facts.BILLING, State.IN_WORK, "Ada, Finance")
    assert card.latest.note == NOTE
    page = written(app)
    assert app.title[0].value.startswith("One in work; ")
    assert "<script>" not in page and "&lt;script&gt;" in page
    assert "Whether it helped cannot be told yet" in page


def test_what_others_decided_meanwhile_is_not_overwritten(folder: Path) -> None:
    app = run("triage", issue=facts.BILLING)
    other = decide(folder, facts.BILLING, Decision(on=date(2026, 11, 1), state=State.DECLINED), None)
    app.button[0].click().run()
    assert_sound(app)
    assert "changed while you were deciding: it is declined" in written(app)
    assert read_triage(folder) == (other,)


def test_what_became_of_an_issue_is_told_with_its_interval(folder: Path) -> None:
    begun = facts.WORKED.started_on
    decide(folder, "Reporting", Decision(on=date(2026, 1, 1), state=State.IN_WORK, owner="Jan"), None)
    decide(folder, facts.WORKED.issue, Decision(on=begun, state=State.DONE), None)
    page = written(run("triage"))
    assert "as many cases per customer as in the year before (95\u00a0% interval" in page
    assert f"{facts.WORKED.name} addresses it. It worked" in page  # the export of initiatives lists the same


def test_an_app_that_only_reads_decides_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(READ_ONLY, "1")
    app = run("triage")
    assert_sound(app)
    assert "Deciding is switched off here" in written(app) and not app.text_input


def test_a_mistake_in_the_file_is_explained(folder: Path) -> None:
    (folder / TRIAGE_FILE).write_text('[[card]]\nissue = "A"\n', encoding="utf-8")
    app = run("triage")
    assert_sound(app)
    assert "history" in written(app) and TRIAGE_FILE in written(app)
