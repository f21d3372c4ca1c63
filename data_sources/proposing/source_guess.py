"""All sources that one export table can fill, each with its evidence, or the reason why it fills none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb

from data_sources.mistakes import InputMistake
from data_sources.proposing.column_facts import ColumnFacts
from data_sources.proposing.customer_guess import customer_draft
from data_sources.proposing.customers import BY_LINK, BY_LONE_KEY, CustomerColumn, Link
from data_sources.proposing.departments import department_of
from data_sources.proposing.export_tables import ExportTable
from data_sources.proposing.feedback_guess import feedback_drafts
from data_sources.proposing.fitting import MAPPED_FROM, Fitted, fit_columns
from data_sources.proposing.header_words import header_fit
from data_sources.proposing.proposal import ColumnGuess, SourceProposal, UnusedColumn
from data_sources.proposing.ratings import Rating, find_ratings
from data_sources.proposing.record_rules import BY_SHEET_OR_FILE, TableGuess, event_tables, named_as, words_for
from data_sources.proposing.row_choice import States, filled_among, find_states
from data_sources.proposing.source_parts import Draft, ExportSeries, Repeats, as_proposal, find_key

# A table that an export is not named after yields to survey questions that fill it.
WEAK_BESIDE_QUESTIONS = 0.9
LISTS = ("customer", "subscription")
# What an event says of the customer as well: a list of customers may say the same.
SHARED_WITH_CUSTOMERS = ("customer_name", "plan", "ended")


def sources_of(
    connection: duckdb.DuckDBPyConnection,
    table: ExportTable,
    customer: CustomerColumn | None,
    repeats: Repeats | None,
) -> tuple[SourceProposal, ...]:
    """Sources for this table; `repeats` is what two exports of the series showed."""
    drafts = _drafts(connection, table, customer)
    if not drafts:
        return ()
    kinds = tuple(each.table for each in drafts)
    department, evidence = department_of(table, tuple(kind for kind in kinds if kind != "customer") or kinds)
    is_list, is_series = kinds[0] == "customer", table.is_stamped or len(table.paths) > 1
    how = repeats or ("snapshot" if is_series and kinds[0] in LISTS else "append")
    header = customer.guess.header if customer else None
    key = find_key(table.columns, header, is_list and (len(kinds) == 1 or how == "snapshot"))
    series = ExportSeries(table, department, evidence, how, key, customer.guess if customer else None)
    proposals = [as_proposal(series, each) for each in drafts]
    asked = tuple(each for each in table.landed.detections if each.is_question)
    first = replace(proposals[0], unused=_unused(table, proposals), questions=(*asked, *proposals[0].questions))
    return (first, *proposals[1:])


def key_source(link: Link, used_by: SourceProposal) -> SourceProposal:
    """The export that says which customer a key belongs to, for the department that knows no other key."""
    department = used_by.source.department
    evidence = f"{used_by.exports[0]} of {department} needs it"
    told = f"{used_by.exports[0]} knows the customer by {link.key!r} only; here it stands beside {link.customer!r}"
    guesses = (
        ColumnGuess("customer", link.key, BY_LINK, (told,)),
        ColumnGuess("same_as", link.customer, BY_LINK, (told,)),
    )
    draft = Draft("customer_key", f"{link.table.title} keys", Fitted("customer_key", guesses, ()), (told,), BY_LINK)
    return as_proposal(ExportSeries(link.table, department, evidence, "append", (), None), draft)


def _drafts(connection: duckdb.DuckDBPyConnection, table: ExportTable, customer: CustomerColumn | None) -> list[Draft]:
    header = customer.guess.header if customer else None
    ratings = find_ratings(table.columns, table.names, frozenset({header} if header else ())) if customer else ()
    leave = frozenset(each.header for each in ratings)
    states = find_states(table.columns) if customer else None
    events = _events(connection, table, header, leave, ratings, states)
    main = events[0].table if events else None
    feedback = feedback_drafts(
        table, ratings, leave | ({header} if header else frozenset()), events[0] if events else None
    )
    events = [_with_contract(each, customer) for each in events]
    drafts = [*events, *feedback]
    if customer:
        filled = [each for draft in drafts for each in draft.fitted.guesses]
        used = {each.header for each in filled if each.record_column not in SHARED_WITH_CUSTOMERS}
        listed = customer_draft(table, customer.guess, leave | used, main)
        if listed:
            mapped = {each.header for each in filled}
            free = tuple(header for header in listed.attributes if header not in mapped)
            drafts.insert(0, replace(listed, attributes=free))
    return drafts


def _with_contract(draft: Draft, customer: CustomerColumn | None) -> Draft:
    """Use that is counted by contract line: the key of the line names the customer and the contract."""
    if draft.table != "usage" or customer is None or customer.link is None or draft.fitted.header("contract"):
        return draft
    fit = header_fit(customer.guess.header, "usage", "contract")
    if fit.score < MAPPED_FROM:
        return draft
    told = f"the header {customer.guess.header!r} reads like {fit.phrase!r}"
    return replace(draft, extra=(*draft.extra, ColumnGuess("contract", customer.guess.header, fit.score, (told,))))


def _events(
    connection: duckdb.DuckDBPyConnection,
    table: ExportTable,
    customer: str | None,
    leave: frozenset[str],
    ratings: Sequence[Rating],
    states: States | None,
) -> list[Draft]:
    guesses = event_tables(table, customer, leave)
    if not guesses:
        return []
    main = guesses[0]
    is_survey = bool(ratings) and (named_as(table, "feedback")[0] >= BY_SHEET_OR_FILE or len(ratings) > 2)
    if is_survey and main.score < WEAK_BESIDE_QUESTIONS and not named_as(table, main.table)[0] > BY_SHEET_OR_FILE / 2:
        return []
    if states and states.won and main.table in ("purchase", "loss"):
        return _deals(connection, table, customer, leave, states, guesses)
    only = {states.header: states.lost} if states and main.table == "loss" else {}
    return [_event_draft(table, main, only, connection)]


def _deals(
    connection: duckdb.DuckDBPyConnection,
    table: ExportTable,
    customer: str | None,
    leave: frozenset[str],
    states: States,
    guesses: Sequence[TableGuess],
) -> list[Draft]:
    """Won deals are purchases, lost deals are losses; deals that are still open belong to neither."""
    drafts = []
    for name, values in (("purchase", states.won), ("loss", states.lost)):
        guess = next((each for each in guesses if each.table == name), None)
        if guess is None:
            away = leave | ({customer} if customer else set()) | {states.header}
            fitted = fit_columns(name, table.columns, frozenset(away))
            guess = TableGuess(name, fitted, guesses[0].score, guesses[0].evidence)
        told = f"{states.header!r} says {', '.join(values)}"
        guess = replace(guess, evidence=(*guess.evidence, told))
        drafts.append(
            _event_draft(table, guess, {states.header: values}, connection, "won" if name == "purchase" else "lost")
        )
    return drafts


def _event_draft(
    table: ExportTable,
    guess: TableGuess,
    only: dict[str, tuple[str, ...]],
    connection: duckdb.DuckDBPyConnection,
    suffix: str = "",
) -> Draft:
    fitted = _sensible(guess.fitted)
    if only:
        filled = filled_among(connection, table, only)
        fitted = fitted.without([each.record_column for each in fitted.guesses if not filled[each.header]])
        fitted = fitted.without([each.record_column for each in fitted.guesses if each.header in only])
    certainty = min(0.97, 0.4 + guess.score / 3)
    constants = {"kind": table.title.title()} if guess.table == "delivery" and not fitted.header("kind") else {}
    name = f"{table.title} {suffix}".strip()
    return Draft(guess.table, name, fitted, guess.evidence, certainty, constants=constants, only=only)


def _sensible(fitted: Fitted) -> Fitted:
    """Where two columns of the record say the same, the one that says more."""
    if fitted.table == "subscription" and fitted.header("ended_on"):
        fitted = fitted.without(("ended",))
    if fitted.table == "subscription" and fitted.header("started_on"):
        fitted = fitted.without(("tenure_months",))
    if fitted.table == "usage" and fitted.header("used_on"):
        fitted = fitted.without(("month",))
    return fitted


def _unused(table: ExportTable, proposals: Sequence[SourceProposal]) -> tuple[UnusedColumn, ...]:
    used = {header for each in proposals for header in (*each.source.columns.values(), *each.source.attributes)}
    used |= {header for each in proposals for header in (*each.source.only, *each.source.key)}
    left = [UnusedColumn(each.header, _why(each)) for each in table.columns if each.header not in used]
    return (*left, *(UnusedColumn(header, "not in every export of the series") for header in table.not_in_all))


def _why(facts: ColumnFacts) -> str:
    if not facts.filled:
        return "it is empty"
    if facts.is_constant:
        return f"it says {facts.examples[0]!r} in every row"
    return "neither its header nor its values say which column of the record it would fill"


def left_out(table: ExportTable, customer: CustomerColumn | None) -> InputMistake:
    """Why nothing is proposed for a table."""
    headers = ", ".join(repr(each.header) for each in table.columns[:12])
    found = f"{table.looked_at} fills no table of the record. Its columns: {headers}."
    if customer is None or customer.guess.certainty <= BY_LONE_KEY:
        ratings = find_ratings(table.columns, table.names, frozenset())
        cause = (
            f"It holds {len(ratings)} columns of answers, but nothing says whose they are."
            if ratings
            else ("It is a list that knows no customers, or its customer column has a name that says nothing.")
        )
        expected = "A column that names the customer, by its header or by keys that another export has too."
    else:
        cause = f"It knows customers by {customer.guess.header!r}, and no other column says what happened to them."
        expected = "Columns of " + ", ".join(
            words_for(each) for each in ("feedback", "service_case", "subscription", "purchase")
        )
    return InputMistake(found, expected, cause, "Leave it out, or declare a source for it in sources.toml by hand.")
