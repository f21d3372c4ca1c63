"""Which answers each finding of this story gets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from analysis.findings import Finding, Objection
from analysis.stories.objections.questions import in_order
from analysis.stories.voice.facts import Facts
from analysis.stories.voice.groups import Groups
from analysis.stories.voice.moods import IDS, Moods
from analysis.stories.voice.objections.of_contrasts import of_groups, of_moods, of_trends
from analysis.stories.voice.objections.of_proposals import of_proposals
from analysis.stories.voice.objections.of_ranked import of_counts, of_ranked
from analysis.stories.voice.ranked import Ranked
from analysis.stories.voice.trends import Trends

Answers = Iterable[Objection | None]
RANKED = {"talk": "issues", "journey": "stages", "wishes": "issues", "competitors": "competitors"}


@dataclass(frozen=True)
class Material:
    """What the findings were told from; None where the exports do not hold it. `ranked` by the finding's slug."""

    facts: Facts
    moods: Moods | None
    groups: Groups | None
    trends: Trends | None
    ranked: dict[str, Ranked]


def with_objections(finding: Finding, material: Material) -> Finding:
    return replace(finding, objections=in_order(_answers(finding, material)))


def _answers(finding: Finding, material: Material) -> Answers:
    slug = finding.id.rpartition("/")[2]
    if slug in material.ranked:
        return of_ranked(material.ranked[slug], RANKED[slug])
    if slug == "groups" and material.groups is not None:
        return of_groups(material.groups)
    if slug == "trend" and material.trends is not None:
        return of_trends(material.trends)
    if slug == "proposals":
        return of_proposals(material.facts, finding)
    mood = next((mood for mood, of in IDS.items() if of == finding.id), None)
    if mood is not None and material.moods is not None:
        return of_moods(material.moods, mood)
    return _of_counts(finding, material)


def _of_counts(finding: Finding, material: Material) -> Answers:
    names = ("comment_share", "comment_share_covered", "comments")
    level = next((finding.estimates[name] for name in names if name in finding.estimates), None)
    if level is None or material.facts.everything is None:
        return ()
    customers = finding.estimates.get("customers")
    many = customers.value.amount if customers else material.facts.everything.customers
    return of_counts(material.facts, level, float(finding.basis.sample_size), many, "it" if customers else "")
