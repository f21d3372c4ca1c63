"""The web page as somebody opens it from a mail: a file, no network, light or dark, wide or narrow, by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from presentation.briefing import briefing_of
from presentation.web_page import write_web_page
from tests.presentation.specimen import STORY

pytestmark = pytest.mark.browser
AWAKE = "html[data-awake]"


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("web") / "page.html"
    path.write_bytes(write_web_page(briefing_of(STORY)))
    return path.as_uri()


@pytest.fixture
def page(browser: Browser, file: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light", offline=True)
    opened = context.new_page()
    complaints: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(file)
    opened.wait_for_selector(AWAKE, timeout=20_000)
    yield opened
    assert not complaints
    assert [url for url in asked if not url.startswith("data:")] == [file]
    context.close()


def test_every_chart_wakes_and_answers_to_keys(page: Page) -> None:
    assert page.locator(".plot svg.marks").count() == len(STORY.findings)
    plot = page.locator(".plot").first
    plot.focus()
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#tip")
    page.keyboard.press("ArrowRight")
    assert first and page.inner_text("#tip") not in ("", first)
    page.keyboard.press("ArrowLeft")
    assert page.inner_text("#tip") == first
    page.keyboard.press("Escape")
    assert page.locator("#tip").is_hidden()


def test_a_pointer_over_a_mark_is_told_its_number(page: Page) -> None:
    bar = page.locator(".plot").first.locator(".mark-rect path").nth(1)
    bar.hover()
    assert "Within segments: +2" in page.inner_text("#tip")


def test_the_colours_follow_the_readers_scheme_and_paper_is_light(page: Page) -> None:
    ink = "getComputedStyle(document.querySelector('.plot svg text')).fill"
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ink), page.evaluate(paper)
    page.emulate_media(color_scheme="dark")
    dark = page.evaluate(ink), page.evaluate(paper)
    assert light[0] != dark[0] and light[1] != dark[1]
    page.emulate_media(color_scheme="dark", media="print")
    assert (page.evaluate(ink), page.evaluate(paper)) == light
    assert page.locator(".opening h1").is_visible()


def test_keys_open_the_data_and_links_open_what_they_lead_to(page: Page) -> None:
    page.keyboard.press("d")
    assert page.locator(".data[open] table").count() == 1
    page.locator(".reasons summary").first.click()
    page.locator(".reasons[open] a").first.click()
    assert page.locator(".method[open]").count() == 1


@pytest.mark.parametrize("width", [390, 1024])
def test_nothing_stands_out_of_a_narrow_window(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_timeout(150)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_scripts_the_drawings_stand(browser: Browser, file: str) -> None:
    context = browser.new_context(java_script_enabled=False, offline=True)
    still = context.new_page()
    still.goto(file)
    assert still.locator(".plot svg").count() == len(STORY.findings)
    assert still.locator(".plot svg text").first.is_visible()
    context.close()
