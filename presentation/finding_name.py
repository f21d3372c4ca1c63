"""A finding's short name: its id without its story's, for anchors, keys and file names."""

from __future__ import annotations

import re


def short_name(finding_id: str) -> str:
    """ "satisfaction/mix" becomes "mix"; nothing is left that an address or a file name could not hold."""
    return re.sub(r"[^A-Za-z0-9_-]+", "-", finding_id.rsplit("/", 1)[-1])
