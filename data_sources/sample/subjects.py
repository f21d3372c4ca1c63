"""What customers write above a ticket."""

from __future__ import annotations

import numpy as np

from data_sources.sample import facts
from data_sources.sample.cases import Cases
from data_sources.sample.company import Company
from data_sources.sample.draws import Texts
from data_sources.sample.speech import Said, Speakers, make_speakers

SHARE_SHORT, SHARE_VAGUE, SHARE_MISFILED = 0.08, 0.05, 0.03  # misfiled: Service chose another topic than its words say
SHARE_WITH_SUFFIX = 0.45


def ticket_subjects(rng: np.random.Generator, company: Company, cases: Cases, short: Texts) -> list[Said]:
    """One for each case. `short` is what is written in haste; some stay so."""
    speakers = make_speakers(rng, company)
    return [
        _subject(speakers, int(account), facts.TOPICS[topic], str(hasty))
        for account, topic, hasty in zip(cases.account, cases.topic, short, strict=True)
    ]


def _subject(speakers: Speakers, account: int, topic: str, hasty: str) -> Said:
    rng, draw = speakers.rng, speakers.rng.random()
    context = speakers.context(account, whole=False)
    if draw < SHARE_SHORT:
        return Said(hasty, (topic,), "", "")
    if draw < SHARE_SHORT + SHARE_VAGUE:
        vague = speakers.one_of(context, "vague_subjects")
        return Said(speakers.put_together(context, [vague]), (), context.language, "")
    about = rng.choice(facts.TOPICS) if draw < SHARE_SHORT + SHARE_VAGUE + SHARE_MISFILED else topic
    subject = speakers.one_of(context, "subjects", about)
    if rng.random() < SHARE_WITH_SUFFIX and not subject.endswith("?"):
        subject += rng.choice((" – ", " / ", " - ", ", ")) + speakers.one_of(context, "subject_suffixes")
    return Said(speakers.put_together(context, [subject]), (about,), context.language, "")
