"""Phrases that stand in the same texts are about one thing, which is named after the surest of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.voice.phrases import Phrases, as_written

# Two phrases are about one thing where so many texts of the rarer hold both ("Gantt", "Gantt diagram"), or so many
# of the commoner do ("audit", "trail"). "dark" and "mode" are not: there are dark themes and offline modes.
RARER_WITHIN, COMMONER_WITHIN = 0.8, 0.6
LABEL_COVERS = 0.6  # of the texts with the surest word: then a pair with it names the thing better
MOST_WORDS = 5


@dataclass(frozen=True)
class PhraseGroup:
    """`surest` is the phrase that stands out most, whose texts are counted; `others` stand in the same texts; `alone`
    are all words that stand out by themselves."""

    surest: int
    others: tuple[int, ...]
    alone: frozenset[str]

    def named(self, phrases: Phrases, texts: Sequence[str]) -> tuple[str, str]:
        """A label, and the words parted by semicolons, as most of `texts` write them."""
        pairs = [
            each
            for each in self.others
            if len(phrases.words[each]) == 2
            and set(phrases.words[self.surest]) < set(phrases.words[each]) <= self.alone
            and _held(phrases, each, texts) >= LABEL_COVERS * _held(phrases, self.surest, texts)
        ]
        # A pair tells nothing beside its two words.
        told = [
            each for each in self.others if len(phrases.words[each]) == 1 or not set(phrases.words[each]) <= self.alone
        ]
        written = [as_written(phrases.words[each], texts) for each in dict.fromkeys([*pairs[:1], self.surest, *told])]
        label = written[0]
        return label[:1].upper() + label[1:], "; ".join(written[:MOST_WORDS])


def phrase_groups(phrases: Phrases, ordered: Sequence[int], rows: dict[int, frozenset[int]]) -> list[PhraseGroup]:
    """`ordered` are phrases, the surest first, `rows` the texts of each. A phrase joins the first group whose surest
    one is about the same thing, or begins its own. A word that ends two pairs is nothing ("mode", where people want
    dark modes and offline modes), nor is a group whose texts lie within those of others."""
    alone = frozenset(phrases.words[each][0] for each in ordered if len(phrases.words[each]) == 1)
    kinds = Counter(
        words[1] for words in map(phrases.words.__getitem__, ordered) if len(words) == 2 and {*words} <= alone
    )
    groups: list[PhraseGroup] = []
    for phrase in ordered:
        if kinds[phrases.words[phrase][-1]] > 1 and len(phrases.words[phrase]) == 1:
            continue
        for place, group in enumerate(groups):
            if _one_thing(rows[phrase], rows[group.surest]):
                groups[place] = PhraseGroup(group.surest, (*group.others, phrase), alone)
                break
        else:
            groups.append(PhraseGroup(phrase, (), alone))
    return [group for group in groups if not _is_within_others(group, groups, rows)]


def _one_thing(first: frozenset[int], second: frozenset[int]) -> bool:
    both, fewer, more = len(first & second), *sorted((len(first), len(second)))
    return both >= RARER_WITHIN * fewer or both >= COMMONER_WITHIN * more


def _is_within_others(group: PhraseGroup, groups: Sequence[PhraseGroup], rows: dict[int, frozenset[int]]) -> bool:
    own = rows[group.surest]
    others = [own & rows[each.surest] for each in groups if each != group]
    return len(frozenset().union(*others)) >= RARER_WITHIN * len(own)


def _held(phrases: Phrases, phrase: int, texts: Sequence[str]) -> int:
    written = as_written(phrases.words[phrase], texts).casefold()
    return sum(written in text.casefold() for text in texts)
