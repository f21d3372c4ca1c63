"""From two uploaded files to the story that they tell, by hand in a real browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from data_sources.bringing.begin import begin_workspace
from data_sources.declarations import read_sources
from data_sources.workspace import Workspace
from tests.pages.server import served
from tests.pages.test_pages_in_a_browser import SIZES, assert_sound, open_page, settle

pytestmark = pytest.mark.browser

CUSTOMERS = 60
ACCOUNTS = "Account;Account name;Segment\n" + "".join(
    f"A-{n};Customer {n};{'Small' if n % 2 else 'Large'}\n" for n in range(CUSTOMERS)
)
ANSWERS = "Case,Account,Closed,How satisfied are you?,Agent\n" + "".join(
    f"C-{n},A-{n % CUSTOMERS},2026-{1 + n % 9:02d}-{1 + n % 28:02d},{1 + n % 5},Agent {n % 4}\n"
    for n in range(5 * CUSTOMERS)
)


@pytest.fixture
def company(tmp_path: Path) -> Workspace:
    return begin_workspace(str(tmp_path / "ours"), "Example Ltd", "EUR")


def choose(page: Page, label: str, option: str) -> None:
    """Types the option into a select box, as somebody does who has no list of it yet."""
    page.get_by_role("combobox", name=label).first.click()
    page.keyboard.type(option)
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    settle(page)


def upload(page: Page, file: Path, department: str) -> None:
    page.locator("input[type=file]").first.set_input_files(file)
    page.get_by_text("Say whose it is").wait_for()
    choose(page, "Which department hands them over?", department)
    page.get_by_role("button", name="Save 1 export").click()
    page.locator(".notice", has_text=file.name).wait_for()
    settle(page)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()
    settle(page)


def test_two_uploads_become_an_edition_that_a_story_is_told_from(
    browser: Browser, company: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "accounts.csv").write_text(ACCOUNTS, encoding="utf-8")
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    with served(company.folder) as address:
        seen = open_page(browser, f"{address}/bring-your-exports")
        page = seen.page
        expect(page.locator("h1")).to_have_text("Bring the first exports of Example Ltd")
        upload(page, tmp_path / "accounts.csv", "Sales")
        upload(page, tmp_path / "answers.csv", "Service")
        expect(page.locator("h1")).to_have_text("2 exports of Example Ltd are not declared yet")
        title = page.locator("h3", has_text="service/answers.csv")
        answers = page.locator("[class*=st-key-bring-source-]").filter(has=title)
        answers.locator("label", has_text="Edit").click()
        settle(page)
        choose(page, "Respondent", "Agent")
        press(page, "Done")
        press(page, "Check the rows")
        page.get_by_text(f"Of {6 * CUSTOMERS:,} rows read").wait_for()
        press(page, "Write sources.toml and build")
        page.get_by_role("link", name="Satisfaction").last.wait_for()
        settle(page)
        assert_sound(seen)
        page.locator(".stories").get_by_role("link", name="Satisfaction").click()
        page.wait_for_url("**/satisfaction")
        settle(page)
        assert_sound(seen)
        assert "Example Ltd" in page.locator(".masthead").inner_text()
        page.close()
    feedback = next(source for source in read_sources(company.folder) if source.table == "feedback")
    assert feedback.columns["respondent"] == "Agent"


def test_the_open_editor_is_sound_on_a_telephone_in_the_dark(browser: Browser, company: Workspace) -> None:
    (company.exports_folder / "sales").mkdir()
    (company.exports_folder / "sales" / "accounts.csv").write_text(ACCOUNTS, encoding="utf-8")
    with served(company.folder) as address:
        seen = open_page(browser, f"{address}/bring-your-exports", SIZES[2], "dark")
        for action in ("Edit", "First rows"):
            seen.page.locator("[class*=st-key-bring-source-] label", has_text=action).first.click()
            settle(seen.page)
        seen.page.get_by_role("combobox", name="What its rows are").wait_for()
        assert_sound(seen)
        seen.page.close()
