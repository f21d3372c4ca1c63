"""Which texts hold the words by which a catalogue recognises an issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from analysis.voice.catalogue import Issue
from analysis.voice.tokens import Places, Tokens, folded

# From here on a word also finds what begins with it: invoice finds invoices, Rechnung finds Rechnungsfehler.
# Shorter ones (late, seat, teuer has five) would find too much: late is not latest, though seat finds seats.
BEGINS_FROM = 5
PART = re.compile(r"[\w*]+")
# Scripts written without spaces between words: there a word is looked for inside.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class Phrase:
    """One entry of an issue's words: `parts` must follow one upon the other."""

    issue: int
    parts: tuple[str, ...]


def phrases(catalogue: Sequence[Issue]) -> list[Phrase]:
    """The entries of the catalogue, each once for an issue; a star at an end of a part stands for any letters."""
    found = {
        Phrase(place, tuple(PART.findall(folded(entry)))): None
        for place, issue in enumerate(catalogue)
        for entry in issue.words
    }
    return [phrase for phrase in found if any(part.strip("*") for part in phrase.parts)]


def hits(tokens: Tokens, entries: Sequence[Phrase]) -> csr_matrix:
    """Texts × entries: 1 where the text holds the entry."""
    fits = _words_that_fit(tokens.words, sorted({part for entry in entries for part in entry.parts}))
    rows, columns = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.int64)]
    for column, entry in enumerate(entries):
        texts = np.unique(tokens.text[_starts(tokens, [fits[part] for part in entry.parts])])
        rows.append(texts)
        columns.append(np.full(len(texts), column))
    row, col = np.concatenate(rows), np.concatenate(columns)
    return csr_matrix((np.ones(len(row)), (row, col)), shape=(tokens.texts, len(entries)))


def words_of_issues(tokens: Tokens, entries: Sequence[Phrase], issues: int) -> NDArray[np.float64]:
    """Texts × issues: how many of an issue's words stand in the text."""
    own = csr_matrix(
        (np.ones(len(entries)), (np.arange(len(entries)), [entry.issue for entry in entries])),
        shape=(len(entries), issues),
    )
    return np.asarray((hits(tokens, entries) @ own).todense(), dtype=float)


def named_words(tokens: Tokens, entries: Sequence[Phrase]) -> frozenset[str]:
    """The distinct words that any part of any entry finds."""
    fits = _words_that_fit(tokens.words, sorted({part for entry in entries for part in entry.parts}))
    found = np.any(list(fits.values()), axis=0) if fits else np.zeros(len(tokens.words), dtype=bool)
    return frozenset(tokens.words[place] for place in np.flatnonzero(found))


def _starts(tokens: Tokens, parts: Sequence[np.ndarray]) -> Places:
    """Where in the run of words all `parts` follow one upon the other within one text."""
    at: Places = np.flatnonzero(parts[0][tokens.word]) if len(tokens.words) else np.empty(0, dtype=np.int64)
    for step, part in enumerate(parts[1:], start=1):
        at = at[at + step < len(tokens.word)]
        at = at[(tokens.text[at + step] == tokens.text[at]) & part[tokens.word[at + step]]]
    return at


def _words_that_fit(words: Sequence[str], parts: Sequence[str]) -> dict[str, np.ndarray]:
    """For each part, which of the distinct words it finds."""
    joined = "\n" + "\n".join(words) + "\n"
    ends = np.cumsum([len(word) + 1 for word in words])
    fits = {}
    for part in parts:
        found = np.zeros(len(words), dtype=bool)
        places = [match.start(1) for match in re.finditer(_pattern(part), joined)]
        found[np.searchsorted(ends, np.array(places, dtype=np.int64), side="left")] = True
        fits[part] = found
    return fits


def _pattern(part: str) -> str:
    """What finds `part` among the words, one a line, as a pattern whose first group lies within the word found."""
    bare = re.escape(part.strip("*"))
    if UNSPACED.search(part):
        return f"({bare})"
    after = "\\w*" if part.endswith("*") or len(part.strip("*")) >= BEGINS_FROM else "s?"
    # What stands first is a fixed text: Python finds it a hundred times as fast as a look back.
    return f"({bare}){after}(?=\n)" if part.startswith("*") else f"\n({bare}){after}(?=\n)"
