"""Names and contact details are taken out of a verbatim before anybody reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import partial

from analysis.voice.contact_details import Span, contact_details
from analysis.voice.in_parts import in_parts
from analysis.voice.known_names import ALWAYS_ALLOWED, MOST_TEXTS, WORD, KnownNames, plain
from analysis.voice.people_named import PeopleNamed

# A word is one of use once it is seen in small letters twice, and a quarter as often as with a capital: some customers
# write names in small letters.
OFTEN = 2
PART = 0.25
CUT = 4_000  # letters read of one text: nobody is shown more


def redacted(texts: Sequence[str], names: Iterable[str], keep_names: bool = False) -> list[str]:
    """Each text with mail addresses, links, handles, numbers to call or look up, addresses and names replaced.

    `names` are those that the exports hold: of customers, of people who answered. Other people are found by what stands
    beside a name (a title, a greeting, an initial) and by given names; see docs/methods/redaction.md for what this
    misses. `keep_names` takes out contact details alone. Words that the texts write in small letters are no names.
    """
    without = in_parts(_without_contacts, [text[:CUT] for text in texts])
    if keep_names:
        return without
    people = _people(without, names)  # once addresses are gone: they spell names in small letters
    return in_parts(partial(_without_people, people), without)


def _without_contacts(texts: Sequence[str]) -> list[str]:
    return [_without(text, list(contact_details(text))) for text in texts]


def _without_people(people: PeopleNamed, texts: Sequence[str]) -> list[str]:
    return [_without(text, list(people.spans(text))) for text in texts]


def shortened(text: str, most: int) -> str:
    """At most so many letters, cut between words and marked as cut."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut[: cut.rindex(" ")] if " " in cut[most // 2 :] else cut).rstrip(" ,;:[") + "…"


def _people(texts: Sequence[str], names: Iterable[str]) -> PeopleNamed:
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for word in set(WORD.findall(text)):
            if word.islower():
                small[word] += 1
            else:
                capital[word.casefold()] += 1
    ordinary = frozenset(word for word, times in small.items() if times >= max(OFTEN, PART * capital[word]))
    most = max(ALWAYS_ALLOWED, MOST_TEXTS * len(texts))
    common = frozenset(word for word, times in capital.items() if times > most)
    said = {plain(word) for word in (*small, *capital)}
    return PeopleNamed.of(KnownNames.of(names, capital, ordinary, len(texts), said), ordinary, common)


def _without(text: str, spans: list[Span]) -> str:
    """Of spans that overlap, the one that begins first stands, and of two that begin together the longer."""
    if not spans:
        return text
    parts, done = [], 0
    for start, end, label in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= done:
            parts += [text[done:start], label]
            done = end
        elif end > done:  # what sticks out beyond the one before it goes too
            done = end
    return "".join([*parts, text[done:]])
