"""A few of the companies that `python -m tests.benchmarks.leaving_by_issue` draws by the hundred."""

from __future__ import annotations

from tests.benchmarks.leaving_by_issue import measured


def test_tells_nothing_that_is_chance_and_holds_what_was_planted() -> None:
    found = measured(3, effect=3.0)
    assert found.told_by_chance == 0
    assert found.covered >= 2 / 3
    assert found.found == 1
