"""One of many that passes among all of them is no picking; one that passes only alone is."""

from __future__ import annotations

from analysis.sentences import sentence
from analysis.stories.objections.cherry_picked import cherry_picked, nothing_searched
from tests.stories.objections.asked import change, heard

STRONG = change(-30, 5, 1e-8)
NOTHING = {f"group {number}": change(2 - number % 3, 6, 0.5) for number in range(1, 18)}


def test_a_difference_that_survives_the_search_is_not_picked() -> None:
    said = heard(cherry_picked(STRONG, {"Small": STRONG, **NOTHING}, "groups", 0.01))
    assert said == (
        "No. It is one of 18 groups compared, and all are in the files: of the others none points the same way, "
        "and of all one passes with the share of false alarms held to 1 %."
    )


def test_a_difference_that_passes_only_alone_is_picked() -> None:
    alone = change(-8, 7, 0.03)
    said = heard(cherry_picked(alone, {"Small": alone, **NOTHING}))
    assert said.startswith("Cannot be told. It is one of 18 groups compared")
    assert "none passes" in said


def test_what_stands_alone_was_not_chosen() -> None:
    assert heard(cherry_picked(STRONG, {"Small": STRONG})) == "No. It is the only one that could be compared."
    assert heard(nothing_searched(sentence("All are shown."))) == "No. All are shown."
