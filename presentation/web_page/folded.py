"""A part that opens when it is asked for; the browser does it, with no script."""

from __future__ import annotations

from html import escape


def folded(kind: str, name: str, content: str, anchor: str = "") -> str:
    """`content` is HTML; `anchor` is what a link to it names."""
    place = f' id="{anchor}"' if anchor else ""
    return f'<details class="folded {kind}"{place}><summary>{escape(name)}</summary>{content}</details>'
