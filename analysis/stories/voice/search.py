"""Everything that is looked for, in the order in which it is told."""

from __future__ import annotations

from analysis.stories.voice.argument import Told
from analysis.stories.voice.facts import Facts, facts_of
from analysis.stories.voice.groups import groups_of, who_speaks_of_what
from analysis.stories.voice.moods import mood_finding, moods_of
from analysis.stories.voice.named import competitors, wishes
from analysis.stories.voice.objections.asked import Material, with_objections
from analysis.stories.voice.portraits import portraits
from analysis.stories.voice.proposals import proposals
from analysis.stories.voice.ranked import Ranked, ranked_of
from analysis.stories.voice.reading import reading
from analysis.stories.voice.talked import journey, talked_about
from analysis.stories.voice.tallies import COMPLAINT, PRAISE
from analysis.stories.voice.trends import trend_finding, trends_of
from analysis.view import View
from queries.run import Edition


def everything_told(edition: Edition, view: View) -> Told:
    facts = facts_of(edition, view)
    moods, groups, trends, ranked = moods_of(facts), groups_of(facts), trends_of(facts), _ranked(facts)
    talk = ranked.get("talk")
    found = (
        mood_finding(moods, PRAISE) if moods else None,
        mood_finding(moods, COMPLAINT) if moods else None,
        talked_about(talk) if talk else None,
        wishes(ranked["wishes"]) if "wishes" in ranked else None,
        proposals(facts),
        trend_finding(trends) if trends else None,
        who_speaks_of_what(groups) if groups else None,
        journey(ranked["journey"]) if "journey" in ranked else None,
        competitors(ranked["competitors"]) if "competitors" in ranked else None,
        *(portraits(talk, moods, groups, trends) if talk else ()),
        reading(facts),
    )
    material = Material(facts, moods, groups, trends, ranked)
    findings = tuple(with_objections(each, material) for each in found if each is not None)
    return Told(facts, moods, groups, trends, talk, findings)


def _ranked(facts: Facts) -> dict[str, Ranked]:
    """By the slug of the finding that tells of them."""
    found = {
        "talk": ranked_of(facts, "issue", facts.everything),
        "journey": ranked_of(facts, "stage", facts.everything),
        "competitors": ranked_of(facts, "competitor", facts.everything),
        "wishes": ranked_of(facts, "wish", facts.subjects("wishes").get("all"), needs_name=False),
    }
    return {slug: each for slug, each in found.items() if each is not None}
