"""What makes an export fill a record table: which columns speak for it, and without which it cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data_sources.proposing.column_facts import ColumnFacts
from data_sources.proposing.export_tables import ExportTable
from data_sources.proposing.fitting import Fitted, by_kind_alone, fit_columns
from data_sources.proposing.header_words import about

# Enough columns, or a name and some columns, to take an export for a record table.
TAKEN_FROM = 0.55
BY_SHEET_OR_FILE, BY_FOLDER = 0.5, 0.2


@dataclass(frozen=True)
class Rule:
    """How much each column speaks for the table, and the sets of columns of which one has to be there whole."""

    speaks: Mapping[str, float]
    needs: tuple[tuple[str, ...], ...]


# Columns that nothing else has speak loudest: a promised day, a competitor, a tenure. Names and dates are everywhere.
RULES: Mapping[str, Rule] = {
    "service_case": Rule(
        {
            "case_number": 0.2,
            "opened_at": 0.3,
            "first_answered_at": 0.4,
            "resolved_at": 0.25,
            "topic": 0.1,
            "priority": 0.3,
            "reopened": 0.25,
        },
        (("opened_at",), ("case_number", "priority"), ("case_number", "resolved_at")),
    ),
    "subscription": Rule(
        {
            "contract": 0.25,
            "plan": 0.2,
            "started_on": 0.2,
            "ended_on": 0.25,
            "tenure_months": 0.4,
            "monthly_amount": 0.45,
            "end_reason": 0.1,
        },
        (("started_on",), ("tenure_months",), ("monthly_amount",)),
    ),
    "revenue": Rule(
        {"month": 0.2, "recurring_amount": 0.35, "one_off_amount": 0.35, "currency": 0.1},
        (("month", "recurring_amount"), ("month", "one_off_amount")),
    ),
    "purchase": Rule({"ordered_on": 0.25, "amount": 0.35, "product": 0.2, "refunded": 0.25}, (("amount",),)),
    "loss": Rule(
        {"lost_on": 0.3, "reason": 0.35, "category": 0.15, "competitor": 0.4, "amount": 0.1},
        (("lost_on",), ("reason",)),
    ),
    "usage": Rule(
        {"month": 0.1, "used_on": 0.2, "feature": 0.4, "quantity": 0.4},
        (("quantity", "feature"), ("quantity", "month"), ("quantity", "used_on")),
    ),
    "delivery": Rule({"promised_on": 0.5, "finished_on": 0.35}, (("promised_on",),)),
    "initiative": Rule(
        {"name": 0.25, "issue": 0.25, "owner_department": 0.25, "started_on": 0.15, "cost": 0.35}, (("name",),)
    ),
    "invitation": Rule({"invited_on": 0.4}, (("invited_on",),)),
}
# A date or an amount without which the table says little: found by its kind where its header tells nothing.
BY_KIND = {
    "revenue": ("month", "recurring_amount"),
    "purchase": ("ordered_on", "amount"),
    "loss": ("lost_on",),
    "usage": ("quantity",),
    "invitation": ("invited_on",),
}
# What an export is called decides between tables that look alike; a date and an amount may be many things.
NEEDS_ITS_NAME = ("invitation", "usage")


@dataclass(frozen=True)
class TableGuess:
    """A record table that an export fills, with how sure that is and why."""

    table: str
    fitted: Fitted
    score: float
    evidence: tuple[str, ...]


def event_tables(table: ExportTable, customer: str | None, leave: frozenset[str]) -> list[TableGuess]:
    """The record tables of events that the export may fill, the likeliest first; without the columns to leave."""
    names = [name for name in RULES if (name == "initiative") == (customer is None)]
    guesses = [each for name in names if (each := _guess(table, name, customer, leave)) is not None]
    return sorted(guesses, key=lambda each: -each.score)


def _guess(table: ExportTable, name: str, customer: str | None, leave: frozenset[str]) -> TableGuess | None:
    named, named_evidence = named_as(table, name)
    columns = [each for each in table.columns if each.header not in leave]
    fitted = fit_columns(name, columns, frozenset({customer} if customer else ()))
    if named >= BY_SHEET_OR_FILE:
        fitted = _completed(fitted, columns, customer)
    spoken = {column: fitted.certainty(column) * weight for column, weight in RULES[name].speaks.items()}
    is_whole = any(all(fitted.header(column) for column in needed) for needed in RULES[name].needs)
    score = named + sum(spoken.values())
    if not is_whole or score < TAKEN_FROM or (name in NEEDS_ITS_NAME and not named and len(_heard(spoken)) < 2):
        return None
    heard = ", ".join(repr(fitted.header(column)) for column in _heard(spoken))
    return TableGuess(name, fitted, score, (*named_evidence, f"its columns {heard} are those of {words_for(name)}"))


def _heard(spoken: Mapping[str, float]) -> list[str]:
    return [column for column, weight in spoken.items() if weight]


def _completed(fitted: Fitted, columns: Sequence[ColumnFacts], customer: str | None) -> Fitted:
    for column in BY_KIND.get(fitted.table, ()):
        taken = {each.header for each in fitted.guesses} | ({customer} if customer else set())
        fitted = by_kind_alone(fitted, column, columns, taken)
    return fitted


def named_as(table: ExportTable, name: str) -> tuple[float, tuple[str, ...]]:
    """Whether the names of sheet, file or folders speak of the record table, and the sentence that says so."""
    depth = 2 if table.place.sheet else 1
    for position, each in enumerate(table.names):
        found = about(each, "tables")
        if name in found:
            weight = BY_SHEET_OR_FILE if position < depth else BY_FOLDER
            # "lost business accounts" speaks of losses first: the longest phrase counts whole, the others half.
            weight *= 1.0 if next(iter(found)) == name else 0.5
            return weight, (f"the name {each!r} speaks of {found[name]!r}",)
    return 0.0, ()


def words_for(table: str) -> str:
    """A record table in plain words."""
    return {
        "customer": "a list of customers",
        "feedback": "answers to survey questions",
        "invitation": "survey invitations",
        "service_case": "service cases",
        "subscription": "contracts",
        "revenue": "revenue by month",
        "purchase": "orders",
        "loss": "losses",
        "usage": "use of the product",
        "delivery": "deliveries",
        "initiative": "initiatives",
        "customer_key": "keys of one customer under two names",
    }[table]
