"""What a workspace declares: company.toml and sources.toml, read strictly so that a typo never passes silently."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from data_sources.declared_files import DECLARED, toml_of, unknown_key, validated
from data_sources.mistakes import InputMistake, did_you_mean
from data_sources.source_checks import check_against_record

COMPANY_FILE = "company.toml"
SOURCES_FILE = "sources.toml"
# Reasons for leaving that nobody in the company can act on, as exports usually spell them.
NOT_ACTIONABLE = ("deceased", "moved", "death", "relocated", "moved away", "out of business", "insolvent", "bankruptcy")

Scalar = str | bool | int | float | date


class Company(BaseModel):
    """company.toml. Shares in 0 to 1; `as_of` None means the latest date in the exports."""

    model_config = DECLARED

    name: Annotated[str, Field(min_length=1)]
    currency: str
    fiscal_year_starts_in: Annotated[int, Field(ge=1, le=12)] = 1
    as_of: date | None = None
    revenue_model: Literal["subscription", "purchase"] = "subscription"
    minimum_group_size: Annotated[int, Field(ge=1)] = 10
    discount_rate: Annotated[float, Field(ge=0, lt=1)] = 0.10
    gross_margin: Annotated[float, Field(gt=0, le=1)] = 0.75
    quotations: Literal["redacted", "none", "named"] = "redacted"  # of customers' own words, what may be shown
    not_actionable_reasons: tuple[str, ...] = NOT_ACTIONABLE


class Source(BaseModel):
    """One [[source]] of sources.toml: which exports it matches, whose they are, and how their columns fill a table."""

    model_config = DECLARED

    name: Annotated[str, Field(min_length=1)]
    department: Annotated[str, Field(min_length=1)]
    match: Annotated[str, Field(min_length=1)]
    table: str
    sheet: str | None = None
    range: str | None = None  # "B5:F" or "B5:F200": one of several tables on a sheet
    header_row: Annotated[int, Field(ge=0)] | None = None  # 0: no header; columns are "column 1", "column 2", …
    header_rows: Annotated[int, Field(ge=1, le=9)] | None = None
    header_repeats: bool = False  # exports pasted together: the header stands again within the table
    skip_last_rows: Annotated[int, Field(ge=0)] = 0
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    decimal: Literal[".", ","] | None = None
    thousands: str | None = None
    dates: str | tuple[str, ...] | None = None
    currency: str | None = None
    missing: tuple[str, ...] = ()  # texts that stand for no value, in every column of the source
    repeats: Literal["append", "snapshot"] = "append"
    key: tuple[str, ...] = ()
    attributes: tuple[str, ...] = ()
    columns: Mapping[str, str] = Field(default_factory=dict)
    constants: Mapping[str, Scalar] = Field(default_factory=dict)
    values: Mapping[str, Mapping[str, Scalar]] = Field(default_factory=dict)
    only: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    renamed: Mapping[str, str] = Field(default_factory=dict)  # a new header in the export = the header declared here


def read_company(folder: Path) -> Company:
    """The company of a workspace. Raises InputMistake."""
    path = folder / COMPANY_FILE
    company = validated(Company, _toml(path), COMPANY_FILE)
    check_currency(company.currency, COMPANY_FILE)
    return company


def read_sources(folder: Path) -> tuple[Source, ...]:
    """The sources of a workspace, in declared order. Raises InputMistake."""
    declared = _toml(folder / SOURCES_FILE)
    unknown = [key for key in declared if key != "source"]
    if unknown:
        raise unknown_key(unknown[0], ["source"], SOURCES_FILE)
    entries = declared.get("source", [])
    if not isinstance(entries, list) or not entries:
        raise InputMistake(
            f"{SOURCES_FILE} declares no source.",
            "One [[source]] for each record table that an export fills.",
            "The file is empty, or says [source] with single brackets.",
            f"{SOURCES_FILE}: begin each source with a line [[source]].",
        )
    sources = tuple(_source(entry, position) for position, entry in enumerate(entries, start=1))
    _refuse_repeated_names(sources)
    return sources


def check_currency(code: str, where: str) -> None:
    """Raises InputMistake unless the code is one of ISO 4217."""
    if code not in iso_currencies():
        near = did_you_mean(code, sorted(iso_currencies()))
        raise InputMistake(
            f"{where} says currency = {code!r}, which is no currency. {near}".strip(),
            'A code of ISO 4217: three capital letters, such as "EUR", "USD" or "GBP".',
            "A symbol, a name or a misspelt code was written in place of the code.",
            f"{where}: currency.",
        )


@cache
def iso_currencies() -> frozenset[str]:
    """The codes of ISO 4217 in use, without those for metals, funds and tests."""
    return frozenset((Path(__file__).parent / "currencies.txt").read_text(encoding="ascii").split())


def _source(entry: object, position: int) -> Source:
    label = f"{SOURCES_FILE}, source {position}"
    if isinstance(entry, dict) and isinstance(entry.get("name"), str):
        label = f"{SOURCES_FILE}, source {entry['name']!r}"
    source = validated(Source, entry, label)
    check_against_record(source, label)
    if source.currency is not None:
        check_currency(source.currency, label)
    return source


def _refuse_repeated_names(sources: tuple[Source, ...]) -> None:
    names = [source.name for source in sources]
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise InputMistake(
            f"{SOURCES_FILE} declares {names.count(repeated[0])} sources named {repeated[0]!r}.",
            "A name of its own for each source: rejections and notes are told apart by it.",
            "A source was copied and its name was left as it was.",
            f"{SOURCES_FILE}: name.",
        )


def _toml(path: Path) -> dict[str, object]:
    if not path.is_file():
        raise InputMistake(
            f"{path.parent} holds no {path.name}.",
            f"A workspace: a folder with {COMPANY_FILE}, {SOURCES_FILE} and exports/.",
            "The folder is not a workspace, or the file has another name.",
            f"Write {path}, or name another workspace.",
        )
    return toml_of(path)
