"""company.toml for a workspace that has none: its name from the folder, its currency and revenue by the exports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from data_sources.declarations import Company, check_currency, iso_currencies
from data_sources.detections import Detection
from data_sources.proposing.export_tables import ExportTable
from data_sources.proposing.proposal import CompanyProposal, SourceProposal

SIGNS = {"€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY", "zł": "PLN", "Kč": "CZK", "$": "USD"}
# Of the euro's many users and the dollar's: what is written where nothing tells, so that a build can run.
WITHOUT_EVIDENCE = "EUR"
RECURRING, ORDERS = ("subscription", "revenue"), ("purchase",)
LOOKED_AT_VALUES = 200
CODE = re.compile(r"(?<![A-Za-z])([A-Za-z]{3})(?![A-Za-z])")


def guess_company(
    folder: Path,
    tables: Sequence[ExportTable],
    sources: Sequence[SourceProposal],
    name: str | None,
    currency: str | None,
) -> CompanyProposal:
    """The company as these exports show it; a declared name or currency goes before. Raises InputMistake."""
    if currency:
        check_currency(currency, "--currency")
    filled = {each.source.table for each in sources}
    model: Literal["purchase", "subscription"] = (
        "purchase" if filled & {*ORDERS} and not filled & {*RECURRING} else "subscription"
    )
    found, told = (currency, "given with the command") if currency else _currency(tables)
    company = Company(name=name or _name_of(folder), currency=found or WITHOUT_EVIDENCE, revenue_model=model)
    revenue = (
        f"revenue_model {model}: the exports hold {', '.join(sorted(filled & {*RECURRING, *ORDERS})) or 'no money'}"
    )
    questions = () if found else (_ask_currency(),)
    said = (
        f"currency {company.currency}: {told}"
        if found
        else f"currency {company.currency}: nothing in the exports tells"
    )
    return CompanyProposal(company, (f"name {company.name}: from the folder", said, revenue), questions)


def _name_of(folder: Path) -> str:
    return re.sub(r"[_\-.]+", " ", folder.resolve().name).strip().title() or "Company"


def _currency(tables: Sequence[ExportTable]) -> tuple[str | None, str]:
    votes: Counter[str] = Counter()
    places: dict[str, str] = {}
    for table in tables:
        for facts in table.columns:
            spoken = (
                (facts.header, *list(facts.values)[:LOOKED_AT_VALUES])
                if _may_tell(facts.kind, facts.average_length)
                else (facts.header,)
            )
            for code in {code for text in spoken for code in _codes(text, text == facts.header)}:
                votes[code] += 1
                places.setdefault(code, f"{facts.header!r} in {table.looked_at}")
    if not votes:
        return None, ""
    code, many = votes.most_common(1)[0]
    others = ", ".join(f"{each} in {votes[each]}" for each in votes if each != code)
    return code, f"{many} columns name it, such as {places[code]}{f'; others: {others}' if others else ''}"


def _may_tell(kind: str, length: float) -> bool:
    """Money with its sign, or a column of codes; codes in prose and names are no currencies."""
    return kind == "number" or length <= 3.5


def _codes(text: str, is_header: bool) -> set[str]:
    found = {code for sign, code in SIGNS.items() if sign in text}
    if re.search(r"[A-Z]{2}\$", text):
        found.discard("USD")
    for code in CODE.findall(text):
        is_code = code.upper() in iso_currencies() and (
            code.isupper() or not is_header or code in ("eur", "usd", "gbp", "chf")
        )
        if is_code and code.upper() not in ("ALL", "TRY", "TOP", "MOP"):
            found.add(code.upper())
    return found


def _ask_currency() -> Detection:
    return Detection(
        "currency",
        WITHOUT_EVIDENCE,
        "unsure",
        "No header, no cell and no currency column names a currency.",
        f'company.toml: currency = "{WITHOUT_EVIDENCE}"',
    )
