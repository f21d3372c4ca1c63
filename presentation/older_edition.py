"""What is said of an edition that this version of the code cannot read."""

from __future__ import annotations

from data_sources.mistakes import InputMistake
from queries.run import EditionTooOld


def built_by_another_version(error: EditionTooOld) -> InputMistake:
    return InputMistake(
        f"Edition {error.edition_id} lacks what {error.query} reads.",
        "An edition built by this version of Empty Chair.",
        "It was built by another version, which kept its figures in other tables.",
        "No file. Build the workspace again: python -m data_sources build WORKSPACE",
    )
