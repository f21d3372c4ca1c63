"""Tables and arrays as plain lists and back, column by column, each with its type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

TIME = "datetime64"
TEXT = "str"
MIXED = "object"


def pack_frame(frame: pd.DataFrame, pack: Callable[[object], Any]) -> dict[str, Any]:
    """`pack` packs the cells of columns of no one type."""
    columns = [_pack_column(frame.iloc[:, place], pack) for place in range(frame.shape[1])]
    is_counted = isinstance(frame.index, pd.RangeIndex) and frame.index.start == 0 and frame.index.step == 1
    index = None if is_counted else _pack_column(frame.index.to_series(), pack)
    return {"rows": len(frame), "names": [pack(name) for name in frame.columns], "columns": columns, "index": index}


def unpack_frame(of: dict[str, Any], unpack: Callable[[Any], Any]) -> pd.DataFrame:
    names = [unpack(name) for name in of["names"]]
    index = None if of["index"] is None else _index(of["index"], unpack)
    index = pd.RangeIndex(of["rows"]) if index is None else index
    cells = ((_unpack_column(each, unpack), each["type"]) for each in of["columns"])
    # Pandas would take a mixed column of text for one of text.
    columns = [pd.Series(each, index=index, dtype=kind) if kind == MIXED else each for each, kind in cells]
    frame = pd.DataFrame(dict(enumerate(columns)), index=index)
    frame.columns = pd.Index(names) if names else pd.RangeIndex(0)
    return frame


def _index(of: dict[str, Any], unpack: Callable[[Any], Any]) -> pd.Index:
    return pd.Index(_unpack_column(of, unpack), dtype=of["type"], name=of["name"])


def pack_array(array: np.ndarray) -> dict[str, Any]:
    if array.dtype.kind not in "fiub":
        raise TypeError(f"an array of {array.dtype}")
    return {"type": str(array.dtype), "shape": list(array.shape), "cells": array.ravel().tolist()}


def unpack_array(of: dict[str, Any]) -> np.ndarray:
    return np.array(of["cells"], dtype=of["type"]).reshape(of["shape"])


def _pack_column(column: pd.Series, pack: Callable[[object], Any]) -> dict[str, Any]:
    kind = str(column.dtype)
    if kind == TEXT:
        cells = [None if is_missing else each for each, is_missing in zip(column, column.isna(), strict=True)]
    elif kind.startswith(TIME):
        cells = column.to_numpy().astype("int64").tolist()
    elif kind == MIXED:
        cells = [pack(each) for each in column]
    else:
        cells = pack_array(column.to_numpy())["cells"]
    return {"type": kind, "cells": cells, "name": column.name if isinstance(column.name, str) else None}


def _unpack_column(of: dict[str, Any], unpack: Callable[[Any], Any]) -> Any:
    kind = of["type"]
    if kind == TEXT:
        return pd.array(of["cells"], dtype=TEXT)
    if kind.startswith(TIME):
        return np.array(of["cells"], dtype="int64").view(kind)
    if kind == MIXED:
        return [unpack(each) for each in of["cells"]]
    return np.array(of["cells"], dtype=kind)
