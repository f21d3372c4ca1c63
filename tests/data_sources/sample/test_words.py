"""What is planted in customers' own words holds in the exports themselves, and changes nothing beside them."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import numpy as np
import pandas as pd
import pytest

from data_sources.sample import facts, speech, write_sample
from data_sources.sample.complaints import make_complaints
from data_sources.sample.people import make_person
from data_sources.sample.vocabulary import COMPOSED, vocabulary
from tests.data_sources.sample.written import Written

WORDS = {"service/tickets": "Subject", "service/follow_up": "Comment", "marketing/nps_answers": "Comment"}
NEW_ISSUE = "assistan|assistent|l'assistant"
ACCELERATING = (
    r"\b(?:mobile app|apps? (?:on|in|auf|does|logs)|on the phone|from the phone|iphone app|the app|die app|handy"
    r"|in der app|appli(?:cation mobile)?|sur téléphone)\b"
)


def comments(written: Written) -> pd.DataFrame:
    """Marketing's, with the month that they were given in."""
    said = written.raw["marketing/nps_answers"].drop_duplicates(["Contact", "Wave"], keep="last")
    said = said[(said["Comment"] != "") & said["Answered on"].str.match(r"\d{4}-\d\d-\d\d")]
    return said.assign(quarter=pd.to_datetime(said["Answered on"], errors="coerce").dt.to_period("Q"))


def test_words_have_a_stream_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_sample(tmp_path / "one")
    monkeypatch.setattr(speech, "Random", lambda seed: Random(seed + 1))
    write_sample(tmp_path / "other")
    one, other = Written(tmp_path / "one"), Written(tmp_path / "other")
    for exports, table in one.raw.items():
        words = [column for column in (WORDS.get(exports),) if column]
        pd.testing.assert_frame_equal(table.drop(columns=words), other.raw[exports].drop(columns=words))
        for column in words:
            assert (table[column] != other.raw[exports][column]).mean() > 0.05, exports
            assert ((table[column] == "") == (other.raw[exports][column] == "")).all(), exports


def test_customers_rarely_say_the_same_words(written: Written) -> None:
    said = {exports: table[WORDS[exports]] for exports, table in written.raw.items() if exports in WORDS}
    distinct = {exports: words[words != ""].nunique() for exports, words in said.items()}
    assert distinct["service/tickets"] > 5_000
    assert distinct["marketing/nps_answers"] > 2_000
    assert distinct["service/follow_up"] > 400


def test_an_issue_that_no_catalogue_names_appears_in_the_last_quarter(written: Written) -> None:
    said = comments(written)
    about = said[said["Comment"].str.contains(NEW_ISSUE, case=False)]
    assert set(about["quarter"].astype(str)) == {"2026Q3"}
    assert len(about) >= sum(facts.NEW_ISSUE_COMMENTS) - 4  # a broken row or two
    assert about["Company"].nunique() >= 25
    catalogue = (Path(speech.__file__).parent / "issues.toml").read_text(encoding="utf-8")
    assert not re.search(NEW_ISSUE, catalogue, re.IGNORECASE)


def test_an_issue_that_the_catalogue_names_accelerates_in_the_last_quarter(written: Written) -> None:
    said = comments(written)
    is_about = said["Comment"].str.contains(ACCELERATING, case=False)
    share = is_about.groupby(said["quarter"]).mean()
    assert share.iloc[-1] > 3 * share.iloc[:-1].mean()
    assert is_about.groupby(said["quarter"]).sum().iloc[-1] > 30


@pytest.mark.parametrize("language", COMPOSED)
def test_every_issue_wish_and_topic_has_words_in_each_language(language: str) -> None:
    words = vocabulary(language)
    assert set(words["subjects"]) == set(facts.TOPICS)
    assert set(words["complaints"]) == {*facts.COMPLAINTS, facts.NEW_ISSUE, facts.ACCELERATING}
    assert set(words["wishes"]) >= set(facts.WISHES) - {"dark mode"}


def test_people_who_are_named_do_not_exist() -> None:
    rng = Random(1)
    people = [make_person(rng, language) for language in ("en", "de", "fr", "pl") for _ in range(50)]
    assert all(person.mail.endswith(".example") and person.mail.isascii() for person in people)


def test_who_is_billed_wrongly_complains_of_bills() -> None:
    company = _Company()
    complaints = make_complaints(
        np.random.default_rng(1), company, np.zeros(0, dtype=int), np.zeros(0, dtype=int), np.zeros(0, dtype=bool)
    )
    rng = Random(1)
    said = [complaints.drawn(rng, 1, 30, 1)[0] == facts.BILLING for _ in range(400)]
    others = [complaints.drawn(rng, 0, 30, 1)[0] == facts.BILLING for _ in range(400)]
    assert sum(said) > 10 * sum(others)


class _Company:
    segment = np.array([0, 2])
    is_billed_wrongly = np.array([False, True])
    is_slow = np.array([False, False])
