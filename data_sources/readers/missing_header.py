"""The refusal of an export that lacks a declared header: what differs, and the line that may mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from data_sources.mistakes import InputMistake, did_you_mean

SHOWN_HEADERS = 40
# Of the letters: a renamed header is seldom nearer, and propose looks at the values too.
ALIKE = 0.6


def missing_header(
    wanted: str, places: Mapping[str, str], missing: Sequence[str], headers: Sequence[str], source: str, export: str
) -> InputMistake:
    """The mistake for the first missing header. `places` says where sources.toml names each declared one."""
    listed = ", ".join(headers[:SHOWN_HEADERS]) + (", …" if len(headers) > SHOWN_HEADERS else "")
    others = [each for each in missing if each != wanted]
    also = f" Nor has it {', '.join(repr(each) for each in others)}." if others else ""
    is_divided = len(headers) > 1
    cause = "The department renamed the column, the header stands in another row, or this is another export."
    edit = f"sources.toml, source {source!r}: {places[wanted]}{'' if is_divided else ', delimiter or header_row'}"
    return InputMistake(
        " ".join(f"{export} has no column {wanted!r}. {did_you_mean(wanted, headers)}".split()) + also,
        f"A header {wanted!r}, as source {source!r} declares. The export's header reads: {listed}.",
        cause
        if is_divided
        else "The cells are divided by another character than was found, or this is another export.",
        f"{edit}{_mend(wanted, [each for each in headers if each not in places]) if is_divided else ''}.",
    )


def _mend(wanted: str, strangers: Sequence[str]) -> str:
    """The line by which a new header stands for the declared one. Only headers that nothing declares can."""
    lowered = {each.casefold(): each for each in reversed(strangers)}
    near = get_close_matches(wanted.casefold(), lowered, n=1, cutoff=ALIKE)
    if near:
        return f'; or, if it is that column now, [source.renamed] "{lowered[near[0]]}" = "{wanted}"'
    if strangers:
        return "; python -m data_sources propose compares the values and proposes which new column it is"
    return ""
