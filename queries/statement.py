"""A statement is a file below queries/: its path is its name, its header says what it reads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


class UnknownQuery(LookupError):
    """There is no file of that name below queries/."""


@dataclass(frozen=True)
class Statement:
    """One SQL text with the tables that its header says it reads and the parameters that it takes."""

    name: str
    text: str
    reads: tuple[str, ...]
    parameters: tuple[str, ...]


@cache
def statement(name: str) -> Statement:
    """The statement at queries/NAME.sql. Raises UnknownQuery with the names nearby."""
    path = FOLDER / f"{name}.sql"
    if not path.is_file():
        near = ", ".join(sorted(p.stem for p in path.parent.glob("*.sql"))) or "no statement at all"
        raise UnknownQuery(f"no query {name!r}; {path.parent.name}/ holds {near}")
    text = path.read_text(encoding="utf-8")
    return Statement(name, text, _reads(text), _parameters(text))


def statements(folder: str) -> tuple[Statement, ...]:
    """Every statement of one folder, by name."""
    return tuple(statement(f"{folder}/{path.stem}") for path in sorted((FOLDER / folder).glob("*.sql")))


def _reads(text: str) -> tuple[str, ...]:
    """Tables named in the header's line "-- reads: record.feedback, mart.customer"."""
    lines = re.findall(r"^-- reads:(.*)$", text, flags=re.MULTILINE)
    return tuple(name.strip() for line in lines for name in line.split(",") if name.strip() not in ("", "nothing"))


def _parameters(text: str) -> tuple[str, ...]:
    body = re.sub(r"--.*$", "", text, flags=re.MULTILINE)
    return tuple(sorted(set(re.findall(r"\$([a-z_]+)", body))))
