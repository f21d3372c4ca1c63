"""Style sheets of assets/ for whatever shows HTML, and the theme's colours and fonts as custom properties."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache

from presentation.theme import ASSETS, PaletteName, fonts, palette


@cache
def sheet(name: str) -> str:
    """assets/NAME without comments and line ends: it travels with every page."""
    css = (ASSETS / name).read_text(encoding="utf-8")
    return re.sub(r"\s*([{};:,>])\s+", r"\1", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip()


@cache
def script(name: str) -> str:
    """assets/NAME without what is there for its reader alone."""
    lines = (line.strip() for line in (ASSETS / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def colours_of(palette_name: PaletteName) -> dict[str, str]:
    """By the name that style sheets use: "accent-wash"."""
    colours = palette(palette_name)
    return {
        field.name.replace("_", "-"): getattr(colours, field.name)
        for field in fields(colours)
        if field.name not in ("name", "series")
    }


def variables(values: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in values.items())


def type_variables() -> str:
    return f"--serif:{fonts().serif};--sans:{fonts().sans}"
