"""What stories are made of, as plain JSON and back: between processes and on disk, where nothing may run when read.

A dataclass is a list: the place of its class among those named, then its fields. Any other value that JSON has no form
for is an object with one mark of those below. A class is looked up by its name among the analysis's own frozen
dataclasses and enumerations: a text that names anything else is refused, never run.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, partial
from importlib import import_module
from typing import Any

import numpy as np
import pandas as pd

from presentation.telling.packed_frames import pack_array, pack_frame, unpack_array, unpack_frame
from queries.run import Edition

OWN = ("analysis.", "queries.run")  # modules whose classes and functions may be named
EDITION, ENUM, CALL, LATER = "edition", "enum", "call", "later"
CLASSES, VALUE = "classes", "value"
COMPOUND = (list, dict)  # of JSON: anything else is what it is
MAPPING, TUPLE, LIST, SET = "mapping", "tuple", "list", "set"
DAY, MOMENT, MISSING = "day", "moment", "missing"
FRAME, SAME, SERIES, ARRAY = "frame", "same", "series", "array"


class NotPacked(TypeError):
    """A value of a kind that has no packed form."""


class NotUnpacked(ValueError):
    """A text that is no packed value, or names what may not be named."""


def packed(value: object) -> str:
    """Raises NotPacked."""
    return _Packer().text(value)


def unpacked(text: str, edition: Edition) -> Any:
    """What was packed, resting on this edition wherever it rested on one. Raises NotUnpacked."""
    try:
        form = json.loads(text)
        return _Unpacker(edition, form[CLASSES]).unpack(form[VALUE])
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, ImportError, zlib.error) as error:
        raise NotUnpacked(str(error)) from error


class Later:
    """A finding under other assumptions, unpacked when the first one is moved: most readers move none."""

    def __init__(self, small: bytes, edition: Edition) -> None:
        self.small, self._edition = small, edition
        self._made: Callable[..., Any] | None = None

    def __call__(self, *given: object) -> Any:
        if self._made is None:
            self._made = unpacked(zlib.decompress(self.small).decode(), self._edition)
        return self._made(*given)


class _Packer:
    def __init__(self) -> None:
        self._frames: dict[int, tuple[int, object]] = {}  # kept alive, so that no id is given twice
        self._classes: dict[str, int] = {}
        # In this order: a time is a day, too, and a missing one is a time.
        self._kinds: tuple[tuple[Any, Callable[[Any], Any]], ...] = (
            (np.floating | float, float),
            (np.bool_, bool),
            (np.integer, int),
            (str, str),
            (Mapping, lambda of: {MAPPING: [[self.pack(key), self.pack(each)] for key, each in of.items()]}),
            (tuple, lambda of: {TUPLE: [self.pack(each) for each in of]}),
            (list, lambda of: {LIST: [self.pack(each) for each in of]}),
            (set | frozenset, lambda of: {SET: sorted((self.pack(each) for each in of), key=str)}),
            (type(pd.NaT) | type(pd.NA), lambda of: {MISSING: "NaT" if of is pd.NaT else "NA"}),
            (datetime, lambda of: {MOMENT: [isinstance(of, pd.Timestamp), of.isoformat()]}),
            (date, lambda of: {DAY: of.isoformat()}),
            (pd.DataFrame, self._frame),
            (pd.Series, lambda of: {SERIES: [self.pack(of.name), pack_frame(of.to_frame("cells"), self.pack)]}),
            (np.ndarray, lambda of: {ARRAY: pack_array(of)}),
            (Later, lambda of: {LATER: b64encode(of.small).decode()}),
            (partial, lambda of: {LATER: b64encode(zlib.compress(_Packer().text(_Call(of)).encode(), 1)).decode()}),
            (_Call, lambda of: {CALL: [_name_of(of.of.func), [self.pack(each) for each in of.of.args]]}),
        )

    def text(self, value: object) -> str:
        value_form = self.pack(value)
        return json.dumps({CLASSES: list(self._classes), VALUE: value_form}, ensure_ascii=False, separators=(",", ":"))

    def pack(self, value: object) -> Any:
        if value is None or type(value) in (bool, int, float, str):
            return value
        if isinstance(value, Edition):
            return {EDITION: True}
        if is_dataclass(value) and not isinstance(value, type):
            place = self._classes.setdefault(_name_of(type(value)), len(self._classes))
            return [place, *(self.pack(getattr(value, each.name)) for each in fields(value))]
        if isinstance(value, Enum):
            return {ENUM: [_name_of(type(value)), value.value]}
        for kinds, packing in self._kinds:
            if isinstance(value, kinds):
                return packing(value)
        raise NotPacked(f"{type(value).__module__}.{type(value).__qualname__}")

    def _frame(self, frame: pd.DataFrame) -> Any:
        """The grounds of a finding name one frame several times."""
        if id(frame) in self._frames:
            return {SAME: self._frames[id(frame)][0]}
        self._frames[id(frame)] = len(self._frames), frame
        return {FRAME: pack_frame(frame, self.pack)}


class _Unpacker:
    def __init__(self, edition: Edition, classes: list[str]) -> None:
        self._classes = [_own_class(name) for name in classes]
        self._frames: list[pd.DataFrame] = []
        self._marked: dict[str, Callable[[Any], Any]] = {
            EDITION: lambda of: edition,
            ENUM: lambda of: _own_enum(of[0])(of[1]),
            MAPPING: lambda of: {self.unpack(key): self.unpack(each) for key, each in of},
            TUPLE: lambda of: tuple(map(self.unpack, of)),
            LIST: lambda of: list(map(self.unpack, of)),
            SET: lambda of: frozenset(map(self.unpack, of)),
            MISSING: lambda of: pd.NaT if of == "NaT" else pd.NA,
            MOMENT: lambda of: pd.Timestamp(of[1]) if of[0] else datetime.fromisoformat(of[1]),
            DAY: date.fromisoformat,
            FRAME: self._frame,
            SAME: lambda of: self._frames[of],
            SERIES: lambda of: unpack_frame(of[1], self.unpack)["cells"].rename(self.unpack(of[0])),
            ARRAY: unpack_array,
            LATER: lambda of: Later(b64decode(of), edition),
            CALL: lambda of: partial(_own_function(of[0]), *map(self.unpack, of[1])),
        }

    def unpack(self, form: Any) -> Any:
        kind = type(form)
        if kind is list:
            parts = [self.unpack(each) if type(each) in COMPOUND else each for each in form[1:]]
            return self._classes[form[0]](*parts)
        if kind is not dict:
            return form
        ((mark, of),) = form.items()
        return self._marked[mark](of)

    def _frame(self, of: Any) -> pd.DataFrame:
        place = len(self._frames)
        frame = unpack_frame(of, self.unpack)
        self._frames.insert(place, frame)
        return frame


class _Call:
    """A function of the analysis with its first arguments."""

    def __init__(self, of: partial[Any]) -> None:
        if of.keywords:
            raise NotPacked(f"{of.func} with arguments by name")
        self.of = of


def _name_of(thing: Any) -> str:
    if not thing.__module__.startswith(OWN) or "<" in thing.__qualname__:
        raise NotPacked(f"{thing.__module__}:{thing.__qualname__}")
    return f"{thing.__module__}:{thing.__qualname__}"


@cache
def _own_class(name: str) -> Any:
    found = _named(name)
    return found if isinstance(found, type) and is_dataclass(found) and found is not Edition else _refuse(name)


@cache
def _own_enum(name: str) -> Any:
    found = _named(name)
    return found if isinstance(found, type) and issubclass(found, Enum) else _refuse(name)


@cache
def _own_function(name: str) -> Any:
    """A finding under other assumptions: what gives anything else is not called."""
    found = _named(name)
    gives = getattr(found, "__annotations__", {}).get("return")
    return found if callable(found) and gives == "Finding" else _refuse(name)


def _named(name: str) -> Any:
    module, _, path = name.partition(":")
    if not module.startswith(OWN):
        _refuse(name)
    found: Any = import_module(module)
    for part in path.split("."):
        found = getattr(found, part)
    return found if getattr(found, "__module__", None) == module else _refuse(name)


def _refuse(name: str) -> Any:
    raise NotUnpacked(f"{name} may not be named")
