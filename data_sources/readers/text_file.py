"""A text file as DuckDB can read it: as it lies, or a copy in UTF-8, or a copy in the usual marks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from data_sources.readers.encoding import ByteSurvey, survey_bytes, write_as_utf8
from data_sources.readers.landed import UnreadableRow
from data_sources.readers.marks import Dialect
from data_sources.readers.transcribe import transcribe

DUCKDB_READS = {"utf-8": "utf-8", "latin-1": "latin-1"}


@dataclass(frozen=True)
class TextFile:
    """The file as it is read, what its bytes say, and the export's own name. The first `lines_left_out` lines are not
    in a copy; `broken` lines are blank in it."""

    path: Path
    survey: ByteSurvey
    encoding: str
    name: str
    lines_left_out: int = 0
    broken: Sequence[UnreadableRow] = ()


def readable(path: Path, survey: ByteSurvey, scratch: Path) -> TextFile:
    """The file itself where DuckDB knows its encoding and line ends; else a copy in UTF-8."""
    if survey.encoding in DUCKDB_READS and not survey.strange_bytes and not survey.returns_alone:
        return TextFile(path, survey, DUCKDB_READS[survey.encoding], path.name)
    copy = scratch / "in_utf8.csv"
    write_as_utf8(path, survey, copy)
    return TextFile(copy, survey_bytes(copy, "utf-8"), "utf-8", path.name)


def from_line(file: TextFile, line: int, scratch: Path) -> TextFile:
    """A copy without the lines above this one."""
    copy = scratch / f"from_line_{line}.csv"
    with file.path.open("rb") as given, copy.open("wb") as target:
        for kept in islice(given, line - 1, None):
            target.write(kept)
    survey = survey_bytes(copy, file.survey.encoding)
    return replace(file, path=copy, survey=survey, lines_left_out=file.lines_left_out + line - 1)


def in_usual_marks(file: TextFile, dialect: Dialect, header_line: int, scratch: Path) -> TextFile:
    """A copy with the same lines, its cells enclosed and escaped as DuckDB reads them."""
    if dialect.is_plain:
        return file
    copy = scratch / "in_usual_marks.csv"
    broken = transcribe(file.path, file.encoding, dialect, header_line, copy)
    return replace(file, path=copy, survey=survey_bytes(copy, "utf-8"), encoding="utf-8", broken=broken)
