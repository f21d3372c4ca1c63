"""New issues are proposed where more customers say something than before, and nowhere else."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.voice.discovery import discovered
from tests.benchmarks.discovery import MINIMUM, NULLS, company, planted


def _company(seed: int, kind: str = "steady") -> pd.DataFrame:
    return company(np.random.default_rng(seed), kind, comments=2_500)


def test_proposes_what_more_customers_say_lately_and_counts_who() -> None:
    frame = planted(np.random.default_rng(1), _company(1), 25)
    found = discovered(frame, MINIMUM)
    assert found.is_asked and len(found.proposals) == 1
    first = found.proposals.iloc[0]
    assert "passkey" in first["words"] and first["position"] == 1
    assert (first["customers"], first["verbatims"], first["verbatims_before"]) == (25, 25, 0)
    assert first["p_value"] < 0.002 / 100 and first["ratio"] > 2
    assert frame["text"].iloc[found.comments["place"]].str.contains("passkey").all()
    assert first["since"] >= (frame["said_on"].max() - pd.Timedelta(days=92)).date()


@pytest.mark.parametrize("kind", NULLS)
def test_proposes_nothing_where_words_only_come_and_go_or_others_are_asked(kind: str) -> None:
    assert all(discovered(_company(seed, kind), MINIMUM).proposals.empty for seed in range(2))


def test_proposes_nothing_that_fewer_than_a_group_of_customers_say() -> None:
    frame = planted(np.random.default_rng(2), _company(2), MINIMUM - 1)
    assert discovered(frame, MINIMUM).proposals.empty


def test_one_customer_who_writes_often_is_one_customer() -> None:
    frame = planted(np.random.default_rng(3), _company(3), 60)
    frame.loc[frame["text"].str.contains("passkey"), "customer"] = 1
    assert discovered(frame, MINIMUM).proposals.empty


def test_what_an_issue_of_the_catalogue_covers_is_not_proposed() -> None:
    frame = planted(np.random.default_rng(4), _company(4), 40)
    frame.loc[frame["text"].str.contains("passkey"), "is_open"] = False
    assert discovered(frame, MINIMUM).proposals.empty


def test_proposes_it_again_a_quarter_later_where_nobody_took_it_up() -> None:
    frame = planted(np.random.default_rng(5), _company(5), 40)
    later = frame.assign(said_on=frame["said_on"] + pd.Timedelta(days=91))
    quiet = (
        _company(6).query("said_on > '2026-07-05'").assign(said_on=lambda rows: rows["said_on"] + pd.Timedelta(days=91))
    )
    found = discovered(pd.concat([frame, quiet], ignore_index=True), MINIMUM).proposals
    assert len(later) and found["words"].str.contains("passkey").any()


@pytest.mark.parametrize("change", ["no dates", "one quarter", "nothing", "nothing open", "no customers"])
def test_copes_with_what_is_missing(change: str) -> None:
    frame = planted(np.random.default_rng(7), _company(7), 30)
    if change == "no dates":
        frame["said_on"] = pd.NaT
    if change == "one quarter":
        frame = frame[frame["said_on"] > "2026-07-05"]
    if change == "nothing":
        frame = frame.head(0)
    if change == "nothing open":
        frame["is_open"] = False
    if change == "no customers":
        frame["customer"] = None
    found = discovered(frame, MINIMUM)
    assert len(found.proposals) == (change == "no customers")
    assert found.is_asked is (change in ("nothing open", "no customers"))


def test_says_the_same_whatever_the_order_of_the_comments() -> None:
    frame = planted(np.random.default_rng(8), _company(8), 25)
    mixed = frame.sample(frac=1, random_state=1)
    pd.testing.assert_frame_equal(discovered(frame, MINIMUM).proposals, discovered(mixed, MINIMUM).proposals)
