"""Every page as its readers see it: cold by its link, at three sizes, light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.pages.server import served

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "satisfaction",
    "voice",
    "customer-stories",
    "retention-economics",
    "priority-issues",
    "triage",
    "board-pack",
    "departmental-exports",
    "editions",
    "bring-your-exports",
    "methods",
)
COLD_PAGES = ("", "triage")  # the start, and a page that tells no story
SIZES = ((1440, 900), (1024, 768), (390, 844))
MILLISECONDS = 90_000

# Letters of charts that stand beyond the edge of their picture.
CUT_LETTERS = """() => [...document.querySelectorAll('svg.marks')].flatMap(svg => {
  const edge = svg.getBoundingClientRect();
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return text.textContent.trim() && box.width > 0 && (box.left < edge.left - 1 || box.right > edge.right + 1
      || box.top < edge.top - 1 || box.bottom > edge.bottom + 1);
  }).map(text => text.textContent);
})"""
SETTLED = """() => {
  const charts = document.querySelectorAll('.chart').length;
  const isDone = document.querySelector(".stApp[data-test-script-state='notRunning']")
    && charts === document.querySelectorAll('.chart[data-drawn] svg.marks').length;
  window.settledSince = isDone ? window.settledSince ?? performance.now() : null;
  return isDone && performance.now() - window.settledSince > 700;
}"""
SIDEWAYS = "() => { const m = document.querySelector('.stMain'); return m.scrollWidth - m.clientWidth }"


@dataclass
class Seen:
    """A page that has finished, and what it asked of other hosts."""

    page: Page
    asked_outside: list[str]


@pytest.fixture(scope="module")
def address(sample_workspace: Path, browser: Browser) -> Iterator[str]:
    with served(sample_workspace) as address:
        yield address


def open_page(browser: Browser, link: str, size: tuple[int, int] = SIZES[0], scheme: str = "light") -> Seen:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)  # type: ignore[arg-type]
    page.set_default_timeout(MILLISECONDS)
    outside: list[str] = []

    def note(request: Request) -> None:
        if not re.match(r"(https?|wss?)://(127\.0\.0\.1|localhost)[:/]|data:|blob:", request.url):
            outside.append(request.url)

    page.on("request", note)
    page.goto(link)
    settle(page)
    return Seen(page, outside)


def settle(page: Page) -> None:
    """Waits until the script has run and every chart is drawn, and stays so: a cold link runs the script twice."""
    page.wait_for_selector("h1")
    page.wait_for_function(SETTLED)


def assert_sound(seen: Seen) -> None:
    page = seen.page
    assert page.locator("[data-testid=stException], [data-testid=stAlert], [role=dialog]").count() == 0
    assert page.evaluate(SIDEWAYS) <= 0, "the page scrolls sideways"
    assert page.evaluate(CUT_LETTERS) == []
    assert seen.asked_outside == []


def assert_answer_first(page: Page, size: tuple[int, int]) -> None:
    answer = page.locator(".lede").bounding_box()
    assert answer is not None
    assert answer["y"] + answer["height"] <= size[1], "the answer needs scrolling"


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound_at_every_size_light_and_dark(browser: Browser, address: str, path: str) -> None:
    """Opened on a telephone, widened to a desk's screen, turned dark there, and made narrow again."""
    seen = open_page(browser, f"{address}/{path}", SIZES[2])
    assert_sound_at_each(seen, SIZES[::-1])
    seen.page.emulate_media(color_scheme="dark")
    assert_sound_at_each(seen, (SIZES[0], SIZES[2]))
    seen.page.close()


def assert_sound_at_each(seen: Seen, sizes: Sequence[tuple[int, int]]) -> None:
    for size in sizes:
        seen.page.set_viewport_size({"width": size[0], "height": size[1]})
        seen.page.evaluate("window.settledSince = null")
        settle(seen.page)
        assert_sound(seen)
        assert_answer_first(seen.page, size)


@pytest.mark.parametrize("path", COLD_PAGES)
def test_the_first_page_of_a_cold_server_is_sound_and_comes_with_the_menu(
    browser: Browser, sample_workspace: Path, path: str
) -> None:
    with served(sample_workspace) as cold:
        seen = open_page(browser, f"{cold}/{path}", SIZES[0], "dark")
        assert_sound(seen)
        assert_answer_first(seen.page, SIZES[0])
        assert seen.page.get_by_role("link", name="Departmental exports").first.is_visible()
        assert seen.page.url == f"{cold}/{path}"
        seen.page.close()


def test_charts_follow_the_dark_scheme(browser: Browser, address: str) -> None:
    grounds = set()
    for scheme in ("light", "dark"):
        seen = open_page(browser, f"{address}/satisfaction", scheme=scheme)
        chart = seen.page.locator("svg.marks").first
        grounds.add(chart.evaluate("svg => getComputedStyle(svg).backgroundColor"))
        assert chart.evaluate("svg => getComputedStyle(svg).backgroundColor") == seen.page.evaluate(
            "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
        )
        seen.page.close()
    assert len(grounds) == 2


def test_a_filter_changes_the_address_and_a_reload_keeps_it(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/satisfaction").page
    before = page.locator("h1").inner_text()
    page.get_by_role("combobox", name="Customers").click()
    page.get_by_role("option", name="Enterprise").click()
    page.wait_for_url(re.compile(r"segment=Enterprise"))
    # The address changes at once, the story when it is told.
    expect(page.locator("h1")).not_to_have_text(before)
    settle(page)
    told = page.locator("h1").inner_text()
    page.reload()
    settle(page)
    assert "segment=Enterprise" in page.url
    assert page.locator("h1").inner_text() == told
    page.close()


def test_the_keyboard_reaches_and_changes_a_filter(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/satisfaction").page
    page.get_by_role("combobox", name="Customers").focus()
    page.keyboard.press("ArrowDown")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"segment="))
    page.close()


def test_a_title_of_the_summary_leads_to_its_finding(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/?segment=Enterprise").page
    link = page.locator(".titles a").first
    anchor = str(link.get_attribute("href")).split("#")[1]
    link.click()
    page.wait_for_url(re.compile(f"segment=Enterprise.*#{anchor}"))
    settle(page)
    page.wait_for_function(
        "id => { const r = document.getElementById(id)?.getBoundingClientRect();"
        " return r && r.top > -5 && r.top < window.innerHeight }",
        arg=anchor,
    )
    page.close()


DOWNLOADS = {
    "Slide (PowerPoint)": ("pptx", b"PK"),
    "Picture for a slide (PNG)": ("png", b"\x89PNG"),
    "Picture to edit (SVG)": ("svg", b"<svg"),
    "Data (CSV)": ("csv", b"\xef\xbb\xbf"),
    "Data (Excel)": ("xlsx", b"PK"),
}


def test_what_is_downloaded_of_a_finding_arrives(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/satisfaction").page
    page.locator(".finding button", has_text="Download").first.click()
    for button, (ending, start) in DOWNLOADS.items():
        with page.expect_download() as waiting:
            page.get_by_role("button", name=button).first.click()
        assert waiting.value.suggested_filename.endswith(f".{ending}")
        assert Path(waiting.value.path()).read_bytes().startswith(start)
    page.close()


def test_a_slider_moves_its_finding_and_the_address(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/retention-economics").page
    finding = page.locator("[class*=st-key-finding-]", has=page.locator(".st-key-levers"))
    claim = finding.locator("h2").first
    before = claim.inner_text()
    finding.get_by_role("slider", name="Gross margin").focus()
    for _ in range(10):
        page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile(r"margin="))
    expect(claim).not_to_have_text(before)
    page.close()


def test_how_do_we_know_opens_with_the_grade_and_the_interval(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/satisfaction").page
    page.locator(".finding button", has_text="How do we know?").first.click()
    body = page.get_by_role("dialog")
    body.locator("table.plain").wait_for()
    assert re.search(r"Observed|Adjusted|Tested", body.inner_text())
    page.close()


def test_the_key_o_opens_the_objections_of_the_finding_in_view(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/satisfaction#change").page
    page.wait_for_function("document.getElementById('change')?.getBoundingClientRect().top < window.innerHeight / 2")
    page.keyboard.press("o")
    body = page.get_by_role("dialog")
    body.locator("dl.objections dt").first.wait_for()
    said = body.inner_text()
    assert "What did we say last time?" in said
    assert "The Net Promoter Score fell" in said, "the objections of another finding are open"
    page.keyboard.press("o")
    expect(body).not_to_be_visible()
    page.close()


def test_findings_are_listed_beside_the_column_where_there_is_room(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/satisfaction", SIZES[0]).page
    contents = expect(page.locator(".contents"))
    contents.to_be_visible()
    page.set_viewport_size({"width": SIZES[1][0], "height": SIZES[1][1]})
    contents.not_to_be_visible()
    contents.to_be_attached()
    page.close()


def test_a_workspace_that_is_not_there_gets_a_page_that_explains_itself(browser: Browser, tmp_path: Path) -> None:
    with served(tmp_path / "nowhere") as address:
        seen = open_page(browser, f"{address}/satisfaction", SIZES[2])
        assert_sound(seen)
        assert "nowhere" in seen.page.locator(".mistake").inner_text()
        seen.page.close()
