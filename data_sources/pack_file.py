"""The file of one version of a pack, read strictly and written: TOML with a [[page]] for each finding."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit
from pydantic import BaseModel, ValidationError

from data_sources.declared_files import as_mistake, toml_of, unknown_key
from data_sources.mistakes import InputMistake
from data_sources.pack_model import Pack, PackAsk, PackAssumptions, PackPage
from data_sources.toml_lines import TomlLines

HEAD = "# A version of a board pack. The app writes a new file at each change and never this one again.\n\n"
FROM_THE_PATH = ("name", "version")  # a copied folder is a pack of its own
TOP = [*(key for key in Pack.model_fields if key not in (*FROM_THE_PATH, "pages")), "page"]


def read_pack_file(path: Path, name: str, version: int) -> Pack:
    """Raises InputMistake, which names the line."""
    declared = toml_of(path)
    lines = TomlLines(path.read_text(encoding="utf-8-sig"), "page")
    shown = f"packs/{name}/{path.name}"
    for key in declared:
        if key not in TOP:
            raise unknown_key(key, TOP, f"{shown}, line {lines.of_top_key(key)},")
    pages = declared.pop("page", [])
    if not isinstance(pages, list):
        raise _single_brackets(shown, lines.of_top_key("page"))
    for position, entry in enumerate(pages):
        _page(entry, position, lines, shown)
    try:
        return Pack.model_validate({**declared, "name": name, "version": version, "pages": pages})
    except ValidationError as error:
        raise _located(error, lines, shown) from None


def pack_as_toml(pack: Pack) -> str:
    """What is not stated is left out, so that the file reads as what somebody chose."""
    said = _filled(pack.model_dump(exclude={*FROM_THE_PATH, "pages", "ask"}))
    written = tomlkit.item(said | ({"ask": ask} if (ask := _filled(pack.ask.model_dump())) else {}))
    document = tomlkit.document()
    for key, value in written.items():
        document.add(key, value)
    pages = tomlkit.aot()
    for page in pack.pages:
        pages.append(tomlkit.item(_filled(page.model_dump())))
    if pack.pages:
        document.add("page", pages)
    return HEAD + tomlkit.dumps(document)


def _filled(given: Mapping[str, Any]) -> dict[str, Any]:
    nested = {name: _filled(value) if isinstance(value, dict) else value for name, value in given.items()}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in nested.items()
        if value not in ("", None, {})
    }


def _page(entry: object, position: int, lines: TomlLines, shown: str) -> None:
    try:
        PackPage.model_validate(entry)
    except ValidationError as error:
        loc = error.errors(include_url=False)[0]["loc"]
        line = lines.of_key(position, _last_key(loc))
        model: type[BaseModel] = PackAssumptions if loc[0] == "assumptions" and len(loc) > 1 else PackPage
        raise as_mistake(error, model, f"{shown}, line {line}, page {position + 1},") from None


def _located(error: ValidationError, lines: TomlLines, shown: str) -> InputMistake:
    loc = error.errors(include_url=False)[0]["loc"]
    model: type[BaseModel] = PackAsk if loc[0] == "ask" and len(loc) > 1 else Pack
    return as_mistake(error, model, f"{shown}, line {lines.of_top_key(_last_key(loc))},")


def _last_key(loc: tuple[int | str, ...]) -> str:
    return next((part for part in reversed(loc) if isinstance(part, str)), "")


def _single_brackets(shown: str, line: int) -> InputMistake:
    return InputMistake(
        f"{shown}, line {line}, says page in single brackets, or as a value.",
        "A line [[page]] before each finding.",
        "A bracket was left out.",
        f"{shown}, line {line}: write [[page]].",
    )
