"""A briefing as one HTML file that needs nothing else: no network, no server, no fonts of the reader's machine."""

from __future__ import annotations

from presentation.web_page.document import write_web_page

__all__ = ["write_web_page"]
