"""Random exports of one survey: what their rows say, and files in which somebody wrote them down."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb
from hypothesis import settings
from hypothesis import strategies as st
from openpyxl import Workbook

from data_sources.declarations import Source
from data_sources.readers import Landed, land
from tests.data_sources.cleaned_exports import Cleaned, cleaned_files, source_of

# By hand, "long" looks for new examples for many minutes; otherwise the same few are tried on every day.
LONG = os.environ.get("EMPTY_CHAIR_PATIENCE") == "long"


def searched(examples: int) -> settings:
    many = examples * 15 if LONG else examples
    return settings(max_examples=many, deadline=None, derandomize=not LONG, report_multiple_bugs=False)


HEADER = ("Account", "Answered", "Rating", "Spent", "Comment")
FIRST_DAY = date(2020, 1, 1)
# What people type: letters of several scripts, digits, and everything that means something in a text file.
TYPED = st.text(st.sampled_from("abc ÄßéŁ日本😀019.,;:|\t'\"\n#%=-@/\\()[]{}<>"), max_size=20)
ANYTHING = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00\r\ufeff", exclude_categories=("Cs", "Cc")), max_size=20
)


@dataclass(frozen=True)
class Answer:
    """One row: each customer answers once, so that a row is known by its account wherever it turns up."""

    account: str
    day: date
    rating: int
    spent_cents: int
    comment: str

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.account, self.day.isoformat(), str(self.rating), f"{self.spent_cents / 100:.2f}", self.comment)


@dataclass(frozen=True)
class Written:
    """How a text file is written down."""

    delimiter: str
    line_end: str
    quotes_all: bool
    encoding: str

    def text(self, rows: list[tuple[str, ...]]) -> str:
        file = io.StringIO(newline="")
        quoting = csv.QUOTE_ALL if self.quotes_all else csv.QUOTE_MINIMAL
        csv.writer(file, delimiter=self.delimiter, lineterminator=self.line_end, quoting=quoting).writerows(rows)
        return file.getvalue()


def answers(comments: st.SearchStrategy[str], fewest: int = 1, most: int = 15) -> st.SearchStrategy[list[Answer]]:
    typed = comments.map(lambda text: text.lstrip(" "))
    rows = st.tuples(st.integers(0, 2000), st.integers(1, 5), st.integers(0, 10_000_000), typed)
    return st.lists(rows, min_size=fewest, max_size=most).map(
        lambda drawn: [
            Answer(f"K-{number:04}", FIRST_DAY + timedelta(days), rating, cents, comment)
            for number, (days, rating, cents, comment) in enumerate(drawn, start=1)
        ]
    )


def ways_to_write(encodings: tuple[str, ...] = ("utf-8", "utf-8-sig", "utf-16")) -> st.SearchStrategy[Written]:
    return st.builds(
        Written,
        st.sampled_from(",;\t|"),
        st.sampled_from(["\n", "\r\n"]),
        st.booleans(),
        st.sampled_from(encodings),
    )


def survey(**declared: object) -> Source:
    columns = {"customer": "Account", "answered_on": "Answered", "score": "Rating", "verbatim": "Comment"}
    constants = {"kind": "rating", "scale_low": 1, "scale_high": 5}
    return source_of("feedback", columns=columns, constants=constants, **declared)


def orders(**declared: object) -> Source:
    columns = {"customer": "Account", "ordered_on": "Answered", "amount": "Spent"}
    return source_of("purchase", columns=columns, **declared)


def write_workbook(path: Path, rows: list[tuple[str, ...]]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"  # "=1+1" that a customer wrote is no formula
    book.save(path)
    return path


def read(paths: list[Path], source: Source) -> Cleaned:
    """Reads and cleans files as a build does, and holds each to read = accepted + rejected + duplicates."""
    cleaned = cleaned_files(paths, source)
    for counts in cleaned.reconciled:
        assert counts.rows_read == counts.accepted + counts.rejected + counts.duplicates
        assert counts.accepted == _count(cleaned, f"landing.staged_{source.table}", counts.export_id)
        assert counts.rejected == _count(cleaned, "(from intake.rejection where is_whole_row)", counts.export_id)
    return cleaned


def _count(cleaned: Cleaned, rows: str, export_id: int) -> int:
    statement = f"select count(*) from {rows} where export_id = $export_id"
    return int(cleaned.connection.execute(statement, {"export_id": export_id}).fetchall()[0][0])


@dataclass(frozen=True)
class Lines:
    """What a reader made of one export, by the line on which each row begins."""

    landed: Landed
    rows: dict[int, tuple[str | None, ...]]
    unreadable: dict[int, str]


def lines_of(connection: duckdb.DuckDBPyConnection, path: Path, source: Source) -> Lines:
    landed = land(connection, path, source, f"export_{path.suffix[1:]}")
    found = connection.execute(f"from {landed.rows}").fetchall()
    told = connection.execute(f"select line, reason from {landed.unreadable}").fetchall()
    lines = Lines(landed, {row[0]: row[1:] for row in found}, dict(told))
    assert landed.rows_read == len(found) + len(told)
    assert len(lines.rows.keys() | lines.unreadable.keys()) == len(found) + len(told), "a line was read twice"
    return lines
