"""Presenting as a board sees it: driven by keys, in the audience's window, the presenter's and a follower's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.pages.server import free_port, served

pytestmark = pytest.mark.browser

PROJECTORS = ((1920, 1080, "light"), (1024, 768, "dark"))
IN_STEP = 1_000  # milliseconds within which a window shows what was done in it; four times that for the others
# Words of the slide in view that stand beyond its edges.
CUT_WORDS = """() => {
  const room = [...document.querySelectorAll('*')].find(each => each.shadowRoot?.querySelector('.room')).shadowRoot;
  const slide = room.querySelector('.main .slide');
  const edge = slide.getBoundingClientRect();
  const beyond = [...slide.querySelectorAll('h1, p, dd, li, blockquote, figcaption, text')].filter(each => {
    const box = each.getBoundingClientRect();
    return box.width && (box.bottom > edge.bottom + 2 || box.right > edge.right + 2 || box.left < edge.left - 2);
  });
  return [slide.scrollHeight - slide.clientHeight > 1, beyond.map(each => each.textContent)];
}"""


@pytest.fixture(scope="module")
def address(sample_workspace: Path, browser: Browser) -> Iterator[str]:
    with served(sample_workspace) as address:
        yield f"{address}/present?story=customer-stories"


def opened(context: BrowserContext, link: str) -> Page:
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(link)
    page.wait_for_selector(".main .slide")
    return page


def token_of(audience: Page) -> str:
    audience.wait_for_url(re.compile("steer="))
    return audience.url.split("steer=")[1].split("&")[0]


def expect_slide(page: Page, number: int, within: int = IN_STEP) -> None:
    expect(page.locator(".spoken")).to_contain_text(f"Slide {number} of ", timeout=within)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_keys_build_the_argument_and_a_reload_comes_back_to_it(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = opened(context, address)
    press(page, "PageDown", "End", "Home", "3", "Enter")  # a clicker, the ends, and the third slide by its number
    expect_slide(page, 3)
    shown = page.locator(".main .page")
    expect(shown).to_have_class(re.compile("grey"))
    expect(page.locator(".main footer")).to_have_class("waits")
    press(page, " ")
    expect(shown).not_to_have_class(re.compile("grey"))
    press(page, "ArrowRight")
    expect(page.locator(".main footer")).not_to_have_class("waits")
    page.wait_for_url(re.compile("slide=3.*step=2|step=2.*slide=3"))
    page.reload()
    page.wait_for_selector(".main .slide")
    expect_slide(page, 3)
    expect(page.locator(".main footer")).not_to_have_class("waits")
    press(page, "PageUp", "PageUp", "PageUp")
    expect_slide(page, 2)
    context.close()


def test_keys_open_what_lies_beside_a_slide_and_escape_leaves(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1024, "height": 768})
    page = opened(context, f"{address}&slide=3")
    over = page.locator(".over")
    press(page, "o")
    expect(over).to_contain_text("Is it one account?")
    press(page, "o")
    expect(over).to_be_hidden()
    press(page, "d")
    expect(over.locator("table")).to_be_visible()
    press(page, "Escape", "b")
    expect(over).to_have_class("over black")
    press(page, "PageDown")  # a clicker lights the screen again, and moves nothing
    expect_slide(page, 3)
    expect(over).to_be_hidden()
    press(page, "r", "c", "Escape")  # R and C mean something to Streamlit; here they mean nothing
    page.wait_for_url(re.compile("/customer-stories(\\?.*)?$"))
    context.close()


def test_two_windows_and_a_follower_keep_in_step_and_a_follower_may_browse(browser: Browser, address: str) -> None:
    desk, tablet = browser.new_context(viewport={"width": 1280, "height": 800}), browser.new_context()
    audience = opened(desk, address)
    presenter = opened(browser.new_context(), f"{address}&view=presenter&steer={token_of(audience)}")
    follower = opened(tablet, f"{address}&view=follow")
    press(presenter, "3", "Enter")
    for window in (audience, follower):
        expect_slide(window, 3, within=4 * IN_STEP)
    expect(presenter.locator(".notes")).to_contain_text("What will be asked")
    expect(presenter.locator(".next-title")).not_to_be_empty()
    press(audience, "PageDown", "o")
    expect(presenter.locator(".steps")).to_have_text("Step 2 of 3", timeout=4 * IN_STEP)
    expect(follower.locator(".over")).to_contain_text("Questions a board asks", timeout=4 * IN_STEP)
    follower.get_by_role("button", name="›").click()
    expect_slide(follower, 4)
    expect(follower.locator(".standing")).to_have_text("Browsing freely")
    press(audience, "End")
    expect_slide(presenter, 11, within=4 * IN_STEP)
    expect_slide(follower, 4)
    follower.get_by_role("button", name="Back to the presenter").click()
    expect_slide(follower, 11)
    expect_slide(audience, 11)
    for context in (desk, tablet, presenter.context):
        context.close()


def test_a_server_that_went_away_finds_everybody_where_they_were(browser: Browser, sample_workspace: Path) -> None:
    """Slides go on without it; who follows stays where they were, and is in step again when it is back."""
    port, context = free_port(), browser.new_context()
    with served(sample_workspace, port) as address:
        audience = opened(context, f"{address}/present?story=customer-stories")
        follower = opened(browser.new_context(), f"{address}/present?story=customer-stories&view=follow")
        press(audience, "3", "Enter")
        expect_slide(follower, 3, within=4 * IN_STEP)
    press(audience, "5", "Enter", "PageDown")
    expect_slide(audience, 5)
    expect(follower.locator(".standing")).to_contain_text("Not connected", timeout=15_000)
    expect_slide(follower, 3)
    with served(sample_workspace, port):
        expect_slide(follower, 5, within=90_000)
        expect(follower.locator(".standing")).to_have_text("Following the presenter", timeout=10_000)
        audience.reload()
        audience.wait_for_selector(".main .slide")
        expect_slide(audience, 5)
    follower.context.close()
    context.close()


def test_nothing_of_a_slide_is_cut_on_a_projector(browser: Browser, address: str) -> None:
    for width, height, scheme in PROJECTORS:
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
        page = opened(context, address.replace("customer-stories", "satisfaction"))
        slides = int(page.locator(".count").inner_text().split("/")[1])
        for number in range(1, slides + 1):
            press(page, *str(number), "Enter")
            expect_slide(page, number)
            assert page.evaluate(CUT_WORDS) == [False, []], f"slide {number} at {width}×{height}"
        context.close()
