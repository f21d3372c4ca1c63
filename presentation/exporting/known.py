"""Names that an option gives, looked up among those that there are."""

from __future__ import annotations

from collections.abc import Iterable

from data_sources.mistakes import InputMistake, nearest
from presentation.finding_name import short_name


def refuse_unknown(name: str, known: Iterable[str], what: str, option: str) -> None:
    """Raises InputMistake with the known names nearby."""
    names = tuple(known)
    if name not in names:
        raise InputMistake(
            f"There is no {what} {name!r}. {nearest(name, names)}",
            f"One of {', '.join(names)}." if names else f"A {what}; there is none here.",
            "The name is misspelt, or it belongs to another edition.",
            f"The name after {option}.",
        )


def finding_named(wanted: str, finding_ids: Iterable[str]) -> str:
    """The id that is meant, given in full or by its short name. Raises InputMistake."""
    by_id = {each: each for each in finding_ids}
    by_name = by_id | {short_name(each): each for each in reversed(by_id)}
    refuse_unknown(wanted, by_name, "finding", "--finding")
    return by_name[wanted]
