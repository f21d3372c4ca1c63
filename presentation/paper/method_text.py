"""A page of docs/methods as blocks that the paper's layout sets: paragraphs, formulas, lists, tables."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

BLANK_LINE = re.compile(r"\n\s*\n")
WRAPPED = re.compile(r"\s+")
MARKED = re.compile(
    r"\*\*(?P<strong>.+?)\*\*|\*(?P<emph>[^*\s][^*]*?)\*|`(?P<code>[^`]+)`|\[(?P<linked>[^\]]+)\]\((?P<to>\w+)\.md\)"
)
FORMULA, ITEM, CELL = " " * 4, "- ", "|"

Run = list[str]  # kind, text, and of a link the method it leads to
Block = dict[str, Any]


def blocks_of(markdown: str, methods: Collection[str]) -> list[Block]:
    """Only the Markdown that these pages use. Links to a method that is not among `methods` become plain words."""
    return [_block(text, methods) for text in BLANK_LINE.split(markdown.strip("\n")) if text.strip()]


def _block(text: str, methods: Collection[str]) -> Block:
    lines = text.splitlines()
    if all(line.startswith(FORMULA) for line in lines):
        return {"kind": "formula", "lines": [line.strip() for line in lines]}
    if lines[0].startswith(CELL):
        rows = [[_runs(cell.strip(), methods) for cell in line.strip(CELL + " ").split(CELL)] for line in lines]
        return {"kind": "table", "head": rows[0], "rows": rows[2:]}
    if lines[0].startswith(ITEM):
        items = re.split(r"^- ", text, flags=re.MULTILINE)[1:]
        return {"kind": "list", "items": [_runs(item, methods) for item in items]}
    return {"kind": "paragraph", "runs": _runs(text, methods)}


def _runs(text: str, methods: Collection[str]) -> list[Run]:
    """Stretches of one kind of type: plain, strong, emph, code, link."""
    text = WRAPPED.sub(" ", text).strip()
    runs, end = list[Run](), 0
    for found in MARKED.finditer(text):
        runs += [["plain", text[end : found.start()]], _marked(found, methods)]
        end = found.end()
    return [run for run in [*runs, ["plain", text[end:]]] if run[1]]


def _marked(found: re.Match[str], methods: Collection[str]) -> Run:
    if found["linked"]:
        return ["link", found["linked"], found["to"]] if found["to"] in methods else ["plain", found["linked"]]
    kind = str(found.lastgroup)
    return [kind, found[kind]]
