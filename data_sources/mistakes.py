"""A mistake in what was asked or in the input, said so that the reader knows what to edit."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from data_sources.shown_text import shown_text

EXIT_STATUS = 2


class InputMistake(Exception):
    """What was found, what was expected, the likely cause, and what to edit. Commands print it and exit with 2."""

    def __init__(self, found: str, expected: str, likely_cause: str, edit: str) -> None:
        super().__init__(found, expected, likely_cause, edit)
        self.found, self.expected, self.likely_cause, self.edit = found, expected, likely_cause, edit

    def __str__(self) -> str:
        parts = (
            ("Found", self.found),
            ("Expected", self.expected),
            ("Likely cause", self.likely_cause),
            ("What to edit", self.edit),
        )
        return "\n".join(f"{name}: {shown_text(text)}" for name, text in parts)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """ "Did you mean 'score'?", or nothing where no known name is near."""
    lowered = {each.lower(): each for each in known}
    near = [lowered[each] for each in get_close_matches(name.lower(), lowered, n=3, cutoff=0.6)]
    return f"Did you mean {' or '.join(repr(each) for each in near)}?" if near else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known names nearby; otherwise all the names that there are."""
    names = list(known)
    return did_you_mean(name, names) or (f"There are {', '.join(names)}." if names else "There are none.")
