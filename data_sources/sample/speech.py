"""Puts comments together from the vocabulary, as different people would: curt, polite, careless, pasted from a mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from data_sources.sample.company import Company
from data_sources.sample.vocabulary import COMPOSED, Context, filled, vocabulary, whole_comments

# Of customers of a region: what their people write in.
LANGUAGES = {
    "DACH": {"de": 0.82, "en": 0.18},
    "UK and Ireland": {"en": 1.0},
    "France and Benelux": {"fr": 0.62, "nl": 0.14, "en": 0.24},
    "Nordics": {"en": 0.60, "sv": 0.16, "no": 0.10, "da": 0.08, "fi": 0.06},
    "Eastern Europe": {"en": 0.60, "pl": 0.28, "cs": 0.08, "bg": 0.04},
}
WRITES_ENGLISH_NOW_AND_THEN = 0.10
SECOND_SENTENCE = 0.30
SHARE_CARELESS, SHARE_HTML, SHARE_PASTED = 0.08, 0.01, 0.001
SENTENCES_OF_A_PASTED_MAIL = 40


@dataclass(frozen=True)
class Said:
    """A comment and the truth about it: its issues, praised or not, its language, and the mood that it was said in."""

    text: str
    about: tuple[str, ...]
    language: str
    mood: str


@dataclass(frozen=True)
class Speakers:
    """Who speaks which language: one for each account."""

    rng: Random
    company: Company
    languages: tuple[str, ...]

    def context(self, account: int, competitor: str = "", whole: bool = True) -> Context:
        """Languages of whole comments alone give way to English where those are not wanted."""
        language = self.languages[account]
        if self.rng.random() < WRITES_ENGLISH_NOW_AND_THEN or (not whole and language not in COMPOSED):
            language = "en"
        return Context(language, str(self.company.names.short[account]), competitor)

    def careless(self, text: str) -> str:
        """As some people type, and as some tools hand it over."""
        draw = self.rng.random()
        if draw < SHARE_HTML:
            return f"<p>{text.replace('&', '&amp;')}</p>" if draw < SHARE_HTML / 2 else f"{text}<br/>&nbsp;"
        if draw < SHARE_HTML + SHARE_CARELESS:
            return self.rng.choice(
                (text.lower(), text.rstrip("."), text.rstrip(".!") + "!!", text.upper(), text + " :(")
            )
        return text

    def put_together(self, context: Context, parts: Sequence[str]) -> str:
        return self.careless(" ".join(filled(self.rng, part, context) for part in parts if part))

    def one_of(self, context: Context, *keys: str) -> str:
        """A sentence of the language's vocabulary; of the English one where the language has none of that kind."""
        for language in (context.language, "en"):
            found = vocabulary(language)
            for key in keys:
                found = found.get(key, {})
            if found:
                return self.rng.choice(list(found))
        raise KeyError(keys)

    def whole(self, context: Context, mood: str) -> Said:
        return Said(self.rng.choice(whole_comments(context.language, mood)), (), context.language, mood)


def make_speakers(rng: np.random.Generator, company: Company) -> Speakers:
    drawn = Random(int(rng.integers(2**62)))
    languages = [
        drawn.choices(list(LANGUAGES[region]), list(LANGUAGES[region].values()))[0] for region in company.names.region
    ]
    return Speakers(drawn, company, tuple(languages))
