"""Names of columns, files and folders taken apart into words that can be compared across languages and habits."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Words that a name may carry without meaning something else by it.
LIGHT = frozenset(
    (
        *(
            "the",
            "of",
            "in",
            "a",
            "an",
            "at",
            "on",
            "for",
            "to",
            "by",
            "with",
            "and",
            "or",
            "is",
            "was",
            "are",
            "this",
            "that",
        ),
        *(
            "our",
            "your",
            "my",
            "you",
            "we",
            "us",
            "do",
            "does",
            "did",
            "which",
            "what",
            "who",
            "please",
            "enter",
            "select",
        ),
        *(
            "de",
            "des",
            "du",
            "d",
            "la",
            "le",
            "les",
            "l",
            "der",
            "die",
            "das",
            "von",
            "el",
            "los",
            "las",
            "del",
            "di",
            "il",
        ),
        *("lo", "het", "van", "do", "da", "o", "utc", "gmt", "est", "cet", "eur", "usd", "gbp", "chf", "local", "net"),
        *(
            "gross",
            "excl",
            "incl",
            "vat",
            "tax",
            "ht",
            "ttc",
            "netto",
            "brutto",
            "date",
            "time",
            "datetime",
            "name",
            "id",
        ),
    )
)
ID_WORDS = frozenset(
    (
        "id",
        "ids",
        "no",
        "nr",
        "nbr",
        "num",
        "number",
        "code",
        "key",
        "ref",
        "reference",
        "n",
        "nummer",
        "numero",
        "uuid",
    )
)
CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])|(?<=[A-Z])(?=[A-Z][a-z]{2})|(?<=[a-z])(?=\d)|(?<=\d)(?=[A-Za-z]{2})")


@cache
def words(name: str) -> tuple[str, ...]:
    """ "ARR_lostEUR" -> ("arr", "lost", "eur"); accents, case and separators are gone."""
    parted = CAMEL.sub(" ", name.replace("#", " no ").replace("ß", "ss"))
    plain = "".join(each for each in unicodedata.normalize("NFKD", parted) if not unicodedata.combining(each))
    return tuple(re.findall(r"[^\W_]+", plain.casefold()))


def holds(spoken: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether the phrase stands in the words, one after the other."""
    width = len(phrase)
    return any(spoken[start : start + width] == phrase for start in range(len(spoken) - width + 1))


def singular(word: str) -> str:
    """A word without its plural s."""
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
