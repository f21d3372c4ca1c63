"""Which export counts as received later: what a department sends to correct another comes after it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import PurePosixPath

import pytest

from data_sources.received_order import received_order


@pytest.mark.parametrize(
    "names",
    [
        ["feedback_2025-03.csv", "feedback_2025-03 (1).csv", "feedback_2025-03 (2).csv", "feedback_2025-04.csv"],
        ["feedback_2025-03.csv", "feedback_2025-03-corrected.csv", "feedback_2025-03_corrected.csv"],
        ["feedback_2025-03.csv", "feedback_2025-03 corrected.csv", "feedback_2025-03_v2.csv"],
        ["march/feedback.csv", "march corrected/feedback.csv"],
        ["2025-03/feedback.csv", "2025-10/feedback.csv"],
        ["part9.csv", "part10.csv"],
        ["accounts_12-2024.csv", "accounts_03-2025.csv"],
        ["accounts_28.02.2025.csv", "accounts_05.03.2025.csv"],
        ["accounts_2025-02-28.csv", "accounts_2025-03-05.csv"],
        ["Q4 2024.xlsx", "Q1 2025.xlsx"],
        ["Umfrage November 2024.xlsx", "Umfrage März 2025.xlsx"],
    ],
)
def test_stands_in_this_order(names: list[str]) -> None:
    keys = [received_order(PurePosixPath(name)) for name in names]
    assert all(earlier < later for earlier, later in pairwise(keys))
