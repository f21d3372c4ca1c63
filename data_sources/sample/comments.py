"""What customers write into surveys and what Sales notes of those who left; facts.py says what is planted."""

from __future__ import annotations

import numpy as np

from data_sources.sample import facts
from data_sources.sample.cases import Cases, FollowUps
from data_sources.sample.company import Company
from data_sources.sample.complaints import Complaints, make_complaints
from data_sources.sample.days import month_index
from data_sources.sample.draws import Booleans, Integers, Texts
from data_sources.sample.speech import (
    SECOND_SENTENCE,
    SENTENCES_OF_A_PASTED_MAIL,
    SHARE_PASTED,
    Said,
    Speakers,
    make_speakers,
)
from data_sources.sample.survey import Survey
from data_sources.sample.vocabulary import COMPOSED, Context

SHARE_SHORT = 0.12
PRAISED = {
    "Performance": 4,
    "Support": 4,
    "Ease of use": 4,
    "Features": 2,
    "Integration": 1,
    "Reporting": 1,
    "Onboarding": 1,
    "Price": 1,
}
# Of comments that are not short: praise, a wish, a complaint, a competitor.
KINDS = {
    "promoter": (0.78, 0.12, 0.06, 0.04),
    "passive": (0.28, 0.30, 0.37, 0.05),
    "detractor": (0.02, 0.06, 0.82, 0.10),
}
MOODS = {"promoter": "happy", "passive": "so-so", "detractor": "unhappy"}


def recommendation_comments(
    rng: np.random.Generator, company: Company, survey: Survey, rows: Integers, mood: Texts
) -> list[Said]:
    """One for each of the `rows` of the survey; `mood` is promoter, passive or detractor."""
    speakers = make_speakers(rng, company)
    account, month = survey.account[rows], month_index(survey.answered_on[rows])
    complaints = make_complaints(rng, company, account, month, np.asarray(mood != "promoter"))
    return [
        _recommendation(speakers, complaints, place, int(account[place]), str(mood[place]), int(month[place]))
        for place in range(len(rows))
    ]


def _recommendation(
    speakers: Speakers, complaints: Complaints, place: int, account: int, mood: str, month: int
) -> Said:
    planted = complaints.planted[place]
    context = speakers.context(account, _competitor(speakers, month), whole=not planted)
    if planted:
        return _complaint(speakers, context, (planted,), mood)
    if context.language not in COMPOSED:
        return speakers.whole(context, MOODS[mood])
    if speakers.rng.random() < SHARE_SHORT:
        return Said(speakers.one_of(context, "short", MOODS[mood]), (), context.language, mood)
    match speakers.rng.choices(("praise", "wish", "complaint", "competitor"), KINDS[mood])[0]:
        case "praise":
            return _praise(speakers, context, mood)
        case "wish":
            return _wish(speakers, context, mood)
        case "competitor":
            return _competitor_named(speakers, context, mood)
        case _:
            count = 2 if mood == "detractor" and speakers.rng.random() < SECOND_SENTENCE else 1
            return _complaint(speakers, context, complaints.drawn(speakers.rng, account, month, count), mood)


def _competitor(speakers: Speakers, month: int) -> str:
    share = facts.COMPETITOR_SHARE_BY_HALF_YEAR[min(month // 6, len(facts.COMPETITOR_SHARE_BY_HALF_YEAR) - 1)]
    return facts.COMPETITOR if speakers.rng.random() < share else speakers.rng.choice(facts.OTHER_COMPETITORS)


def _praise(speakers: Speakers, context: Context, mood: str) -> Said:
    rng = speakers.rng
    about = rng.choices(list(PRAISED), list(PRAISED.values()), k=2 if rng.random() < SECOND_SENTENCE else 1)
    about = list(dict.fromkeys(about))
    parts = [_opener(speakers, context), *(speakers.one_of(context, "praise", each) for each in about)]
    parts.append(_closer(speakers, context, "after_praise"))
    return Said(speakers.put_together(context, parts), tuple(about), context.language, mood)


def _wish(speakers: Speakers, context: Context, mood: str) -> Said:
    wish = speakers.rng.choice(facts.WISHES)
    before = speakers.one_of(context, "praise", "Ease of use") if mood == "promoter" else _opener(speakers, context)
    parts = [before, speakers.one_of(context, "wishes", wish), _closer(speakers, context, "after_wish")]
    return Said(speakers.put_together(context, parts), (wish,), context.language, mood)


def _complaint(speakers: Speakers, context: Context, about: tuple[str, ...], mood: str) -> Said:
    before = _opener(speakers, context) if mood == "detractor" else speakers.one_of(context, "phrases", "but")
    sentences = [speakers.one_of(context, "complaints", each) for each in about]
    if mood == "detractor" and speakers.rng.random() < SHARE_PASTED:
        sentences += [speakers.one_of(context, "complaints", about[0]) for _ in range(SENTENCES_OF_A_PASTED_MAIL)]
    parts = [before, *sentences, _closer(speakers, context, "after_complaint")]
    return Said(speakers.put_together(context, parts), about, context.language, mood)


def _competitor_named(speakers: Speakers, context: Context, mood: str) -> Said:
    kind = "praise" if mood == "promoter" else "complaint"
    sentence = speakers.one_of(context, "competitors", kind)
    return Said(speakers.put_together(context, [_opener(speakers, context), sentence]), (), context.language, mood)


def _opener(speakers: Speakers, context: Context) -> str:
    return speakers.one_of(context, "phrases", "opener") if speakers.rng.random() < SECOND_SENTENCE / 2 else ""


def _closer(speakers: Speakers, context: Context, kind: str) -> str:
    return speakers.one_of(context, "phrases", kind) if speakers.rng.random() < SECOND_SENTENCE else ""


def follow_up_comments(
    rng: np.random.Generator, company: Company, cases: Cases, answers: FollowUps, mood: Texts
) -> list[Said]:
    """One for each answer; `mood` is happy, so-so or unhappy."""
    speakers = make_speakers(rng, company)
    return [
        _follow_up(speakers, int(account), facts.TOPICS[cases.topic[case]], str(felt))
        for account, case, felt in zip(answers.account, answers.case, mood, strict=True)
    ]


def _follow_up(speakers: Speakers, account: int, topic: str, mood: str) -> Said:
    context = speakers.context(account)
    if context.language not in COMPOSED:
        return speakers.whole(context, mood)
    if speakers.rng.random() < SHARE_SHORT:
        return Said(speakers.one_of(context, "short", mood), (), context.language, mood)
    parts = [speakers.one_of(context, "follow_up", mood)]
    about: tuple[str, ...] = ("Support",)
    if mood != "happy" and speakers.rng.random() < SECOND_SENTENCE:
        parts.append(speakers.one_of(context, "complaints", topic))
        about = (*about, topic)
    elif mood == "happy":
        parts.append(_closer(speakers, context, "after_praise"))
    return Said(speakers.put_together(context, parts), about, context.language, mood)


def loss_comments(
    rng: np.random.Generator, company: Company, lost: Integers, category: Texts, competitor: Texts, says: Booleans
) -> list[str | None]:
    """What Sales noted of each lost account, where it noted anything."""
    speakers = make_speakers(rng, company)
    noted = []
    for account, kind, rival, is_noted in zip(lost, category, competitor, says, strict=True):
        context = speakers.context(int(account), rival or facts.OTHER_COMPETITORS[0], whole=False)
        text = speakers.put_together(context, [speakers.one_of(context, "losses", str(kind))])
        noted.append(text if is_noted else None)
    return noted
