"""What customers wish for is told by words that stand out where they ask."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.voice.wished_for import wished_for

FILLED = ("invoice", "meeting", "project", "budget", "report", "site", "plan", "office", "contract", "delivery")
ASKED = ("Please add {}.", "It would be great if there was {}.", "I wish there was {} in it.")


def _comments(number: int, subject: str, seed: int, asked: bool) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    rows = []
    for place in range(number):
        filler = " ".join(rng.choice(FILLED, 4))
        said = str(rng.choice(ASKED)).format(subject) if asked else f"{filler} {subject}"
        rows.append((f"{filler}. {said} That would help us a lot." if asked else f"{said}.", f"{seed}-{place}", asked))
    return pd.DataFrame(rows, columns=["text", "customer", "is_wish"]).assign(language="en")


def _all() -> pd.DataFrame:
    return pd.concat(
        [
            _comments(30, "a dark mode", 1, asked=True),
            _comments(25, "an offline mode", 2, asked=True),
            _comments(6, "a purple theme", 3, asked=True),
            _comments(900, "", 4, asked=False),
        ],
        ignore_index=True,
    )


def test_names_what_is_wished_for_with_its_wishes_and_customers() -> None:
    subjects, places = wished_for(_all(), 10)
    assert subjects[["label", "verbatims", "customers"]].to_numpy().tolist() == [
        ["Dark mode", 30, 30],
        ["Offline mode", 25, 25],
    ], "and “mode” alone is no third"
    held = _all()["text"].iloc[places.loc[places["position"] == 1, "place"]]
    assert held.str.contains("dark mode").all() and len(held) == 30


def test_says_nothing_of_what_fewer_than_a_group_wish_for() -> None:
    assert "purple" not in " ".join(wished_for(_all(), 10)[0]["words"])
    assert wished_for(_all(), 60)[0].empty


def test_words_that_come_up_everywhere_are_no_wish() -> None:
    frame = pd.concat([_all(), _comments(80, "a dark mode", 5, asked=False)], ignore_index=True)
    assert [label.split()[0] for label in wished_for(frame, 10)[0]["label"]] == ["Offline"]


def test_finds_nothing_where_wishes_ask_for_nothing_in_common() -> None:
    rng = np.random.default_rng(6)
    found = 0
    for _ in range(20):
        words = [f"w{number}" for number in rng.integers(0, 300, (60, 2)).ravel()]
        wishes = pd.DataFrame({"text": [f"Please add {a} {b}" for a, b in zip(words[::2], words[1::2], strict=True)]})
        rest = pd.DataFrame({"text": [" ".join(f"w{n}" for n in rng.integers(0, 300, 6)) for _ in range(500)]})
        frame = pd.concat([wishes.assign(is_wish=True), rest.assign(is_wish=False)], ignore_index=True)
        found += len(wished_for(frame.assign(customer=np.arange(len(frame)), language="en"), 3)[0])
    assert found == 0


def test_copes_with_no_wishes_and_no_comments() -> None:
    frame = _all()
    assert wished_for(frame.assign(is_wish=False), 10)[0].empty
    assert wished_for(frame.head(0), 10)[0].empty
