"""Writes delimited text as departments do, broken lines included."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pandas as pd

from data_sources.sample.facts import TRUNCATED, UNTERMINATED

FIELDS_OF_A_TRUNCATED_LINE = 2


@dataclass(frozen=True)
class TextFormat:
    delimiter: str = ","
    encoding: str = "utf-8"
    line_end: str = "\r\n"


def write_text(path: Path, table: pd.DataFrame, form: TextFormat, received_at: datetime) -> None:
    """One line per row under a header. Rows marked TRUNCATED or UNTERMINATED in columns of that name break off."""
    shown = [name for name in table.columns if name not in (TRUNCATED, UNTERMINATED)]
    fields = [[_quoted(value, form.delimiter) for value in table[name].tolist()] for name in shown]
    rows = list(zip(*fields, strict=True))
    lines = [form.delimiter.join(row) for row in rows]
    for position in _marked(table, TRUNCATED):
        lines[position] = form.delimiter.join(rows[position][:FIELDS_OF_A_TRUNCATED_LINE])
    for position in _marked(table, UNTERMINATED):
        lines[position] = form.delimiter.join([*rows[position][:-1], '"still open'])
    header = form.delimiter.join(_quoted(name, form.delimiter) for name in shown)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((form.line_end.join([header, *lines]) + form.line_end).encode(form.encoding))
    set_received(path, received_at)


def set_received(path: Path, received_at: datetime) -> None:
    os.utime(path, (received_at.timestamp(), received_at.timestamp()))


def _marked(table: pd.DataFrame, mark: str) -> Iterable[int]:
    return [] if mark not in table else [row for row, value in enumerate(table[mark].tolist()) if value]


def _quoted(value: str, delimiter: str) -> str:
    if delimiter in value or '"' in value:
        return '"' + value.replace('"', '""') + '"'
    return value
