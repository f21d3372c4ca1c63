"""What one department's exports, or all, did not get accepted: the list, and the rows to mend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.stories.departmental_exports import all_rejections
from data_sources.declarations import Source, read_sources
from data_sources.mending import RowsToMend, rows_to_mend
from data_sources.mistakes import InputMistake, nearest
from presentation.mend_file import mend_file, mend_files
from presentation.rejections_file import rejections_as_csv, rejections_as_workbook
from presentation.write_file import write_file
from queries.run import Edition


@dataclass(frozen=True)
class DepartmentRejections:
    """`listed` has the columns of queries/exports/rejections.sql."""

    listed: pd.DataFrame
    mends: tuple[RowsToMend, ...]
    notes: tuple[str, ...]

    def as_csv(self) -> bytes:
        return rejections_as_csv(self.listed)

    def as_workbook(self) -> bytes:
        return rejections_as_workbook(self.listed, self.mends, self.notes)

    def as_files_to_mend(self) -> bytes:
        return mend_files(self.mends)

    def write_mends(self, folder: Path) -> Iterator[Path]:
        """Writes each file to mend below the folder, as exports/ wants it. Gives the paths."""
        for wanted in self.mends:
            if wanted.send_as is not None:
                path = folder / wanted.send_as
                path.parent.mkdir(parents=True, exist_ok=True)
                write_file(path, mend_file(wanted), "--mend")
                yield path


def rejections_of(edition: Edition, workspace: Path, department: str = "") -> DepartmentRejections:
    """Of one department, or of all. The rows to mend are laid out as sources.toml declares now. Raises InputMistake."""
    listed, mends = all_rejections(edition), rows_to_mend(edition, _sources(workspace))
    company = edition.company
    notes = (f"{company['name']}, edition {company['edition_id']}",)
    if not department:
        return DepartmentRejections(listed, mends, notes)
    known = sorted(set(edition.run("exports/reconciliation").frame["department"].astype(str)))
    if department not in known:
        raise InputMistake(
            f"There is no department {department!r}. {nearest(department, known)}",
            "A department whose exports went into the edition.",
            "The name is misspelt.",
            "The name after --department.",
        )
    own = tuple(each for each in mends if each.department == department)
    return DepartmentRejections(listed[listed["department"] == department], own, (f"{department} · {notes[0]}",))


def _sources(workspace: Path) -> tuple[Source, ...]:
    """None where the declarations cannot be read now: the list is worth having all the same."""
    try:
        return read_sources(workspace)
    except InputMistake:
        return ()
