"""What is said of an edition that this version of the code cannot read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from data_sources.mistakes import InputMistake
from queries.run import EditionTooOld


def built_by_another_version(error: EditionTooOld) -> InputMistake:
    return InputMistake(
        f"Edition {error.edition_id} lacks what {error.query} reads.",
        "An edition built by this version of Empty Chair.",
        "It was built by another version, which kept its figures in other tables.",
        "No file. Build the workspace again: python -m data_sources build WORKSPACE",
    )


@contextmanager
def explained_if_too_old() -> Iterator[None]:
    """For commands: raises InputMistake where the edition lacks what is asked of it."""
    try:
        yield
    except EditionTooOld as error:
        raise built_by_another_version(error) from error
