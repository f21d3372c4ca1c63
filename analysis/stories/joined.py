"""Several sentences as one line, each keeping its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter

from analysis.sentences import Part, Sentence

ENDINGS = (".", "!", "?", "…")


def joined(lines: Sequence[Sentence]) -> Sentence:
    """One sentence after the other. Parts are renamed, since two sentences may both call theirs "score"."""
    templates, parts = [], dict[str, Part]()
    for place, line in enumerate(lines):
        templates.append(_ended(_renamed(line.template, place)))
        parts |= {f"{name}_{place}": part for name, part in line.parts.items()}
    return Sentence(" ".join(templates), parts)


def listed(said: Sequence[str], word: str = "and") -> str:
    """Several names or parts as one: "a, b and c"."""
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} {word} {said[-1]}"


def _renamed(template: str, place: int) -> str:
    words = []
    for literal, name, form, _ in Formatter().parse(template):
        words.append(literal.replace("{", "{{").replace("}", "}}"))
        if name is not None:
            words.append(f"{{{name}_{place}{':' + form if form else ''}}}")
    return "".join(words)


def _ended(template: str) -> str:
    bare = template.rstrip("*")
    return template if bare.endswith(ENDINGS) else template + "."
