"""Numbers and nouns that agree: "1 answer", "2 answers", "four losses"."""

from __future__ import annotations

from decimal import Decimal

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman", "times": "times"}
# Words after which the noun that counts has passed: "answers to the survey", "customers in Europe".
AFTER_THE_NOUN = frozenset(
    {"of", "to", "in", "on", "from", "with", "without", "at", "by", "for", "that", "who", "lost"}
)


def number_word(number: int) -> str:
    """Small numbers as words; from 13 on as figures."""
    return WORDS[number] if 0 <= number < len(WORDS) else f"{number:,}".replace("-", "\u2212")


def with_noun(digits: str, amount: Decimal | int, plural: str) -> str:
    """`digits` followed by the noun in the number that the amount asks for. No noun, no space."""
    noun = singular(plural) if amount == 1 else plural
    return f"{digits} {noun}".rstrip()


def singular(plural: str) -> str:
    """The phrase for one: "customers in Europe" becomes "customer in Europe"."""
    words = plural.split(" ")
    head = next((i for i, word in enumerate(words) if i > 0 and word in AFTER_THE_NOUN), len(words)) - 1
    words[head] = _singular_word(words[head])
    return " ".join(words)


def _singular_word(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
