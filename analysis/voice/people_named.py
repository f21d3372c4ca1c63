"""People named in a text: by title, greeting, sign-off, initial, given name, and the customers' own names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from analysis.voice.known_names import WORD, KnownNames, is_capital, plain
from analysis.voice.name_cues import (
    AT_WORK,
    BEFORE_A_LETTER,
    GERMAN,
    GREETINGS,
    INTRODUCTIONS,
    LEGAL_FORMS,
    NOBODY,
    OF_PLACES,
    PARTICLES,
    SIGN_OFFS,
    TITLES,
    WEAK_CUES,
    given_names,
)

NAME = "[name]"
MOST_WORDS = 3  # of a name, particles apart
CUE_WORDS = 3
FROM = frozenset({"from", "in", "vom", "aus", "du", "de", "del"})
CLOSE = re.compile(r"[ .\u00a0]{1,2}|, ?")  # what may stand between a cue and a name
BETWEEN = re.compile(r"[ \u00a0]|\. ?|, ?(?=\S\.)")  # between the words of a name
INITIAL = re.compile(r"(?<![\w.])(?:[^\W\d_a-z]\. ?){1,2}(?=[^\W\d_a-z][^\W\d_]{2})")
COMPANY = re.compile(
    r"(?:[^\W\d_a-z][\w&'’-]*[ ]){1,4}(?:GmbH(?: & Co\. KG)?|AG|KG|SE|UG|Ltd|Limited|Inc|LLC|LLP|PLC|plc|SARL|SAS|BV|"
    r"B\.V\.|NV|AB|Oy|ApS|A/S|OOD|EOOD|Kft|S\.?p\.?A|S\.?r\.?l|S\.L|Sp\. z o\.o|s\.r\.o|d\.o\.o)\b\.?"
)
PAIR = re.compile(r"[^\W\d_a-z][^\W\d_]{2,} [^\W\d_a-z][^\W\d_]{2,}")
# Scripts whose names no capital shows: what is said before or after them does.
MARKED = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}(?=先生|女士|小姐|太太|经理|經理|老师)"
    r"|(?<!お)(?<!皆)[\u4e00-\u9fff\u30a1-\u30fa\u30fc]{1,6}(?=さん|様|さま|氏)"
    r"|[\uac00-\ud7a3]{2,4}(?= ?씨|(?<!고객)(?<!선생)(?<!담당자)(?<!상담사)님)"
    r"|[А-ЯЁІЇЄ][а-яёіїє'’]+(?= (?:[А-ЯЁ][а-яё]+)?(?:ович|евич|овна|евна|ична)\b)(?: [А-ЯЁ][а-яё]+){1,2}"
    r"|[A-ZÇĞİÖŞÜ][a-zçğıöşü]+(?= (?:Bey|Hanım)\b)"
)
NO_NAME = re.compile(r"お客|皆|担当|各位|顾客|客户|客戶|고객|담당")


def _without_lead(company: str) -> int:
    """Where the company's own name begins: "At Foobar GmbH"."""
    first = company.split(" ", 1)[0]
    return len(first) + 1 if first.casefold() in NOBODY else 0


@dataclass(frozen=True)
class _Words:
    text: str
    words: list[str]
    folded: list[str]
    starts: list[int]
    ends: list[int]
    is_shouted: bool
    is_small: bool  # no capital anywhere: none tells a name

    @classmethod
    def of(cls, text: str) -> _Words:
        found = list(WORD.finditer(text))
        words = [each.group() for each in found]
        folded = [word.casefold() for word in words]
        return cls(
            text, words, folded, [e.start() for e in found], [e.end() for e in found], text.isupper(), text.islower()
        )

    def gap(self, place: int) -> str:
        """What stands between this word and the next."""
        return self.text[self.ends[place] : self.starts[place + 1]] if place + 1 < len(self.words) else "\n"


@dataclass(frozen=True)
class PeopleNamed:
    known: KnownNames
    ordinary: frozenset[str]  # seen in small letters: never somebody because of a capital alone
    worth_a_look: frozenset[str]  # a text without any of these names nobody
    leading: frozenset[str]  # words that are a name or lead to one
    common: frozenset[str]  # written with a capital in so many texts that they name things of the trade

    @classmethod
    def of(cls, known: KnownNames, ordinary: frozenset[str], common: frozenset[str]) -> PeopleNamed:
        cues = TITLES | GREETINGS | SIGN_OFFS | given_names() | frozenset(known.by_first)
        telling = frozenset(max(words, key=len) for words in INTRODUCTIONS)
        lasts = frozenset(words[-1] for words in INTRODUCTIONS)
        return cls(known, ordinary | NOBODY, cues | telling | AT_WORK, cues | lasts, common)

    def spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        yield from ((start, end, NAME) for start, end in self.known.unspaced_in(text))
        if not text.isascii():
            yield from ((*each.span(), NAME) for each in MARKED.finditer(text) if not NO_NAME.search(each.group()))
        told = WORD.findall(text.casefold())
        told += [plain(word) for word in told if not word.isascii()]
        if not LEGAL_FORMS.isdisjoint(told) and not text.isupper():
            yield from (
                (each.start() + _without_lead(each.group()), each.end(), NAME) for each in COMPANY.finditer(text)
            )
        has_pair = GERMAN.isdisjoint(told) and PAIR.search(text)
        if self.worth_a_look.isdisjoint(told) and not has_pair and not INITIAL.search(text):
            return
        words = _Words.of(text)
        yield from self._initials(words)
        if has_pair:
            yield from self._pairs(words)
        place = 0
        while place < len(words.words):
            first, count = self._named(words, place) if self._may_lead(words, place) else (place, 0)
            if count:
                yield words.starts[first], words.ends[first + count - 1], NAME
            place = first + count if count else place + 1

    def _may_lead(self, words: _Words, place: int) -> bool:
        word, gap = words.folded[place], words.folded[place + 1] if place + 1 < len(words.words) else ""
        return word in self.leading or gap in FROM or not (word.isalpha() and word.isascii())

    def _named(self, words: _Words, place: int) -> tuple[int, int]:
        """Where the name begins that this word is or leads to, and of how many words it is; 0 where there is none."""
        count = self.known.words_from(words.words, words.folded, place)
        if count:
            return place, count
        word = words.folded[place]
        if self._is_given(words, place):
            return place, 1 + self._surname(words, place + 1)
        after = place + 1
        if after >= len(words.words):
            return place, 0
        if word in TITLES and is_capital(words.words[place]) | (word not in ("pan", "sig", "sir", "m")):
            return after, self._run(words, after) if CLOSE.fullmatch(words.gap(place)) else 0
        if self._is_introduced(words, place):
            return after, self._run(words, after) if words.gap(place) in (" ", ": ") else 0
        if word in GREETINGS and self._opens(words, place):
            return after, self._greeted(words, after)
        if word in SIGN_OFFS:
            return after, self._signed(words, after)
        if not self._is_at_work(words, place):
            return place, 0
        has_more = place > 0 and self._could_be(words, place - 1) and words.gap(place - 1) == " "
        return (place - 1, 2) if has_more else (place, 1)

    def _is_given(self, words: _Words, place: int) -> bool:
        word, folded = words.words[place], words.folded[place]
        stem = folded.removesuffix("'s").removesuffix("’s")
        is_listed = (
            stem in given_names()
            or plain(stem) in given_names()
            or ("-" in stem and stem.split("-")[0] in given_names())
        )
        if not is_listed:
            return False
        before = words.folded[place - 1] if place else ""
        return before not in OF_PLACES and (
            is_capital(word) or before in WEAK_CUES or (words.is_small and folded not in self.ordinary)
        )

    def _could_be(self, words: _Words, place: int) -> bool:
        word = words.words[place]
        if len(word) == 1:  # "Shannon G.", but neither A nor I
            return word.isupper() and word not in "AI"
        return (
            (is_capital(word) or (words.is_small and len(word) > 2))
            and words.folded[place] not in self.ordinary
            and (words.is_shouted or not word.isupper())
        )

    def _surname(self, words: _Words, place: int) -> int:
        """How many words from this one on go with the given name before it."""
        return self._run(words, place, most=1 if words.is_small else 2) if words.gap(place - 1) == " " else 0

    def _run(self, words: _Words, place: int, most: int = MOST_WORDS) -> int:
        """How many words from this one on may be a name: with capitals, particles between them, not words of use."""
        end, count = place, 0
        if place < len(words.words) and not words.words[place][0].isupper() and is_capital(words.words[place]):
            most = 2  # where no capital ends the name
        while end < len(words.words) and count < most:
            after = self._past_particles(words, end)
            if after > end:
                end = after
            elif self._could_be(words, end) or (words.folded[end] in given_names() and end == place):
                end, count = end + 1, count + 1
            else:
                break
            if not BETWEEN.fullmatch(words.gap(end - 1)) or (
                words.gap(end - 1)[0] in ".," and len(words.words[end - 1]) > 2
            ):
                break
        return end - place

    def _past_particles(self, words: _Words, place: int) -> int:
        """ "van der Berg": the place of Berg; the same place where no particle leads to a name."""
        after = place
        while after < len(words.words) and words.folded[after] in PARTICLES:
            after += 1
        return after if after < len(words.words) and self._could_be(words, after) else place

    def _is_introduced(self, words: _Words, place: int) -> bool:
        lengths = range(1, min(CUE_WORDS, place + 1) + 1)
        return any(tuple(words.folded[place + 1 - length : place + 1]) in INTRODUCTIONS for length in lengths)

    @staticmethod
    def _opens(words: _Words, place: int) -> bool:
        return place == 0 or "\n" in words.gap(place - 1)

    def _greeted(self, words: _Words, place: int) -> int:
        """A name that a comma, an exclamation mark or the line's end follows."""
        count = self._run(words, place, most=2) if words.gap(place - 1) == " " else 0
        return count if count and re.match(r"\s*[,!\n:-]|\s*$", words.gap(place + count - 1)) else 0

    def _signed(self, words: _Words, place: int) -> int:
        """Whatever with capitals ends the text, or the line, after a sign-off."""
        if not re.fullmatch(r"[\s,.!-]*", words.gap(place - 1)):
            return 0
        count = self._run(words, place)
        rest = words.gap(place + count - 1) if count else ""
        return count if count and (place + count == len(words.words) or "\n" in rest) else 0

    def _is_at_work(self, words: _Words, place: int) -> bool:
        """ "Ann from your support": somebody, where the word is none of use."""
        following = words.folded[place + 1 : place + 4]
        if len(following) < 2 or following[0] not in FROM:
            return False
        return not AT_WORK.isdisjoint(following[1:]) and self._could_be(words, place)

    def _pairs(self, words: _Words) -> Iterator[tuple[int, int, str]]:
        """ "Licia Vespa": two rare words with capitals, where only names have them."""
        rare = [self._could_be(words, at) and self._is_rare(words, at) for at in range(len(words.words))]
        for at in range(len(rare) - 1):
            if rare[at] and rare[at + 1] and words.gap(at) == " ":
                yield words.starts[at], words.ends[at + 1], NAME

    def _is_rare(self, words: _Words, place: int) -> bool:
        word = words.words[place]
        if words.folded[place] in TITLES or words.folded[place] in OF_PLACES:
            return False
        return len(word) > 2 and word.isalpha() and word.istitle() and words.folded[place] not in self.common

    def _initials(self, words: _Words) -> Iterator[tuple[int, int, str]]:
        """ "R. Keller": an initial and what may be a surname, unless a sentence ends with the letter."""
        for found in INITIAL.finditer(words.text):
            place = next((at for at, start in enumerate(words.starts) if start >= found.end()), None)
            before = next(
                (words.folded[at] for at in range(len(words.ends) - 1, -1, -1) if words.ends[at] <= found.start()), ""
            )
            if place is not None and self._could_be(words, place) and before not in BEFORE_A_LETTER:
                yield found.start(), words.ends[place], NAME
