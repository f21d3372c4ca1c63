"""Moving an assumption changes the number at once, and it equals what the command exports under the same assumption."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.view import Assumptions
from data_sources.first_start import VARIABLE
from data_sources.mistakes import InputMistake
from data_sources.sample import facts
from presentation.__main__ import export
from presentation.assume import assumptions_said
from presentation.levers import LEVERS, UPLIFT, assumptions_from, usual

PAGE = Path(__file__).parents[2] / "pages" / "retention-economics.py"
ID = "retention-economics/worth-of-an-improvement"


@pytest.fixture(scope="module")
def page(sample_workspace: Path) -> AppTest:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(sample_workspace))
        return AppTest.from_file(str(PAGE), default_timeout=120).run()


def exported(workspace: Path, folder: Path, *assume: str) -> dict[str, object]:
    to = folder / "out.json"
    export(workspace, to, "retention-economics", assume=list(assume))
    return next(each for each in json.loads(to.read_text(encoding="utf-8"))["findings"] if each["id"] == ID)


def claim(page: AppTest) -> str:
    assert not page.exception
    return plain(next(each for each in claims_on(page) if "up one group" in each))


def claims_on(page: AppTest) -> list[str]:
    html = " ".join(each.proto.body for each in page.get("html"))
    return [unescape(each) for each in re.findall(r"<h2 data-anchor=[^>]*>(.*?)</h2>", html)]


def plain(text: object) -> str:
    """Without what keeps words together on a page."""
    return " ".join(str(text).split())


def test_a_slider_changes_the_claim_to_what_the_command_exports(
    page: AppTest, sample_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(sample_workspace))
    before = claim(page)
    assert before == plain(exported(sample_workspace, tmp_path)["claim"])
    page.slider(key="uplift").set_value(29.0)
    page.slider(key="discount").set_value(7.0)
    page.number_input(key="cost").set_value(60_000.0).run()
    after = claim(page)
    assert after != before
    told = exported(sample_workspace, tmp_path, "uplift=0.29", "discount_rate=0.07", "cost=60000")
    assert after == plain(told["claim"])
    page.button(key="levers-back").click().run()
    assert claim(page) == before


def test_assumptions_stand_in_the_export_by_name(sample_workspace: Path, tmp_path: Path) -> None:
    found = exported(sample_workspace, tmp_path, "uplift=0.2", "gross_margin=0.5", "horizon=4", "cost=1000")
    stated = {each["name"]: each["value"] for each in found["estimates"]}  # type: ignore[attr-defined]
    named = {name: stated[f"assumption[{name}]"] for name in ("uplift", "gross_margin", "horizon", "cost")}
    assert named == {"uplift": 0.2, "gross_margin": 0.5, "horizon": 4, "cost": 1000}


@pytest.mark.parametrize("said", ["uplft=0.2", "uplift=20", "uplift", "cost=-1", "horizon=0", "discount_rate=nan"])
def test_an_assumption_that_cannot_be_is_a_mistake(said: str) -> None:
    with pytest.raises(InputMistake):
        assumptions_said([said])


def test_what_stands_where_it_usually_does_was_not_chosen() -> None:
    assert usual(UPLIFT, {}) is None
    nothing = assumptions_from({each.name: None for each in LEVERS}, {})
    assert nothing == assumptions_said([])
    assert assumptions_from({"uplift": 29.0, "years": 4.0}, {}) == assumptions_said(["uplift=0.29", "horizon=4"])


def test_choosing_what_to_fix_changes_the_claim_to_what_the_command_exports(
    sample_workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(sample_workspace))
    app = AppTest.from_file(str(PAGE.with_name("priority-issues.py")), default_timeout=120).run()
    before = fix_claim(app)
    app.multiselect(key="fix").set_value([facts.BILLING, facts.WORKED.issue])
    app.slider(key="relief").set_value(80.0)
    app.number_input(key="cost").set_value(60_000.0).run()
    after = fix_claim(app)
    assert after != before and facts.WORKED.issue in after
    to = tmp_path / "fix.json"
    said = [f"fix={facts.BILLING}, {facts.WORKED.issue}", "relief=0.8", "cost=60000"]
    export(sample_workspace, to, "priority-issues", assume=said)
    findings = json.loads(to.read_text(encoding="utf-8"))["findings"]
    assert after == plain(next(each["claim"] for each in findings if each["id"] == "priority-issues/fixing"))
    app.button(key="levers-back").click().run()
    assert fix_claim(app) == before


def fix_claim(page: AppTest) -> str:
    assert not page.exception
    return plain(next(each for each in claims_on(page) if "ixing " in each))


def test_a_fix_is_named_on_the_command_line_and_its_relief_is_a_share() -> None:
    assert assumptions_said(["fix=Billing, Access", "relief=0.5"]) == Assumptions(fix=("Billing", "Access"), relief=0.5)
    with pytest.raises(InputMistake, match="gives no relief"):
        assumptions_said(["relief=50"])
