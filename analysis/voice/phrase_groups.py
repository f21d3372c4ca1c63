"""Phrases that stand in the same texts are about one thing, which is named after the surest of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.voice.phrases import Phrases, as_written

ONE_THING = 0.5  # of the texts with the rarer of two phrases hold both
LABEL_COVERS = 0.6  # of the texts with the surest word: then a pair with it names the thing better
MOST_WORDS = 5


@dataclass(frozen=True)
class PhraseGroup:
    """`surest` is the phrase that stands out most, whose texts are counted; `others` stand in the same texts."""

    surest: int
    others: tuple[int, ...]

    def named(self, phrases: Phrases, texts: Sequence[str]) -> tuple[str, str]:
        """A label, and the words parted by semicolons, as most of `texts` write them."""
        alone = {phrases.words[each][0] for each in (self.surest, *self.others) if len(phrases.words[each]) == 1}
        pairs = [
            each
            for each in self.others
            if len(phrases.words[each]) == 2
            and set(phrases.words[self.surest]) < set(phrases.words[each]) <= alone
            and _held(phrases, each, texts) >= LABEL_COVERS * _held(phrases, self.surest, texts)
        ]
        # A pair tells nothing beside its two words.
        told = [each for each in self.others if len(phrases.words[each]) == 1 or not set(phrases.words[each]) <= alone]
        written = [as_written(phrases.words[each], texts) for each in dict.fromkeys([*pairs[:1], self.surest, *told])]
        label = written[0]
        return label[:1].upper() + label[1:], "; ".join(written[:MOST_WORDS])


def phrase_groups(ordered: Iterable[int], rows: dict[int, frozenset[int]]) -> list[PhraseGroup]:
    """`ordered` are phrases, the surest first, `rows` the texts of each. A phrase joins the first group with whose
    surest one it shares its texts, or begins its own."""
    groups: list[PhraseGroup] = []
    for phrase in ordered:
        for place, group in enumerate(groups):
            theirs = rows[group.surest]
            if len(rows[phrase] & theirs) >= ONE_THING * min(len(rows[phrase]), len(theirs)):
                groups[place] = PhraseGroup(group.surest, (*group.others, phrase))
                break
        else:
            groups.append(PhraseGroup(phrase, ()))
    return groups


def _held(phrases: Phrases, phrase: int, texts: Sequence[str]) -> int:
    written = as_written(phrases.words[phrase], texts).casefold()
    return sum(written in text.casefold() for text in texts)
