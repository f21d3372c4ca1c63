"""One chart for both of a reader's schemes: where light and dark differ stands the name of a style sheet's colour."""

from __future__ import annotations

import re
from typing import Any

from presentation.charts.canvas import Spec

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")


class Schemes:
    """The pairs of colours met so far, each with the name of the custom property that holds it."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, str], str] = {}

    def joined(self, light: Spec, dark: Spec) -> Spec:
        """The specification that is right in both; a browser puts the colours in as the scheme changes."""
        joined = self._joined(light, dark)
        assert isinstance(joined, dict)
        return joined

    @property
    def light(self) -> dict[str, str]:
        return {name: pair[0] for pair, name in self._names.items()}

    @property
    def dark(self) -> dict[str, str]:
        return {name: pair[1] for pair, name in self._names.items()}

    def _joined(self, light: Any, dark: Any) -> Any:
        if isinstance(light, dict) and isinstance(dark, dict) and light.keys() == dark.keys():
            return {key: self._joined(value, dark[key]) for key, value in light.items()}
        if isinstance(light, list) and isinstance(dark, list) and len(light) == len(dark):
            return [self._joined(*pair) for pair in zip(light, dark, strict=True)]
        if light == dark and not _is_colour(light):
            return light
        if _is_colour(light) and _is_colour(dark):
            return f"var(--{self._names.setdefault((light, dark), f'chart-{len(self._names)}')})"
        raise ValueError(f"light and dark differ in more than colours: {light!r} and {dark!r}")


def _is_colour(value: Any) -> bool:
    return isinstance(value, str) and COLOUR.fullmatch(value) is not None
