"""sources.toml and company.toml written by this program: comments kept, and never left half written or unreadable."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import tomlkit
from tomlkit.items import AoT, Table

from data_sources.declarations import COMPANY_FILE, SOURCES_FILE, Company, Source, read_sources
from data_sources.header_changes import HeaderChange
from data_sources.mistakes import InputMistake
from data_sources.workspace import open_workspace, replace_text

HEADING = "Which export fills which table of the record. One [[source]] for each table; several may read one export."
TABLES_OF_A_SOURCE = ("only", "columns", "constants", "values", "renamed")  # below the plain keys, in this order
PLAIN_KEYS = tuple(name for name in Source.model_fields if name not in TABLES_OF_A_SOURCE)


def write_sources(
    workspace: Path,
    sources: Sequence[Source],
    replaces: Sequence[str] = (),
    comments: Mapping[str, Sequence[str]] | None = None,
) -> Path:
    """Adds the sources to sources.toml, or puts them in the place of those that `replaces` names.

    `comments` holds, by a source's name, lines that are written above it. What was in the file stays as it is, comments
    too. Raises InputMistake, and leaves the file as it was, where the result could not be read again.
    """
    path = open_workspace(workspace).folder / SOURCES_FILE
    text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    replace_checked(path, with_sources(text, sources, replaces, comments or {}))
    return path


def with_sources(
    text: str, sources: Sequence[Source], replaces: Sequence[str], comments: Mapping[str, Sequence[str]]
) -> str:
    """The text of sources.toml with these sources in it."""
    document = tomlkit.parse(text)
    if not text.strip():
        document.add(tomlkit.comment(HEADING))
    listed = document.get("source")
    if not isinstance(listed, AoT):
        listed = tomlkit.aot()
        document["source"] = listed
        listed = document["source"]
    for name in replaces:
        position = next((i for i, entry in enumerate(listed) if entry.get("name") == name), None)
        if position is not None:
            del listed[position]
    taken = {str(entry.get("name")) for entry in listed}
    for source in sources:
        name = free_name(source.name, taken)
        taken.add(name)
        listed.append(_entry(source.model_copy(update={"name": name}), comments.get(source.name, ())))
    return tomlkit.dumps(document)


def write_mends(workspace: Path, changes: Sequence[HeaderChange]) -> tuple[str, ...]:
    """Adds the proposed entries to [source.renamed] of the sources that need them; returns their names."""
    path = open_workspace(workspace).folder / SOURCES_FILE
    document = tomlkit.parse(path.read_text(encoding="utf-8-sig"))
    mended = []
    for change in changes:
        entry = next((each for each in document["source"] if each.get("name") == change.source), None)
        if entry is None or not change.renamed:
            continue
        if "renamed" not in entry:
            entry["renamed"] = tomlkit.table()
        for new, old in change.mend().items():
            entry["renamed"][new] = old
        mended.append(change.source)
    if mended:
        replace_checked(path, tomlkit.dumps(document))
    return tuple(dict.fromkeys(mended))


def free_name(wanted: str, taken: set[str]) -> str:
    """The name, or the name with the first number that makes it another."""
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}_{number}"
    return name


def write_company(workspace: Path, company: Company, comments: Sequence[str] = ()) -> Path:
    """Writes company.toml, which must not be there. `comments` are lines above it. Raises InputMistake."""
    path = open_workspace(workspace).folder / COMPANY_FILE
    if path.exists():
        raise InputMistake(
            f"{path} is there already.",
            "A workspace without it: what a company declares of itself is not overwritten.",
            "It was written before, or by somebody else meanwhile.",
            f"Edit {path} by hand.",
        )
    replace_text(path, company_text(company, comments))
    return path


def company_text(company: Company, comments: Sequence[str]) -> str:
    """company.toml: every key but those that are left to their default without a word."""
    document = tomlkit.document()
    for line in comments:
        document.add(tomlkit.comment(line))
    for key, value in company.model_dump(exclude_none=True, exclude={"not_actionable_reasons"}).items():
        document[key] = value
    if company.not_actionable_reasons != Company.model_fields["not_actionable_reasons"].default:
        document["not_actionable_reasons"] = list(company.not_actionable_reasons)
    return tomlkit.dumps(document)


def replace_checked(path: Path, text: str) -> None:
    """Replaces sources.toml by a text that was read again without a mistake."""
    with tempfile.TemporaryDirectory(prefix="empty-chair-") as folder:
        (Path(folder) / SOURCES_FILE).write_text(text, encoding="utf-8")
        read_sources(Path(folder))
    replace_text(path, text)


def _entry(source: Source, comments: Sequence[str]) -> Table:
    entry = tomlkit.table()
    for line in comments:
        entry.add(tomlkit.comment(line))
    plain = source.model_dump(exclude_defaults=True, exclude_none=True)
    for key in PLAIN_KEYS:
        if key in plain:
            entry[key] = list(plain[key]) if isinstance(plain[key], tuple) else plain[key]
    for key in TABLES_OF_A_SOURCE:
        if plain.get(key):
            entry[key] = _table(plain[key])
    return entry


def _table(values: Mapping[str, object]) -> Table:
    table = tomlkit.table(is_super_table=all(isinstance(each, Mapping) for each in values.values()))
    for name, value in values.items():
        if isinstance(value, Mapping):
            table[name] = _table(value)
        else:
            table[name] = list(value) if isinstance(value, tuple) else value
    return table
