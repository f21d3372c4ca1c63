"""Scores in words that no source declares: read by the catalogue of scales where it is sure of them, else asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import duckdb

from data_sources.cleaning.canonical import Given, cells_of
from data_sources.cleaning.likert import ScaleGuess, scale_of
from data_sources.declarations import Source
from data_sources.detections import Detection

ASPECT = "words for scores"
MOST_WORDS = 200  # different ones; a column with more holds no answers on a scale
USUAL = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7), "rating": (1, 5)}


@dataclass(frozen=True)
class ScoreWords:
    """What the source is to read in place of words; nothing where it declares them, or where they are not told."""

    values: Mapping[str, float | str] = field(default_factory=dict)
    scale: Mapping[str, float] = field(default_factory=dict)  # scale_low and scale_high, where none is declared
    detections: tuple[Detection, ...] = ()

    def source_read(self, source: Source) -> Source:
        if not self.values:
            return source
        read = {**source.values, "score": self.values}
        return source.model_copy(update={"values": read, "constants": {**source.constants, **self.scale}})


def look_at_words(connection: duckdb.DuckDBPyConnection, source: Source, each: Given) -> dict[str, int]:
    """The words in one export's scores with their rows; nothing where the source declares what they stand for."""
    if source.table != "feedback" or "score" not in source.columns or "score" in source.values:
        return {}
    found = connection.execute(
        f"select score, count(*) from ({cells_of(source, each, ['score'])}) where score is not null "
        f"and try_cast(score as double) is null group by score order by count(*) desc, score limit {MOST_WORDS + 1}"
    ).fetchall()
    return {str(word): int(rows) for word, rows in found} if len(found) <= MOST_WORDS else {}


def decide_words(source: Source, seen: Sequence[Mapping[str, int]]) -> ScoreWords:
    """One scale for all exports of the source."""
    rows: Counter[str] = Counter()
    for words in seen:
        rows.update(words)
    guess = scale_of(rows, source.columns.get("score", "")) if rows else None
    if guess is None:
        return ScoreWords()
    conflict = _conflict(source, guess)
    if guess.certainty == "unsure" or conflict:
        return ScoreWords(detections=(_detection(source, guess, conflict, is_asked=True),))
    return ScoreWords(
        guess.as_declared(), _scale_to_add(source, guess), (_detection(source, guess, "", is_asked=False),)
    )


def _scale_to_add(source: Source, guess: ScaleGuess) -> dict[str, float]:
    if _declared_scale(source) is not None or {"scale_low", "scale_high"} & {*source.columns}:
        return {}
    return {"scale_low": guess.scale_low, "scale_high": guess.scale_high}


def _declared_scale(source: Source) -> tuple[float, float] | None:
    given = [source.constants.get(name) for name in ("scale_low", "scale_high")]
    usual = USUAL.get(str(source.constants.get("kind", "")).lower(), (None, None))
    low, high = (each if each is not None else fallback for each, fallback in zip(given, usual, strict=True))
    is_given = any(each is not None for each in given)
    return (float(str(low)), float(str(high))) if is_given and low is not None and high is not None else None


def _conflict(source: Source, guess: ScaleGuess) -> str:
    """Why the words do not fit what the source declares; '' where they do."""
    declared, scale = _declared_scale(source), (guess.scale_low, guess.scale_high)
    if {"scale_low", "scale_high"} & {*source.columns}:
        return "the export says its scale itself, row by row"
    if declared is not None and declared != scale:
        return f"the source declares a scale from {declared[0]:g} to {declared[1]:g}"
    if str(source.constants.get("kind", "")).lower() == "nps" and scale != USUAL["nps"]:
        return "a Net Promoter Score needs answers from 0 to 10"
    return ""


def _detection(source: Source, guess: ScaleGuess, conflict: str, *, is_asked: bool) -> Detection:
    header = source.columns["score"]
    read = ", ".join(f"{label!r} = {value}" for label, value in guess.as_declared().items())
    why = f"{header!r}: {guess.evidence}" + (f", but {conflict}" if conflict else "") + "."
    overrule = "[source.values.score] " + ", ".join(
        f'"{label}" = ' + (f'"{value}"' if value == "" else str(value)) for label, value in guess.as_declared().items()
    )
    if is_asked:
        return Detection(ASPECT, "not read", "unsure", why, overrule, header)
    return Detection(
        ASPECT, f"{read}; from {guess.scale_low:g} to {guess.scale_high:g}", guess.certainty, why, overrule, header
    )
