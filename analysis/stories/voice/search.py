"""Everything that is looked for, in the order in which it is told."""

from __future__ import annotations

from analysis.stories.voice.argument import Told
from analysis.stories.voice.facts import facts_of
from analysis.stories.voice.groups import groups_of, who_speaks_of_what
from analysis.stories.voice.moods import mood_finding, moods_of
from analysis.stories.voice.named import competitors, wishes
from analysis.stories.voice.portraits import portraits
from analysis.stories.voice.proposals import proposals
from analysis.stories.voice.ranked import ranked_of
from analysis.stories.voice.reading import reading
from analysis.stories.voice.talked import journey, talked_about
from analysis.stories.voice.tallies import COMPLAINT, PRAISE
from analysis.stories.voice.trends import trend_finding, trends_of
from analysis.view import View
from queries.run import Edition


def everything_told(edition: Edition, view: View) -> Told:
    facts = facts_of(edition, view)
    talk, moods = ranked_of(facts, "issue", facts.everything), moods_of(facts)
    groups, trends = groups_of(facts), trends_of(facts)
    stages = ranked_of(facts, "stage", facts.everything)
    found = (
        mood_finding(moods, PRAISE) if moods else None,
        mood_finding(moods, COMPLAINT) if moods else None,
        talked_about(talk) if talk else None,
        wishes(facts),
        proposals(facts),
        trend_finding(trends) if trends else None,
        who_speaks_of_what(groups) if groups else None,
        journey(stages) if stages else None,
        competitors(facts),
        *(portraits(talk, moods, groups, trends) if talk else ()),
        reading(facts),
    )
    return Told(facts, talk, tuple(each for each in found if each is not None))
