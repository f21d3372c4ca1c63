"""Which column of an export names the customer: by its header, by keys shared with others, or as the only key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from data_sources.proposing.column_facts import ColumnFacts
from data_sources.proposing.export_tables import ExportTable, bare_key, key_values
from data_sources.proposing.fitting import values_in_words
from data_sources.proposing.header_words import header_fit
from data_sources.proposing.proposal import ColumnGuess
from data_sources.proposing.words import ID_WORDS, words

# A header that says "customer" beside another word ("customer type") is no key.
KEY_FROM = 0.75
# Of a column's different values, how many have to be keys of another export; fewer different ones prove nothing.
SHARED_FROM, SHARED_VALUES = 0.6, 8
ONE_ROW_EACH, MOSTLY_ONE_ROW_EACH = 0.98, 0.8  # two people may bear one name
QUESTION_WORDS = 4  # from so many on a header is a question, in which "company" is a word among others
BY_SHARED_KEYS, BY_LINK, BY_KEY_BESIDE_NAME, BY_LONE_KEY, BY_NAME = 0.85, 0.8, 0.75, 0.66, 0.62


# A key of the answer or of the row, not of whom it is about.
RESPONDENT = frozenset(
    ("respondent", "response", "row", "line", "collector", "event", "transaction", "order", "ticket", "case")
)


@dataclass(frozen=True)
class Link:
    """Another export that says which customer a key belongs to: its columns `key` and `customer`."""

    table: ExportTable
    key: str
    customer: str


@dataclass(frozen=True)
class CustomerColumn:
    """The column that names the customer, and the export that translates it where it is another department's key."""

    guess: ColumnGuess
    link: Link | None = None


def find_customers(
    connection: duckdb.DuckDBPyConnection, tables: Sequence[ExportTable]
) -> dict[ExportTable, CustomerColumn]:
    """The customer column of every table that has one."""
    found = {table: CustomerColumn(guess) for table in tables if (guess := _key_beside_name(_by_header(table), table))}
    domains = {table: key_values(connection, table, each.guess.header) for table, each in found.items()}
    for table in tables:
        if table in found:
            found[table] = CustomerColumn(_confirmed(found[table].guess, table, domains))
        elif guess := _by_shared_keys(table, domains):
            found[table] = CustomerColumn(guess)
    links = [link for table, each in found.items() for link in _links(table, each.guess.header)]
    for table in tables:
        if table not in found and (linked := _by_link(connection, table, links)):
            found[table] = linked
    for table in tables:
        if table not in found and (guess := _lone_key(table) or _by_name(table)):
            found[table] = CustomerColumn(guess)
    return found


def is_one_row_each(table: ExportTable, header: str) -> bool:
    """Whether the export holds one row per customer."""
    facts = table.column(header)
    return facts.unique_share >= ONE_ROW_EACH and facts.filled_share >= ONE_ROW_EACH


def _by_header(table: ExportTable) -> ColumnGuess | None:
    scored = [(_key_score(facts), -facts.position, facts) for facts in table.columns]
    best = max((each for each in scored if each[0] >= KEY_FROM), key=lambda each: each[:2], default=None)
    if best is None:
        return None
    facts = best[2]
    fit = header_fit(facts.header, "customer", "customer")
    evidence = (f"the header {facts.header!r} reads like {fit.phrase!r}", values_in_words(facts))
    return ColumnGuess("customer", facts.header, round(min(best[0], 1.0), 3), evidence)


def _key_beside_name(guess: ColumnGuess | None, table: ExportTable) -> ColumnGuess | None:
    """Where customers have one row each, the column that is only called "ID" goes before the one of their names."""
    if guess is None or not _is_name(table.column(guess.header)):
        return guess
    named = table.column(guess.header)
    if address := _address(table):
        told = f"an e-mail address tells people of one name apart, beside {guess.header!r}"
        return ColumnGuess("customer", address.header, BY_KEY_BESIDE_NAME, (told, values_in_words(address)))
    if named.unique_share < MOSTLY_ONE_ROW_EACH or (lone := _lone_key(table)) is None:
        return guess
    told = f"beside {guess.header!r}, which is different in {named.unique_share:.0%} of the rows"
    return ColumnGuess("customer", lone.header, BY_KEY_BESIDE_NAME, (*lone.evidence, told))


def _address(table: ExportTable) -> ColumnFacts | None:
    """The customer's own e-mail address."""
    for facts in table.columns:
        spoken = {*words(facts.header)}
        is_whose = bool(spoken & {"customer", "client", "kunde", "cliente", "klant"}) and spoken & {"email", "mail"}
        if is_whose and all("@" in each for each in facts.examples) and facts.filled_share >= ONE_ROW_EACH:
            return facts
    return None


def _is_name(facts: ColumnFacts) -> bool:
    key, name = (header_fit(facts.header, "feedback", each).score for each in ("customer", "customer_name"))
    return name >= key and not ID_WORDS & {*words(facts.header)} and facts.digit_share < 0.5


def _key_score(facts: ColumnFacts) -> float:
    """How well a column's header and values make it a key of customers; an id goes before a name."""
    fit = header_fit(facts.header, "customer", "customer").score
    is_key = facts.kind in ("text", "number") and not facts.is_constant
    if fit < KEY_FROM or not is_key or (facts.kind == "number" and not facts.is_whole):
        return 0.0
    few = facts.distinct < 5 and facts.rows > 50
    return fit + (0.1 if facts.digit_share > 0.5 else 0) - (0.05 if _is_name(facts) else 0) - (0.3 if few else 0)


def _confirmed(guess: ColumnGuess, table: ExportTable, domains: Mapping[ExportTable, frozenset[str]]) -> ColumnGuess:
    shared = _shared(table.column(guess.header), table, domains)
    if shared is None:
        return guess
    return ColumnGuess(guess.record_column, guess.header, guess.certainty, (*guess.evidence, shared[1]))


def _by_shared_keys(table: ExportTable, domains: Mapping[ExportTable, frozenset[str]]) -> ColumnGuess | None:
    found = [
        (shared, facts)
        for facts in table.columns
        if facts.kind in ("text", "number") and facts.distinct >= SHARED_VALUES and not _is_small_number(facts)
        if (shared := _shared(facts, table, domains)) is not None
    ]
    if not found:
        return None
    (_, evidence), facts = max(found, key=lambda each: (each[0][0], -each[1].position))
    return ColumnGuess("customer", facts.header, BY_SHARED_KEYS, (evidence, values_in_words(facts)))


def _is_small_number(facts: ColumnFacts) -> bool:
    """1, 2, 3 … are in every numbered list."""
    return facts.kind == "number" and (facts.high or 0) < 10_000


def _shared(
    facts: ColumnFacts, table: ExportTable, domains: Mapping[ExportTable, frozenset[str]]
) -> tuple[float, str] | None:
    """The share of a column's values that are customers of another export, and a sentence on it."""
    mine = {bare_key(value) for value in facts.values}
    best: tuple[float, str] | None = None
    for other, keys in domains.items():
        if other is table or len(keys) < SHARED_VALUES or not mine:
            continue
        share = len(mine & keys) / len(mine)
        if share >= SHARED_FROM and (best is None or share > best[0]):
            best = (share, f"{share:.0%} of its values are customers of {other.looked_at}")
    return best


def _links(table: ExportTable, customer: str) -> list[Link]:
    """Unique keys of an export that stand beside its customers: contract numbers, say."""
    return [
        Link(table, facts.header, customer)
        for facts in table.columns
        if facts.header != customer and facts.is_unique and facts.rows >= SHARED_VALUES and not _is_small_number(facts)
    ]


def _by_link(connection: duckdb.DuckDBPyConnection, table: ExportTable, links: Sequence[Link]) -> CustomerColumn | None:
    for link in links:
        keys = key_values(connection, link.table, link.key)
        for facts in table.columns:
            mine = {bare_key(value) for value in facts.values}
            share = len(mine & keys) / len(mine) if len(mine) >= SHARED_VALUES else 0.0
            if share >= SHARED_FROM and link.table is not table:
                told = f"{share:.0%} of its values are {link.key!r} in {link.table.looked_at}, which names the customer"
                guess = ColumnGuess("customer", facts.header, BY_LINK, (told, values_in_words(facts)))
                return CustomerColumn(guess, link)
    return None


def _lone_key(table: ExportTable) -> ColumnGuess | None:
    """A column that is only called "ID", unique, in a list that describes somebody."""
    for facts in table.columns:
        is_called_key = (
            bool(ID_WORDS & {*words(facts.header)})
            and len(words(facts.header)) <= 2
            and not RESPONDENT & {*words(facts.header)}
        )
        if is_called_key and facts.unique_share >= ONE_ROW_EACH and facts.kind in ("text", "number"):
            told = f"the only key of a list with one row each: {facts.header!r} is different in every row"
            return ColumnGuess("customer", facts.header, BY_LONE_KEY, (told, values_in_words(facts)))
    return None


def _by_name(table: ExportTable) -> ColumnGuess | None:
    """A column of names: one that is called so, or a question of a survey that asks for it."""
    for facts in table.columns:
        spoken = words(facts.header)
        fit = max(header_fit(facts.header, "customer", each).score for each in ("name", "customer"))
        is_called = fit >= KEY_FROM or (fit > 0 and len(spoken) >= QUESTION_WORDS and facts.word_share >= 0.5)
        if is_called and facts.kind == "text" and facts.distinct >= SHARED_VALUES:
            told = f"no key; {facts.header!r} is the only column that names somebody"
            return ColumnGuess("customer", facts.header, BY_NAME, (told, values_in_words(facts)))
    return None
