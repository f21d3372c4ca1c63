"""Layers put together by Altair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

# Rows stay beside the chart that draws them, not in a catalogue of data sets over it.
alt.data_transformers.enable("default", consolidate_datasets=False)


class _Layers(alt.LayerSpec):
    """Assembled unchecked: checking against the schema takes 0.3 s a chart; the tests check every kind."""

    _class_is_valid_at_instantiation = False


def assembled(layers: Sequence[dict[str, Any]]) -> dict[str, Any]:
    spec: dict[str, Any] = _Layers(layer=list(layers)).to_dict(validate=False)
    return spec
