"""Text that came from exports made safe for the page: what looks like markup in a company's name stays text."""

from __future__ import annotations

import re
from html import escape

BOLD = re.compile(r"\*\*(.+?)\*\*")
# A colon is markup to Streamlit only where a word touches it (":red[", ":smile:").
MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#$~|]|:(?=\w))")
SCALED = re.compile(r"(\d) (thousand|million|billion)\b")


def kept_together(text: str) -> str:
    """No line ends between a number and the word that scales it: "€8.2 million"."""
    return SCALED.sub("\\1\u00a0\\2", text)


def as_html(text: str) -> str:
    """`**bold**` becomes strong type, everything else is shown as it is."""
    return BOLD.sub(r"<strong>\1</strong>", escape(kept_together(text)))


def as_markdown(text: str) -> str:
    """The same for commands that take Markdown."""
    parts = [MARKDOWN.sub(r"\\\1", part) for part in BOLD.split(kept_together(text))]
    return "".join(f"**{part}**" if i % 2 else part for i, part in enumerate(parts))
