"""Pages on methods as blocks: every kind that they use is known, and none loses a word."""

from __future__ import annotations

import re

import pytest

from presentation.methods import method_pages
from presentation.paper.method_text import Block, blocks_of


def words_of(block: Block) -> str:
    """Everything that is set, in order."""
    stretches = [block.get("runs", []), *block.get("items", []), *block.get("head", [])]
    stretches += [cell for row in block.get("rows", []) for cell in row]
    said = [run[1] for stretch in stretches for run in stretch]
    return "".join([*said, *block.get("lines", [])])


def test_paragraphs_formulas_lists_and_tables_are_told_apart() -> None:
    text = "**Formula.** Take *w*:\n\n    a = b  c\n\n- one\n  goes on\n- two\n\n| x | y |\n|---|---|\n| 1 | 2 |"
    paragraph, formula, items, table = blocks_of(text, ())
    assert paragraph["runs"] == [["strong", "Formula."], ["plain", " Take "], ["emph", "w"], ["plain", ":"]]
    assert formula == {"kind": "formula", "lines": ["a = b  c"]}
    assert [words for ((_, words),) in items["items"]] == ["one goes on", "two"]
    assert table["head"] == [[["plain", "x"]], [["plain", "y"]]] and len(table["rows"]) == 1


def test_a_link_leads_only_where_the_paper_has_that_method() -> None:
    text = "see [worst case](worst_case.md)"
    assert blocks_of(text, ("worst_case",))[0]["runs"][1] == ["link", "worst case", "worst_case"]
    assert blocks_of(text, ())[0]["runs"][1] == ["plain", "worst case"]


@pytest.mark.parametrize("name", sorted(method_pages()))
def test_no_method_loses_a_word_or_keeps_a_mark(name: str) -> None:
    text = method_pages()[name].text
    set_text = "".join(words_of(each) for each in blocks_of(text, frozenset(method_pages())))
    plain = re.sub(r"\[([^\]]+)\]\(\w+\.md\)", r"\1", text)
    bare = re.sub(r"\*\*|[`*|\s]|^- |-{3,}", "", plain, flags=re.MULTILINE)
    assert re.sub(r"[*|\s]", "", set_text) == bare
    assert "**" not in set_text and ".md)" not in set_text
