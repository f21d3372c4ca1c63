"""Titles whose numbers and words are a finding's own, and which turn round what it says with them."""

from __future__ import annotations

from presentation.packs.numbers_said import SaidNumber, numbers_in
from presentation.packs.what_it_says import Owned, Says, names_in
from presentation.packs.words_that_claim import Word, words_that_claim


def turned_round(title: str, says: Says) -> str | None:
    """What is turned round in the title, as a sentence; None where nothing can be seen to be."""
    return _whose(title, says) or _which_way(title, says)


def _whose(title: str, says: Says) -> str | None:
    """A number of one group said of another: its own group is not named, and one beside it is."""
    for number in numbers_in(title):
        owners = [each for each in says.owned if each.groups and number.says(each.number)]
        if not owners or any(each.is_named_in(title) for each in owners):
            continue
        if beside := _beside(owners[0], title, says):
            return f"{number.text} is not said of {beside}."
    return None


def _beside(owner: Owned, title: str, says: Says) -> str | None:
    dimensions = {dimension for dimension, _ in owner.groups if dimension}
    names = sorted({name for each in says.owned for dimension, name in each.groups if dimension in dimensions})
    return next((each for each in names if names_in(title, each) and not names_in(says.claim_text, each)), None)


def _which_way(title: str, says: Says) -> str | None:
    """A number that fell in the finding and rises in the title."""
    claimed = words_that_claim(says.claim_text, says.names)
    for word in words_that_claim(title, says.names):
        for number in word.numbers if word.direction else ():
            ways = _ways_of(number, claimed, says, title)
            if ways and word.direction not in ways:
                return f"“{word.text}” turns {number.text} round."
    return None


def _ways_of(number: SaidNumber, claimed: tuple[Word, ...], says: Says, title: str) -> set[int]:
    """1 where the finding has it up, -1 down; where its claim has it neither way, what the estimate's sign says."""
    ways = {each.direction for each in claimed if any(number.says(one) for one in each.numbers)} - {0}
    owned = (each for each in says.owned if number.says(each.number) and each.is_named_in(title))
    return ways or {each.direction for each in owned} - {0}
