"""Which issues a verbatim is about: by what the company's catalogue says, and by what its departments labelled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.estimates import Estimate
from analysis.voice.catalogue import Issue
from analysis.voice.languages import languages as languages_of
from analysis.voice.lessons import EXAMPLES, LABELS, WORDS, Lessons, issue_names, lessons
from analysis.voice.theme_confidence import WORDS_RIGHT
from analysis.voice.theme_reading import read_by_model
from analysis.voice.tokens import tokenised
from analysis.voice.word_hits import named_words, phrases, words_of_issues

COLUMNS = ["text", "issue", "confidence", "told_by"]
SURE_ENOUGH = 0.5  # an issue is counted where it is likelier than not
FEWEST_OF_A_LANGUAGE = 20  # lessons, for a text in it to be read by what lessons taught
TRUSTED_AS = 10  # labelled texts: so many must speak against an issue's words to outweigh what is usual


@dataclass(frozen=True)
class Themes:
    """`frame` has one row per text and issue that it is about: text (its place), issue, confidence (0 to 1), told_by.

    Of one text the issue that the model finds likeliest stands first. `likeliest` is that issue for each text, however
    unlikely; "" where nothing was learned. `languages` are those that were taught: a text in another one is read by
    the catalogue's words alone. `right` is how often the issue that departments gave a verbatim was told by its words
    alone, `commonest` how often always saying the commonest would be right; None where too few are labelled.
    """

    frame: pd.DataFrame
    likeliest: tuple[str, ...]
    languages: tuple[str, ...]
    right: Estimate | None
    commonest: Estimate | None


def themes(
    texts: Sequence[str], catalogue: Sequence[Issue], labelled: pd.DataFrame, languages: Sequence[str] | None = None
) -> Themes:
    """Reads which issues each text is about; a text about nothing that the catalogue knows has no row.

    `labelled` holds text and issue of verbatims whose issue a department has named; where they are known said_on, of
    which the month counts, and times: how many verbatims a row stands for.
    `languages` is the language of each text, "" where it is unknown. A text is about an issue whose words it holds,
    unless departments' labels mostly say otherwise of such texts; and about one that a linear model finds likelier
    than not, which labels, examples and comments that the words tell have taught. `told_by` is words, labels, or
    examples where no labels taught the model of the issue. Deterministic.
    Source: Cortes & Vapnik (1995), doi:10.1007/BF00994018; the curve from margin to confidence as in
    Niculescu-Mizil & Caruana (2005), doi:10.1145/1102351.1102430.
    """
    labelled = labelled.dropna(subset=["text", "issue"])
    names = issue_names(catalogue, labelled)
    examples = [text for issue in catalogue for text in issue.examples if text.strip()]
    said = pd.Index(list(dict.fromkeys([*texts, *examples])), dtype=object)
    tokens, entries = tokenised(list(said)), phrases(catalogue)
    words = words_of_issues(tokens, entries, len(names))
    learned = lessons(said, names, catalogue, labelled, words)
    read = read_by_model(said, named_words(tokens, entries), words, learned)
    taught, may_be_read = _languages(said, _spoken(texts, examples, languages), learned)
    chances = np.where(may_be_read[:, None], read.chances, 0)
    frame = _by_text(_rows(chances, words, learned, names), said, texts)
    likeliest = _likeliest(read.margins, chances, names, said, texts)
    return Themes(frame, likeliest, taught, read.confidence.right, read.confidence.commonest)


def _spoken(texts: Sequence[str], examples: Sequence[str], languages: Sequence[str] | None) -> dict[str, str]:
    if languages is None:
        return {}
    return dict(zip([*examples, *texts], [*languages_of(examples), *languages], strict=True))


def _languages(said: pd.Index, spoken: dict[str, str], learned: Lessons) -> tuple[tuple[str, ...], NDArray[np.bool_]]:
    """The languages that were taught, and which texts are in one of them or in none that could be told."""
    told = np.array([spoken.get(text, "") for text in said], dtype=object)
    counted = Counter(told[learned.text])
    taught = tuple(sorted(code for code, number in counted.items() if code and number >= FEWEST_OF_A_LANGUAGE))
    return taught, np.isin(told.astype(str), ["", *taught])


def _rows(
    chances: NDArray[np.float64], words: NDArray[np.float64], learned: Lessons, names: Sequence[str]
) -> pd.DataFrame:
    by_words = np.where(words > 0, _trust_in_words(words, learned)[None, :], 0)
    by_words[by_words < SURE_ENOUGH] = 0
    sure = np.maximum(by_words, chances)
    text, issue = np.nonzero(sure >= SURE_ENOUGH)
    by_labels = np.isin(np.arange(len(names)), learned.issue[learned.told_by == LABELS])
    told_by = np.where(by_words[text, issue] > 0, WORDS, np.where(by_labels[issue], LABELS, EXAMPLES))
    frame = pd.DataFrame({"text": text, "confidence": sure[text, issue], "told_by": told_by})
    return frame.assign(issue=np.array(names, dtype=object)[issue], chance=chances[text, issue])


def _likeliest(
    margins: NDArray[np.float64],
    chances: NDArray[np.float64],
    names: Sequence[str],
    said: pd.Index,
    texts: Sequence[str],
) -> tuple[str, ...]:
    if not names:
        return ("",) * len(texts)
    first = np.where(chances.max(axis=1) > 0, np.array(names, dtype=object)[margins.argmax(axis=1)], "")
    return tuple(first[said.get_indexer(pd.Index(list(texts), dtype=object))])


def _trust_in_words(words: NDArray[np.float64], learned: Lessons) -> NDArray[np.float64]:
    """How likely a text that holds an issue's words is about it: as usual, moved by what departments labelled."""
    by_labels = learned.of(learned.told_by == LABELS)
    held = words[by_labels.text] > 0
    alone = held & (held.sum(axis=1) == 1)[:, None]
    right = alone & (by_labels.issue[:, None] == np.arange(words.shape[1])[None, :])
    is_labelled = np.isin(np.arange(words.shape[1]), by_labels.issue)
    seen = np.where(is_labelled, alone.sum(axis=0), 0)
    trust: NDArray[np.float64] = (right.sum(axis=0) + WORDS_RIGHT * TRUSTED_AS) / (seen + TRUSTED_AS)
    return trust


def _by_text(frame: pd.DataFrame, said: pd.Index, texts: Sequence[str]) -> pd.DataFrame:
    """The rows of each distinct text, for every place where it stands."""
    places = pd.DataFrame(
        {"distinct": said.get_indexer(pd.Index(list(texts), dtype=object)), "place": range(len(texts))}
    )
    placed = frame.rename(columns={"text": "distinct"}).merge(places, on="distinct")
    order = placed.sort_values(["place", "chance", "confidence", "issue"], ascending=[True, False, False, True])
    return order.assign(text=order["place"])[COLUMNS].reset_index(drop=True)
