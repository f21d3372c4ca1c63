"""Sentences side by side keep their own numbers."""

from __future__ import annotations

from analysis.quantities import Points
from analysis.sentences import sentence
from analysis.stories.joined import joined
from presentation.wording import say_plain


def test_two_sentences_that_name_a_part_alike_keep_both() -> None:
    first, second = (
        sentence("Up {score:signed}", score=Points(4.0)),
        sentence("**Down {score:size}.**", score=Points(-3.0)),
    )
    assert say_plain(joined([first, second])) == "Up +4. Down 3 points."


def test_braces_in_a_name_stay_braces() -> None:
    assert say_plain(joined([sentence("Ends {{here}}", unused=1)])) == "Ends {here}."
