"""Sources for the exports that nobody has declared, each guess with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from analysis.voice.catalogue import Issue
from data_sources.arrivals import arrivals
from data_sources.declarations import COMPANY_FILE, SOURCES_FILE, Source, read_sources
from data_sources.issue_catalogue import ISSUES_FILE
from data_sources.matching import matches
from data_sources.proposing.changed_headers import header_changes
from data_sources.proposing.company_guess import guess_company
from data_sources.proposing.customers import find_customers
from data_sources.proposing.export_tables import ExportTable, export_tables
from data_sources.proposing.proposal import Proposal, Refused, SourceProposal
from data_sources.proposing.scratch import scratch_database
from data_sources.proposing.series_overlap import seen_repeats
from data_sources.proposing.source_guess import key_source, left_out, sources_of
from data_sources.proposing.topics import Topics, add_topics, no_topics
from data_sources.proposing.writing import free_name
from data_sources.workspace import Workspace, open_workspace
from data_sources.written_issues import written_issues

Tell = Callable[[str, float], None]


def propose(
    workspace: Path, tell: Tell | None = None, name: str | None = None, currency: str | None = None
) -> Proposal:
    """Sources for exports that no declared source matches, header changes of those that are declared.

    `name` and `currency` go into company.toml where it is missing. Raises InputMistake where there is no export.
    """
    report: Tell = tell or (lambda step, share: None)
    place = open_workspace(workspace)
    paths = arrivals(place).paths
    declared = read_sources(workspace) if (workspace / SOURCES_FILE).is_file() else ()
    undeclared = [path for path in paths if not any(matches(path, each.match) for each in declared)]
    taken = [path for path in paths if path not in set(undeclared)]
    with scratch_database() as connection:
        tables, refused = export_tables(connection, place.exports_folder, undeclared, report, taken)
        report("telling what they hold", 0.95)
        sources, without, topics = _sources(connection, place, tables)
        company = None
        if not (workspace / COMPANY_FILE).is_file():
            company = guess_company(place.folder, tables, sources, name, currency)
        changes = header_changes(connection, place.exports_folder, paths, declared)
    is_begun = bool(declared) or (workspace / ISSUES_FILE).is_file()
    return Proposal(
        _named(sources, declared), company, (*refused, *without), changes, () if is_begun else _issues(topics)
    )


def _sources(
    connection: duckdb.DuckDBPyConnection, place: Workspace, tables: Sequence[ExportTable]
) -> tuple[list[SourceProposal], list[Refused], Topics]:
    customers = find_customers(connection, tables)
    sources: list[SourceProposal] = []
    keys: dict[tuple[str, str, str], SourceProposal] = {}
    refused: list[Refused] = []
    topics = no_topics()
    for table in tables:
        customer = customers.get(table)
        repeats = seen_repeats(connection, place.exports_folder, table, customer.guess.header if customer else None)
        found = sources_of(connection, table, customer, repeats)
        sources += found
        add_topics(topics, connection, table, found)
        if not found:
            refused += [Refused(path, left_out(table, customer)) for path in table.paths]
        elif customer and customer.link:
            used = (customer.link.table.match, customer.link.key, found[0].source.department)
            keys.setdefault(used, key_source(customer.link, found[0]))
    lists = [each for each in sources if each.source.table == "customer"]
    return [*lists, *keys.values(), *(each for each in sources if each.source.table != "customer")], refused, topics


def _issues(topics: Topics) -> tuple[Issue, ...]:
    return written_issues(*([topic for topic, _ in each.most_common()] for each in (topics.cases, topics.losses)))


def _named(proposals: Sequence[SourceProposal], declared: Sequence[Source]) -> tuple[SourceProposal, ...]:
    """Every source under a name of its own."""
    taken = {each.name for each in declared}
    named = []
    for each in proposals:
        name = free_name(each.source.name, taken)
        taken.add(name)
        named.append(replace(each, source=each.source.model_copy(update={"name": name})))
    return tuple(named)
