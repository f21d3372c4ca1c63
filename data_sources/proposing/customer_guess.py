"""A list of customers: what it says of each, and by which further columns customers can be told apart."""

from __future__ import annotations

from collections.abc import Sequence

from data_sources.proposing.cell_kinds import is_yes
from data_sources.proposing.column_facts import ColumnFacts
from data_sources.proposing.customers import is_one_row_each
from data_sources.proposing.export_tables import ExportTable
from data_sources.proposing.fitting import Fitted, fit_columns, values_in_words
from data_sources.proposing.proposal import ColumnGuess
from data_sources.proposing.record_rules import named_as
from data_sources.proposing.source_parts import Draft
from data_sources.proposing.words import words

# A group has to hold enough customers to say something of it.
MOST_GROUPS = 12
# Yes-or-no columns are worth a slice each; a dozen of them side by side are a list of options.
MOST_FLAGS = 6
# Known only once a customer has left: a slice by them explains leaving by leaving.
AFTERWARDS = frozenset(
    [
        "churn",
        "churned",
        "cancel",
        "cancelled",
        "canceled",
        "cancellation",
        "lost",
        "loss",
        "exit",
        "exited",
        "left",
        "attrition",
        "ended",
    ]
)
# Those who look after customers: customers are not compared by them, since a page ranks nobody.
PEOPLE = frozenset(
    (
        *(
            "owner",
            "manager",
            "agent",
            "rep",
            "representative",
            "executive",
            "advisor",
            "assignee",
            "consultant",
            "csm",
        ),
        *(
            "betreuer",
            "berater",
            "gestionnaire",
            "conseiller",
            "responsable",
            "gestor",
            "agente",
            "beheerder",
            "seller",
        ),
    )
)
# What an event table has of a customer anyway does not make it a list of customers.
DESCRIBES = ("segment", "region", "industry", "tier", "became_customer_on", "status", "name", "plan", "channel")
EVENT_COLUMNS = {
    "service_case": frozenset({"status", "channel", "tier", "became_customer_on", "name", "plan"}),
    "purchase": frozenset({"became_customer_on", "name", "plan", "channel", "status"}),
    "revenue": frozenset({"became_customer_on", "name", "plan", "status"}),
    "loss": frozenset({"name", "plan", "became_customer_on", "channel"}),
    "delivery": frozenset({"name", "became_customer_on", "status", "plan"}),
    "usage": frozenset({"name", "became_customer_on", "plan", "channel"}),
    "invitation": frozenset({"name", "became_customer_on", "status", "channel"}),
    "subscription": frozenset({"name", "became_customer_on", "status"}),
}


def customer_draft(table: ExportTable, customer: ColumnGuess, leave: frozenset[str], main: str | None) -> Draft | None:
    """The export as a list of customers; None where it has several rows for one, or says nothing of them."""
    if not is_one_row_each(table, customer.header):
        return None
    fitted = fit_columns("customer", table.columns, leave | {customer.header})
    ruled_out = EVENT_COLUMNS.get(main or "", frozenset())
    telling = [each for each in fitted.guesses if each.record_column not in ruled_out]
    attributes = _attributes(table.columns, leave | {each.header for each in fitted.guesses} | {customer.header})
    if not telling and (main is not None or len(attributes) < 2):
        return None
    named, evidence = named_as(table, "customer")
    about = ", ".join(repr(each.header) for each in telling) or ", ".join(map(repr, attributes))
    told = (f"one row for each {customer.header!r}, described by {about}", *evidence)
    own_name = _own_name(table, customer) if not fitted.header("name") else ()
    return Draft(
        "customer",
        f"{table.title} customers" if main else table.title,
        fitted,
        told,
        min(0.95, customer.certainty * (0.9 + named / 5)),
        own_name,
        values=_states(table, fitted),
        attributes=attributes,
    )


def _states(table: ExportTable, fitted: Fitted) -> dict[str, dict[str, str]]:
    """A status that only says yes or no, in words: who has churned, or who is active."""
    header = fitted.header("status")
    if header is None or table.column(header).kind != "yes/no":
        return {}
    has_left = bool(AFTERWARDS & {*words(header)})
    named = {True: "churned" if has_left else "active", False: "active" if has_left else "churned"}
    return {"status": {value: named[is_yes(value)] for value in table.column(header).values}}


def _own_name(table: ExportTable, customer: ColumnGuess) -> tuple[ColumnGuess, ...]:
    """Customers that are known by their names: the key is the name."""
    facts = table.column(customer.header)
    if facts.kind != "text" or facts.digit_share > 0.2:
        return ()
    evidence = ("its values are names, and no other column names the customer", values_in_words(facts))
    return (ColumnGuess("name", customer.header, 0.8, evidence),)


def _attributes(columns: Sequence[ColumnFacts], taken: frozenset[str] | set[str]) -> tuple[str, ...]:
    left = [each for each in columns if each.header not in taken and not (AFTERWARDS | PEOPLE) & {*words(each.header)}]
    texts = [each for each in left if each.kind == "text" and _groups(each)]
    flags = [each for each in left if each.kind == "yes/no" and not each.is_constant]
    chosen = [*texts, *(flags if len(flags) <= MOST_FLAGS else [])]
    return tuple(each.header for each in sorted(chosen, key=lambda each: each.position))


def _groups(facts: ColumnFacts) -> bool:
    """Few groups, filled for nearly everybody, each of several customers."""
    is_few = 2 <= facts.distinct <= MOST_GROUPS and facts.unique_share <= 0.2
    return is_few and facts.filled_share >= 0.9 and facts.average_length <= 40
