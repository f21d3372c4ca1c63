"""A file that declares something, read strictly: TOML that its model accepts, or a mistake that says where."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from data_sources.mistakes import InputMistake, nearest

Model = TypeVar("Model", bound=BaseModel)
DECLARED = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=False)
LEFT_OPEN = re.compile(r"=\s*\[[^\]]*$")  # a list that does not end on its line
# What the kinds of a value are called in TOML, where pydantic has Python's words for them.
KINDS = {
    "a valid tuple": "a list in [brackets]",
    "a valid string": "a text in quotes",
    "a valid number": "a number without quotes",
}


def toml_of(path: Path) -> dict[str, object]:
    """What the file holds. Raises InputMistake."""
    content = path.read_bytes()
    try:
        # Windows editors begin the file with a byte order mark, which TOML does not know.
        return tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputMistake(
            f"{path.name} cannot be read: {error}{_left_open(content, str(error))}.",
            "TOML in UTF-8: texts in quotes, lists in [brackets], dates as 2026-09-30 without quotes.",
            "A quote, a bracket or an equals sign is missing near the place named.",
            f"{path.name}.",
        ) from None


def _left_open(content: bytes, error: str) -> str:
    """Where the list began that the end of the file was reached in: the reader tells that end alone."""
    if "end of document" not in error:
        return ""
    lines = content.decode("utf-8-sig").splitlines()
    begun = next((number for number in range(len(lines), 0, -1) if LEFT_OPEN.search(lines[number - 1])), 0)
    return f"; the list that begins on line {begun} has no end" if begun else ""


def validated(model: type[Model], entry: object, where: str) -> Model:
    """Raises InputMistake, which tells the first thing that the model refuses."""
    try:
        return model.model_validate(entry)
    except ValidationError as error:
        raise as_mistake(error, model, where) from None


def as_mistake(error: ValidationError, model: type[BaseModel], where: str) -> InputMistake:
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"] if part not in ("str", "int", "float", "bool"))
    if first["type"] == "extra_forbidden":
        return unknown_key(key, list(model.model_fields), where)
    if first["type"] == "missing":
        return InputMistake(
            f"{where} has no {key}.",
            f"{key} is needed.",
            "The line was left out, or its key is misspelt.",
            f"{where.rstrip(',')}: add {key} = ….",
        )
    message = first["msg"].removeprefix("Input ").removeprefix("String ").removeprefix("Value error, ").rstrip(".")
    for kind, in_toml in KINDS.items():
        message = message.replace(kind, in_toml)
    return InputMistake(
        f"{where} says {key} = {first['input']!r}.",
        f"{key} {message}.",
        "A value of another kind, or out of its range, was written there.",
        f"{where.rstrip(',')}: {key}.",
    )


def unknown_key(key: str, known: list[str], where: str) -> InputMistake:
    return InputMistake(
        f"{where} has a key {key!r} that means nothing. {nearest(key, known)}",
        f"One of {', '.join(known)}.",
        "The key is misspelt, or stands below another [table] than it should.",
        f"{where.rstrip(',')}: {key}.",
    )
