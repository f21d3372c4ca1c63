"""Each page runs on the built sample, alone and below the menu; filters change it; mistakes become pages."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from data_sources.first_start import VARIABLE
from presentation.filters import ALL_SEGMENTS

ROOT = Path(__file__).parents[2]
STORIES = ("satisfaction", "voice", "customer-stories", "retention-economics", "priority-issues")
PAGES = ("summary", *STORIES, "triage", "board-pack", "departmental-exports", "editions")
SECONDS = 60


@pytest.fixture
def at(sample_workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(sample_workspace))
    monkeypatch.chdir(ROOT)
    return sample_workspace


def run(page: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / f"{page}.py"), default_timeout=SECONDS)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def written(app: AppTest) -> str:
    """Everything that stands on the page as HTML."""
    return " ".join(element.proto.body for element in app.get("html"))


def assert_sound(app: AppTest) -> None:
    assert not app.exception
    assert not app.error
    assert not app.warning


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_without_the_menu(at: Path, page: str) -> None:
    app = run(page)
    assert_sound(app)
    assert len(app.title) == 1
    assert "Harbour Software" in written(app)
    assert "as of 30 September 2026" in written(app)
    assert "edition " in written(app)


def test_the_methods_are_listed_and_each_is_shown() -> None:
    listed = run("methods")
    assert_sound(listed)
    assert "methods?method=e_value" in written(listed)
    one = run("methods", method="e_value")
    assert one.title[0].value == "E-value"
    assert any("VanderWeele" in each.value for each in one.markdown)
    assert "no method called “horoscope”" in written(run("methods", method="horoscope"))


@pytest.mark.parametrize("page", STORIES)
def test_a_story_opens_with_the_answer_then_shows_each_finding_with_its_chart(at: Path, page: str) -> None:
    app = run(page)
    findings = written(app).count("<h2 data-anchor=")
    assert findings >= 4
    for part in ('class="chart"', 'class="source"', 'class="grade"', 'data-ask="objections"'):
        assert written(app).count(part) == findings
    assert "What could prove us wrong" in written(app)
    assert written(app).index('class="lede"') < written(app).index('class="source"')


def test_the_menu_opens_on_the_summary(at: Path) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS).run()
    assert_sound(app)
    assert 4 <= written(app).count('<a href="') <= 6


def test_the_summarys_titles_link_to_findings_and_keep_the_filters(at: Path) -> None:
    app = run("summary", segment="Enterprise")
    assert_sound(app)
    assert 'href="satisfaction?segment=Enterprise#' in written(app)


def test_a_segment_in_the_address_is_chosen_and_changes_what_is_told(at: Path) -> None:
    usual, enterprise = run("satisfaction"), run("satisfaction", segment="Enterprise")
    assert_sound(enterprise)
    assert enterprise.selectbox(key="segment").value == "Enterprise"
    assert usual.selectbox(key="segment").value == ALL_SEGMENTS
    assert written(usual) != written(enterprise)


def test_an_earlier_period_end_is_another_story(at: Path) -> None:
    app = run("retention-economics")
    before = written(app)
    options = app.selectbox(key="until").options
    app.selectbox(key="until").select(options[4]).run()
    assert_sound(app)
    assert written(app) != before
    assert options[4] in written(app)


@pytest.mark.parametrize("page", STORIES)
def test_every_dimension_can_be_compared_by(at: Path, page: str) -> None:
    app = run(page)
    for option in app.selectbox(key="by").options:
        app.selectbox(key="by").select(option).run()
        assert_sound(app)


def test_unknown_values_in_the_address_fall_back_with_a_quiet_note(at: Path) -> None:
    app = run("satisfaction", segment="Martians", until="May 1999")
    assert_sound(app)
    assert "Martians" in written(app) and "usual view" in written(app)
    assert app.selectbox(key="segment").value == ALL_SEGMENTS


def test_rejections_and_contradictions_stand_on_the_exports_page(at: Path) -> None:
    app = run("departmental-exports")
    text = " ".join(header.value for header in app.header)
    assert "arrived" in text and "not accepted" in text and "differ on" in text
    assert "Rejections, the list alone (CSV)" in [button.proto.label for button in app.get("download_button")]


def test_a_workspace_that_is_not_there_explains_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "nowhere"))
    app = run("satisfaction")
    assert_sound(app)
    for part in ("Found", "Expected", "Likely cause", "What to edit", "nowhere"):
        assert part in written(app)


def test_an_empty_exports_folder_explains_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "company.toml").write_text('name = "X"\ncurrency = "EUR"\n', encoding="utf-8")
    (tmp_path / "sources.toml").write_text("", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    app = run("summary")
    assert_sound(app)
    assert "What to edit" in written(app)


def test_a_new_edition_is_told_from_on_the_next_run(at: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pointer is read on every run: what a page tells from is never older than the last publication."""
    editions = tmp_path / "editions"
    editions.mkdir()
    source = next((at / "editions").glob("[!.]*.duckdb"))
    for name in ("first", "second"):
        (editions / f"{name}.duckdb").symlink_to(source)
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    from presentation.edition_in_use import edition_in_use

    for name in ("first", "second"):
        (editions / "current").write_text(name, encoding="utf-8")
        assert edition_in_use(lambda step, share: None).path.stem == name


def test_an_edition_of_another_version_explains_itself(
    at: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editions = tmp_path / "editions"
    editions.mkdir()
    shutil.copy(next((at / "editions").glob("[!.]*.duckdb")), editions / "older.duckdb")
    (editions / "current").write_text("older", encoding="utf-8")
    with duckdb.connect(str(editions / "older.duckdb")) as connection:
        connection.execute("drop table mart.score_by_group")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    app = run("satisfaction")
    assert_sound(app)
    assert "another version" in written(app)


def test_rejections_can_be_filtered_and_are_read_anew(at: Path) -> None:
    app = run("departmental-exports")
    chosen = app.selectbox(key="rejected-reason")
    app = chosen.select("a score off its scale").run()
    assert_sound(app)
    assert "The first 50 of them:" in written(app)
