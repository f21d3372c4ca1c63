"""The record: one customer, seen across departments. The canonical tables and their columns, each named once, here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import duckdb

from data_sources.voice_tables import create_voice_tables

Kind = Literal["text", "date", "number", "boolean"]
SQL_TYPES: dict[Kind, str] = {"text": "varchar", "date": "date", "number": "double", "boolean": "boolean"}


@dataclass(frozen=True)
class Column:
    """A column that a source may fill. A row without a required one is rejected; another bad cell becomes null.

    `is_own` to each row: such texts share nothing, so that to pack them takes four times as long as to write them.
    """

    name: str
    kind: Kind
    is_required: bool = False
    is_own: bool = False

    @property
    def definition(self) -> str:
        return f"{self.name} {SQL_TYPES[self.kind]}" + (" using compression 'uncompressed'" if self.is_own else "")


@dataclass(frozen=True)
class RecordTable:
    name: str
    columns: tuple[Column, ...]
    needs_customer: bool = True
    is_recorded: bool = True  # False: read from exports like the others, but it feeds identity, not a table of its own

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)

    @property
    def fillable(self) -> tuple[str, ...]:
        """The names that a source's [source.columns] and [source.constants] may use."""
        keys = ("customer", "customer_name") if self.name != "customer" else ("customer",)
        return (*keys, *(column.name for column in self.columns))


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "text") for name in names)


def _dates(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "date") for name in names)


def _numbers(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "number") for name in names)


TABLES: dict[str, RecordTable] = {
    table.name: table
    for table in (
        RecordTable(
            "customer",
            (
                *_text("name", "segment", "region", "industry", "plan", "channel", "tier"),
                *_dates("became_customer_on"),
                *_text("status"),
            ),
        ),
        RecordTable(
            "feedback",
            (
                *_text("survey", "touchpoint"),
                *_dates("answered_on"),
                Column("kind", "text", is_required=True),
                *_numbers("score", "scale_low", "scale_high"),
                *_text("respondent", "verbatim"),
            ),
        ),
        RecordTable("invitation", (*_text("survey"), Column("invited_on", "date"))),
        RecordTable(
            "service_case",
            (
                Column("case_number", "text", is_own=True),
                *_dates("opened_at", "first_answered_at", "resolved_at"),
                *_text("topic", "channel", "priority"),
                Column("reopened", "boolean"),
                *_text("verbatim"),
            ),
        ),
        RecordTable(
            "subscription",
            (
                *_text("contract", "plan"),
                *_dates("started_on", "ended_on"),
                *_numbers("tenure_months"),
                Column("ended", "boolean"),
                *_numbers("monthly_amount"),
                *_text("end_reason", "currency"),
            ),
        ),
        RecordTable(
            "revenue",
            (
                Column("month", "date", is_required=True),
                *_numbers("recurring_amount", "one_off_amount"),
                *_text("currency"),
            ),
        ),
        RecordTable(
            "purchase",
            (
                *_dates("ordered_on"),
                Column("amount", "number", is_required=True),
                Column("refunded", "boolean"),
                *_text("product", "currency"),
            ),
        ),
        RecordTable(
            "loss",
            (
                *_dates("lost_on"),
                *_text("reason", "category", "competitor"),
                *_numbers("amount"),
                *_text("verbatim", "currency"),
            ),
        ),
        RecordTable(
            "usage",
            # An export by day says `used_on`; `month` then follows. `contract` ties usage to one contract line.
            (
                *_dates("month", "used_on"),
                *_text("feature", "contract"),
                Column("quantity", "number", is_required=True),
            ),
        ),
        RecordTable("delivery", (*_text("kind"), *_dates("promised_on", "finished_on"))),
        RecordTable(
            "initiative",
            (
                Column("name", "text", is_required=True),
                *_text("issue", "owner_department"),
                *_dates("started_on"),
                *_numbers("cost"),
                *_text("currency"),
            ),
            needs_customer=False,
        ),
        # `customer` is the key that the source's department uses, `same_as` the key that another department uses for
        # the same customer: a list of contract numbers beside account numbers, say.
        RecordTable("customer_key", (Column("same_as", "text", is_required=True),), is_recorded=False),
    )
}

# Columns that the build adds to every record table, before the declared ones.
PROVENANCE = {
    "customer_id": "bigint",
    "department": "varchar",
    "source": "varchar",
    "export_id": "integer",
    "line": "bigint",
}


def create_record(connection: duckdb.DuckDBPyConnection) -> None:
    """Creates schemas record, mart, intake, edition and the empty record tables in the connection's database."""
    for schema in ("record", "mart", "intake", "edition"):
        connection.execute(f"create schema if not exists {schema}")
    for table in TABLES.values():
        if not table.is_recorded:
            continue
        provenance = [f"{name} {kind}" for name, kind in PROVENANCE.items()]
        body = ", ".join([*provenance, *(column.definition for column in table.columns)])
        connection.execute(f"create table record.{table.name} ({body})")
    connection.execute(
        "create table record.customer_key (department varchar, customer_key varchar, customer_id bigint, "
        "matched_by varchar, probability double)"
    )
    connection.execute("create table record.customer_attribute (customer_id bigint, attribute varchar, value varchar)")
    create_voice_tables(connection)
