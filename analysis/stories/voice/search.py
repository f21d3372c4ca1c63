"""Everything that is looked for, in the order in which it is told."""

from __future__ import annotations

from analysis.stories.voice.argument import Told
from analysis.stories.voice.facts import facts_of
from analysis.stories.voice.talked import talk_of, talked_about
from analysis.view import View
from queries.run import Edition


def everything_told(edition: Edition, view: View) -> Told:
    facts = facts_of(edition, view)
    talk = talk_of(facts)
    found = (talked_about(talk) if talk else None,)
    return Told(facts, talk, tuple(each for each in found if each is not None))
