"""Issues are told by words, examples and labels; what nobody taught is left alone."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.voice.catalogue import Issue
from analysis.voice.themes import themes
from tests.analysis.voice.made_comments import ABOUT, comments

CATALOGUE = tuple(Issue(name, words=(words[0],)) for name, words in ABOUT.items() if name != "Delivery")
NO_LABELS = pd.DataFrame({"text": [], "issue": []}, dtype=object)


def assigned(texts: list[str], catalogue: tuple[Issue, ...], given: pd.DataFrame) -> pd.DataFrame:
    return themes(texts, catalogue, given).frame


def labelled(number: int = 60, names: tuple[str, ...] = ("Billing", "Performance", "Access")) -> pd.DataFrame:
    said = [(text, name) for name in names for text in comments(name, number, seed=1)]
    return pd.DataFrame(said, columns=["text", "issue"])


def test_a_word_of_the_catalogue_tells_its_issue() -> None:
    found = assigned(["the invoice is slow", "an invoice", "nothing"], CATALOGUE, NO_LABELS)
    assert found[["text", "issue"]].sort_values(["text", "issue"]).to_numpy().tolist() == [
        [0, "Billing"],
        [0, "Performance"],
        [1, "Billing"],
    ]
    assert set(found["told_by"]) == {"words"}
    assert found["confidence"].between(0.5, 1).all()


def test_words_teach_what_else_is_said_about_an_issue() -> None:
    """Only the first word of each issue is in the catalogue; the others are learned beside it."""
    texts = [text for name in ABOUT if name != "Delivery" for text in comments(name, 150)]
    wordless = [text for text in texts if not any(words[0] in text for words in ABOUT.values())]
    read = themes(texts, CATALOGUE, NO_LABELS)
    told = dict(zip(texts, read.likeliest, strict=True))
    right = [any(word in text for word in ABOUT.get(told[text], ())) for text in wordless]
    assert sum(right) / len(right) > 0.8
    assert "examples" in set(read.frame["told_by"])


def test_labels_teach_and_how_well_is_measured() -> None:
    asked = [text for name in ("Billing", "Performance", "Access") for text in comments(name, 20, seed=2)]
    read = themes([*labelled()["text"], *asked], CATALOGUE, labelled())
    assert read.likeliest[-60:] == ("Billing",) * 20 + ("Performance",) * 20 + ("Access",) * 20
    assert read.right is not None and read.commonest is not None
    assert read.right.low.amount > read.commonest.high.amount
    assert "labels" in set(read.frame["told_by"])


def test_what_is_about_none_of_the_issues_is_left_alone() -> None:
    unknown = comments("Delivery", 50) + comments(None, 50)
    read = themes([*labelled()["text"], *unknown], CATALOGUE, labelled())
    told = read.frame[read.frame["text"] >= len(labelled())]
    assert told["text"].nunique() <= 15


def test_between_two_issues_no_model_decides() -> None:
    two = labelled(60, ("Billing", "Access"))
    assert assigned([*two["text"], *comments(None, 20)], (), two).empty


def test_labels_that_say_nothing_of_the_words_teach_nothing() -> None:
    drawn = labelled()
    drawn["issue"] = drawn["issue"].sample(frac=1, random_state=3).to_numpy()
    read = themes(drawn["text"].tolist(), (), drawn)
    assert read.right is not None and read.commonest is not None
    assert read.right.low.amount <= read.commonest.high.amount
    assert read.frame["text"].nunique() < 0.1 * len(drawn)


def test_a_topic_that_no_catalogue_holds_is_learned_once_it_is_labelled_often() -> None:
    often = labelled(25, ("Billing", "Access", "Delivery"))
    asked = comments("Delivery", 10, seed=5)
    found = assigned([*often["text"], *asked], CATALOGUE, often)
    assert (found[found["text"] >= len(often)]["issue"] == "Delivery").any()
    seldom = pd.concat([labelled(25, ("Billing", "Access")), labelled(5, ("Delivery",))])
    assert "Delivery" not in set(assigned([*seldom["text"], *asked], CATALOGUE, seldom)["issue"])


def test_labels_outweigh_a_word_that_misleads() -> None:
    misled = (Issue("Access", words=("invoice",)), *(replace(issue, words=()) for issue in CATALOGUE[:2]))
    texts = [text for text in comments("Billing", 40, seed=9) if "invoice" in text]
    found = assigned([*labelled()["text"], *texts], misled, labelled())
    assert "Access" not in set(found[found["text"] >= len(labelled())]["issue"])


def test_a_language_that_nobody_taught_is_read_by_the_catalogue_s_words_alone() -> None:
    texts = [*labelled()["text"], "password locked out log in", "invoice password locked out log in"]
    spoken = ["en"] * len(labelled()) + ["sv", "sv"]
    read = themes(texts, CATALOGUE, labelled(), spoken)
    told = read.frame[read.frame["text"] >= len(labelled())]
    assert read.languages == ("en",)
    assert set(told["told_by"]) == {"words"}
    assert set(told["text"]) == {len(labelled()), len(labelled()) + 1}


def test_next_month_old_comments_are_about_the_same_issues() -> None:
    both = labelled(110).assign(said_on=pd.Timestamp(2026, 9, 1))
    both["said_on"] = both["said_on"].where(both.index % 5 == 0, pd.Timestamp(2026, 6, 1))
    months = [both[both.index % 10 != 0], both]
    asked = [text for name in ABOUT for text in comments(name, 50, seed=7)]
    told = [themes([*asked, *each["text"]], CATALOGUE, each).frame for each in months]
    sets = [each[each["text"] < len(asked)].groupby("text")["issue"].agg(frozenset) for each in told]
    before, after = (each.reindex(range(len(asked))).fillna("none") for each in sets)
    assert (before != after).mean() <= 0.02


def test_the_same_text_is_told_the_same_wherever_it_stands() -> None:
    texts = [*labelled()["text"], *comments(None, 20)]
    forward = themes(texts, CATALOGUE, labelled()).likeliest
    backward = themes(texts[::-1], CATALOGUE, labelled()).likeliest
    assert forward == backward[::-1]


NOTHING = ["", " ", "👍", "x" * 50_000, "=SUM(A1:A9)", "<b></b>", "12", "None", "nan"]


@pytest.mark.parametrize("texts", [[], [""], NOTHING])
@pytest.mark.parametrize("catalogue", [(), CATALOGUE, (Issue("Bare"),), (Issue("One", examples=("slow", " ")),)])
def test_copes_with_texts_and_catalogues_that_say_nothing(texts: list[str], catalogue: tuple[Issue, ...]) -> None:
    gaps = pd.DataFrame({"text": ["slow", None], "issue": [None, "Billing"]})
    for given in (NO_LABELS, gaps):
        read = themes(texts, catalogue, given, ["en"] * len(texts))
        assert list(read.frame.columns) == ["text", "issue", "confidence", "told_by"]
        assert len(read.likeliest) == len(texts)
        assert read.frame.empty
