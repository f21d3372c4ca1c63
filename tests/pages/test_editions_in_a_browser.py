"""A page as of an edition, and the page about editions, as their readers have them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from data_sources.workspace import Workspace
from tests.pages.server import served
from tests.pages.test_editions_page import BOARD, two_builds
from tests.pages.test_pages_in_a_browser import SIZES, assert_sound, assert_sound_at_each, open_page, settle

pytestmark = pytest.mark.browser
ASKED = "edition=Board+2026-Q1"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("editions") / "company"
    folder.mkdir()
    two_builds(folder)
    return Workspace(folder)


@pytest.fixture(scope="module")
def address(workspace: Workspace, browser: Browser) -> Iterator[str]:
    with served(workspace.folder) as address:
        yield address


def masthead(page: Page) -> str:
    settle(page)
    return page.locator(".masthead").inner_text()


def through_the_menu(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()
    page.wait_for_function("name => document.querySelector('.kicker')?.innerText.startsWith(name)", arg=name.upper())
    settle(page)


def test_the_page_about_editions_is_sound_at_every_size_light_and_dark(browser: Browser, address: str) -> None:
    seen = open_page(browser, f"{address}/editions", SIZES[2])
    assert_sound_at_each(seen, SIZES[::-1])
    seen.page.emulate_media(color_scheme="dark")
    assert_sound_at_each(seen, SIZES)
    seen.page.close()


def test_a_page_as_of_an_edition_is_sound_on_a_telephone(browser: Browser, address: str) -> None:
    seen = open_page(browser, f"{address}/satisfaction?{ASKED}", SIZES[2])
    assert_sound(seen)
    box = seen.page.locator(".masthead span").nth(2).bounding_box()
    assert box is not None and box["x"] + box["width"] <= SIZES[2][0]
    seen.page.close()


def test_the_menu_keeps_the_edition_and_the_way_back_is_free(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/satisfaction?{ASKED}").page
    for name in ("Priority issues", "Departmental exports"):
        through_the_menu(page, name)
        assert ASKED in page.url
        assert f"frozen as {BOARD}" in masthead(page)
    page.go_back()
    page.wait_for_url(f"**/priority-issues?{ASKED}")
    settle(page)
    page.go_back()
    page.wait_for_url(f"**/satisfaction?{ASKED}")
    assert f"frozen as {BOARD}" in masthead(page)
    page.close()


def test_a_link_leads_to_the_current_edition_and_the_menu_stays_there(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/satisfaction?{ASKED}").page
    page.get_by_role("link", name="open the current edition").click()
    page.wait_for_function("() => !document.querySelector('.masthead')?.innerText.includes('frozen')")
    through_the_menu(page, "Departmental exports")
    assert "edition=" not in page.url and "frozen" not in masthead(page)
    page.close()


def test_an_edition_in_the_list_opens_and_two_are_compared(
    browser: Browser, address: str, workspace: Workspace
) -> None:
    page = open_page(browser, f"{address}/editions").page
    page.get_by_role("button", name="Compare").click()
    page.locator(".changes li").first.wait_for()
    assert "new data came" in page.locator("h2", has_text="changed:").first.inner_text()
    page.get_by_role("link", name=workspace.frozen()[BOARD][:8]).click()
    page.wait_for_url("**/?edition=*")
    assert f"frozen as {BOARD}" in masthead(page)
    page.close()


def test_the_rows_to_mend_are_delivered(browser: Browser, address: str) -> None:
    page = open_page(browser, f"{address}/departmental-exports").page
    popover = page.locator(".st-key-actions-rejections .stPopover button").first
    popover.evaluate("button => button.scrollIntoView({block: 'center'})")
    popover.click()
    for label, start in (
        ("Rejections, with the rows", b"PK"),
        ("Rows to mend", b"PK"),
        ("the list alone", b"\xef\xbb"),
    ):
        with page.expect_download() as waiting:
            page.get_by_role("button", name=label).first.click()
        assert Path(waiting.value.path()).read_bytes().startswith(start)
    page.close()
