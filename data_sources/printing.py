"""How the commands print: tables and a progress bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

if TYPE_CHECKING:  # a command starts with what it needs, and what it prints is there by then
    from data_sources.compared_editions import Comparison
    from data_sources.listed_editions import ListedEdition
    from data_sources.pruned_editions import Pruned
    from data_sources.reconciliation import BuildReport, ExportLine

WIDE = 240  # columns where nothing measures the width: a file or a pipe, in which no path may be cut
OUT = Console(highlight=False) if Console().is_terminal else Console(highlight=False, width=WIDE)
ERRORS = Console(stderr=True, highlight=False)


@contextmanager
def progress_shown() -> Iterator[Callable[[str, float], None]]:
    """A bar on stderr while a build runs; nothing where stderr is no terminal, so that logs stay quiet."""
    if not ERRORS.is_terminal:
        yield lambda step, share: None
        return
    columns = (BarColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=ERRORS, transient=True) as bar:
        task = bar.add_task("starting", total=1.0)
        yield lambda step, share: bar.update(task, description=step, completed=share)


def print_report(report: BuildReport) -> None:
    """The reconciliation: per department and export, then reasons, notes, tables, and what was published."""
    print_rows("What came in: read = accepted + rejected + duplicates", EXPORT_HEADERS, _export_rows(report.exports))
    reasons = [(each.reason, f"{each.whole_rows:,}", f"{each.cells:,}") for each in report.rejections]
    print_rows("Why rows, or cells of accepted rows, were not accepted", ("reason", "rows", "cells"), reasons)
    for note in report.notes:
        where = f"{note.path}: " if note.path and note.path not in note.message else ""
        OUT.print(f"Note, {note.kind}: {where}{note.message}", markup=False)
    OUT.print()
    sizes = [(name, f"{rows:,}") for name, rows in report.tables.items()]
    print_rows("What the edition holds", ("table", "rows"), sizes)
    for question in report.questions:
        where = ": ".join(part for part in (question.source, question.path, question.column_name) if part)
        OUT.print(f"To settle, {where}: {question.aspect}. {question.evidence}", markup=False)
        OUT.print(f"  In sources.toml: {question.overrule}", markup=False)
    OUT.print(f"Edition {report.edition_id}, as of {report.as_of or 'no date in these exports'}", markup=False)
    OUT.print(str(report.path), markup=False)


def print_editions(listed: Sequence[ListedEdition]) -> None:
    rows = [
        (
            each.edition_id,
            f"{each.built_at:%Y-%m-%d %H:%M}",
            str(each.as_of or "no dates"),
            f"{each.exports:,}",
            f"{each.rows:,}",
            ", ".join(f"{one.department or 'no department'} {one.exports:,}" for one in each.departments),
            ", ".join(content[:LETTERS] for _, content in each.declared_by),
            each.code_version[:LETTERS],
            size_in_words(each.bytes),
            "damaged" if each.damage else "current" if each.is_current else "",
            ", ".join(each.frozen_names),
        )
        for each in listed
    ]
    print_rows("Editions, the newest first", EDITION_HEADERS, rows) if rows else OUT.print(NOTHING_BUILT)
    for each in listed:
        if each.damage:
            OUT.print(f"Edition {each.edition_id}: {each.damage}", markup=False)


EDITION_HEADERS = (
    *("edition", "built (UTC)", "as of", "exports", "rows", "exports of", "declared by", "code", "size", ""),
    "frozen as",
)
NOTHING_BUILT = "Nothing has been built here yet."
LETTERS = 6  # of a hash, to tell it from its neighbours


def print_pruned(pruned: Pruned, is_dry: bool) -> None:
    """What was deleted, each with its day, and the room that this gave."""
    verb = "Would delete" if is_dry else "Deleted"
    for each in pruned.deleted:
        OUT.print(f"{verb} {each.edition_id}, built {each.built_at:%Y-%m-%d %H:%M}, {size_in_words(each.bytes)}")
    for edition_id, why in pruned.locked:
        OUT.print(f"Not deleted: {edition_id}: {why}.", markup=False)
    count = f"{len(pruned.deleted)} edition{'' if len(pruned.deleted) == 1 else 's'}"
    freed = "would be freed" if is_dry else "freed"
    OUT.print(f"{verb} {count}; {size_in_words(pruned.bytes_freed)} {freed}. Kept: {len(pruned.kept)}.")


def size_in_words(size: int) -> str:
    """ "12.3 MB": in units of a thousand, as file managers show it."""
    step = next((step for step in (3, 2, 1) if size >= 1000**step), 0)
    return f"{size / 1000**step:,.{1 if step else 0}f} {('bytes', 'kB', 'MB', 'GB')[step]}"


def print_comparison(comparison: Comparison) -> None:
    OUT.print(f"{comparison.before} (as of {comparison.as_of_before}) against ", end="", markup=False)
    OUT.print(f"{comparison.after} (as of {comparison.as_of_after})", markup=False)
    for what, paths in (
        ("added", comparison.exports_added),
        ("gone", comparison.exports_gone),
        ("changed", comparison.exports_changed),
    ):
        OUT.print(f"Exports {what}: {', '.join(paths) or 'none'}", markup=False)
    rows = [
        (each.table, f"{each.rows_before:,}", f"{each.rows_after:,}", f"{each.rows_after - each.rows_before:+,}")
        for each in comparison.tables
    ]
    print_rows("Tables whose size differs", ("table", "before", "after", "change"), rows)


EXPORT_HEADERS = ("department", "export", "source", "read", "accepted", "rejected", "duplicates")


def _export_rows(lines: Iterable[ExportLine]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    ordered = sorted(lines, key=lambda line: line.department)
    for department, group in groupby(ordered, key=lambda line: line.department):
        for first, line in enumerate(group):
            counts = (line.rows_read, line.accepted, line.rejected, line.duplicates)
            rows.append((department if first == 0 else "", line.path, line.source, *(f"{each:,}" for each in counts)))
    return rows


def print_rows(title: str, headers: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """A table; columns whose cells are all numbers stand flush right."""
    listed = list(rows)
    if not listed:
        return
    if title:
        OUT.print(title, style="bold", markup=False)
    table = Table(box=None, pad_edge=False)
    for position, header in enumerate(headers):
        is_number = all(row[position].lstrip("+-").replace(",", "").isdigit() for row in listed)
        table.add_column(header, justify="right" if is_number else "left", no_wrap=not OUT.is_terminal)
    for row in listed:
        table.add_row(*(cell.replace("[", r"\[") for cell in row))
    OUT.print(table)
    OUT.print()
