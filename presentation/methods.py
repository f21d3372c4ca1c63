"""The pages on methods: docs/methods/NAME.md, and which of them explains how an estimate was made."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

METHODS = Path(__file__).parent.parent / "docs" / "methods"
ADDRESS = "methods"  # of the page that shows them; see app.py
NAME = "method"  # in the address
# The line by which a page says what it explains: the words with which an estimate's method begins.
EXPLAINS = re.compile(r"^\*\*Explains\*\* (.+?)\.?\n(?:\n|\Z)", re.MULTILINE | re.DOTALL)
ANSWERS = re.compile(r"\*\*What it answers\.\*\*(.+?)\n\n", re.DOTALL)
WRAPPED = re.compile(r"\s+")


@dataclass(frozen=True)
class MethodPage:
    """`text` is Markdown without its title; `explains` are beginnings of the words in Estimate.method."""

    name: str
    title: str
    text: str
    explains: tuple[str, ...]

    @property
    def answers(self) -> str:
        """What it answers, in the page's own words."""
        found = ANSWERS.search(self.text + "\n\n")
        return WRAPPED.sub(" ", found.group(1)).strip() if found else ""

    @property
    def text_after_answers(self) -> str:
        return ANSWERS.sub("", self.text + "\n\n", count=1).strip()

    @property
    def address(self) -> str:
        return f"{ADDRESS}?{NAME}={self.name}"


@cache
def method_pages() -> Mapping[str, MethodPage]:
    """By name, in the order of their titles."""
    pages = sorted(map(_read, METHODS.glob("*.md")), key=lambda page: page.title.casefold())
    return {page.name: page for page in pages}


def page_named(name: str) -> MethodPage | None:
    return method_pages().get(name)


def page_explaining(method: str) -> MethodPage | None:
    """The page with the longest beginning of an estimate's method; None where there is nothing to explain."""
    found = [
        (len(words), page) for page in method_pages().values() for words in page.explains if method.startswith(words)
    ]
    return max(found, key=lambda each: each[0])[1] if found else None


def _read(path: Path) -> MethodPage:
    title, _, text = path.read_text(encoding="utf-8").removeprefix("# ").partition("\n")
    said = EXPLAINS.search(text)
    words = tuple(WRAPPED.sub(" ", each) for each in re.findall(r"`([^`]+)`", said.group(1))) if said else ()
    return MethodPage(path.stem, title.strip(), EXPLAINS.sub("", text).strip(), words)
