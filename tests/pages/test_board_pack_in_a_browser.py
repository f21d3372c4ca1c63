"""A board pack composed by hand in a real browser: by the keyboard, with a title that is refused, and taken along."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pptx import Presentation

from data_sources.packs import Pack, PackAsk, PackPage, save_pack
from data_sources.workspace import Workspace
from tests.pages.server import chromium_or_skip, served
from tests.pages.test_pages_in_a_browser import SIZES, assert_sound, assert_sound_at_each, open_page, settle

pytestmark = pytest.mark.browser
FINDINGS = ("satisfaction/mix", "satisfaction/level", "satisfaction/change")
FOCUSED = "() => document.activeElement.closest('[class*=st-key-pack-]')?.className ?? ''"


@pytest.fixture(scope="module")
def address(sample_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    chromium_or_skip()
    folder = tmp_path_factory.mktemp("company")
    (folder / "editions").mkdir()
    current = Workspace(sample_workspace).edition("current")
    (folder / "editions" / current.name).symlink_to(current)
    (folder / "editions" / "current").write_text(current.stem, encoding="utf-8")
    pages = tuple(PackPage(story="satisfaction", finding=each, purpose="information") for each in FINDINGS)
    ask = PackAsk(decision="Ask every segment as often as the others", owner="Ada", measure="Who answers")
    save_pack(Workspace(folder), Pack(name="Board 2026-Q4", audience="CMO", pages=pages, ask=ask))
    with served(folder) as address:
        yield address


def titles(page: Page, start: str) -> None:
    """Waits until the first title begins so."""
    expect(page.locator(".titles .said").first).to_contain_text(start)


def test_a_pack_is_ordered_by_the_keyboard_and_a_wrong_number_is_refused(browser: Browser, address: str) -> None:
    seen = open_page(browser, f"{address}/board-pack?pack=Board+2026-Q4", SIZES[2], "dark")
    assert_sound_at_each(seen, SIZES[::-1])
    page = seen.page
    titles(page, "Every segment improved")
    page.get_by_role("button", name="Up", exact=True).last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".titles .said").nth(1)).to_contain_text("fell 9 points to −1 in Q3 2026, from")
    page.wait_for_function(f"{FOCUSED.removeprefix('() => ')}.includes('pack-up-')")
    page.keyboard.press("Enter")
    titles(page, "The Net Promoter Score fell 9 points")
    settle(page)
    page.get_by_role("button", name="Edit", exact=True).first.click()
    area = page.locator("[class*=st-key-pack-title-] textarea")
    area.fill("The Net Promoter Score fell 12 points in Q3 2026")
    area.press("Control+Enter")
    expect(page.locator(".titles .missing")).to_contain_text("The finding does not say “12 points”")
    area.fill("The Net Promoter Score fell 9 points in Q3 2026")
    area.press("Control+Enter")
    expect(page.locator(".titles .missing")).to_have_count(0)
    settle(page)
    assert_sound(seen)
    deck = Presentation(io.BytesIO(downloaded(page)))
    said = [slide.shapes.title.text_frame.text for slide in deck.slides if slide.shapes.title is not None]
    assert "The Net Promoter Score fell 9 points in Q3 2026" in said
    page.close()


def downloaded(page: Page) -> bytes:
    page.locator(".st-key-download-pack button").first.click()
    slides = page.get_by_role("button", name="Slides (PowerPoint)")
    slides.wait_for()
    with page.expect_download() as waiting:
        slides.click()
    assert waiting.value.suggested_filename == "Board 2026-Q4.pptx"
    return Path(waiting.value.path()).read_bytes()


def test_the_way_into_the_room_names_the_pack(browser: Browser, address: str) -> None:
    seen = open_page(browser, f"{address}/board-pack")
    link = seen.page.locator("a.present")
    assert "present?pack=Board" in str(link.get_attribute("href"))
    seen.page.close()
