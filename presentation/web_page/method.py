"""The appendix: how each number was made, in the words of docs/methods/."""

from __future__ import annotations

import re
from collections.abc import Collection

from presentation.methods import MethodPage, method_pages
from presentation.web_page.folded import folded

LINK = re.compile(r"\[([^\]]+)\]\((\w+)\.md\)")


def address_of(page: MethodPage) -> str:
    return f"#method-{page.name}"


def methods_as_html(pages: Collection[MethodPage]) -> str:
    """Those that this page's numbers rest on, folded; nothing where there is none."""
    names = {page.name for page in pages}
    told = "".join(_method(page, names) for page in method_pages().values() if page.name in names)
    title = "How the numbers are made"
    return f'<section class="section" id="methods"><h2>{title}</h2>{told}</section>' if told else ""


def _method(page: MethodPage, names: set[str]) -> str:
    text = _as_html(LINK.sub(lambda found: _linked(found[1], found[2], names), page.text))
    return folded("method", page.title, text, f"method-{page.name}")


def _linked(words: str, name: str, names: set[str]) -> str:
    """A link within the page; of a method that is not in it, the words alone."""
    return f"[{words}](#method-{name})" if name in names else words


def _as_html(markdown: str) -> str:
    from markdown_it import MarkdownIt

    html: str = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    return html
