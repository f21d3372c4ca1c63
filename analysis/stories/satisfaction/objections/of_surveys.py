"""What a board asks where surveys of several departments stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.estimates import counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.statistics.share import share
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.counted_twice import counted_twice
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import counted_in_full, noise
from analysis.stories.objections.one_account import one_account
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import who_answered
from analysis.stories.satisfaction.change import Change
from analysis.stories.satisfaction.disagreement import SeenTwice
from analysis.stories.satisfaction.objections.known import heard_of, sent_twice
from analysis.stories.satisfaction.objections.without_one import level_without_one
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling


def of_surveys(telling: Telling, survey: Survey, changes: list[Change]) -> Iterator[Objection | None]:
    """Of the survey that the claim names first."""
    first = next((each for each in telling.surveys if each.kind != "nps"), survey)
    main = first.measure.level(first.tally)
    answers = Count(sum(each.tally.answers for each in telling.surveys), "answers")
    surveys = counted(Count(len(telling.surveys), "surveys"), len(telling.surveys))
    yield noise(main)
    yield who_answered(main, heard_of(telling, first))
    yield level_without_one(telling, first, main)
    yield no_cause_claimed(sentence("Surveys ask otherwise and of others: they are put side by side, none is ranked."))
    yield no_money_used(sentence("No money is in it: answers are counted, whatever their customers pay."))
    yield nothing_searched(
        sentence(
            ("Both surveys" if surveys.value.amount == 2 else "All {surveys:word}")
            + " with enough customers are shown.",
            surveys=surveys,
        ),
        {"surveys": surveys},
    )
    yield counted_twice(answers, sent_twice(telling, {each.department for each in telling.surveys}))
    yield neither()
    yield change_our_mind([_asked_alike()])


def of_disagreement(
    telling: Telling, survey: Survey, about: tuple[list[SeenTwice], SeenTwice]
) -> Iterator[Objection | None]:
    seen, most = about
    total = Count(most.total, "customers")
    part = share(most.most_opposed, most.total)
    yield noise(part, of="customers that both asked") if most.most_opposed else counted_in_full(total)
    yield _one_of(most)
    yield no_cause_claimed(sentence("Both marks are shown as they were given: no cause is claimed."))
    yield no_money_used(sentence("No money is in it: customers are counted, whatever they pay."))
    yield _picked(seen)
    yield counted_twice(total)
    yield neither(sentence("Neither: customers are counted, and no money is claimed."))
    yield change_our_mind([_asked_alike()])


def _one_of(most: SeenTwice) -> Objection | None:
    """Without a customer seen otherwise, or without one seen alike."""
    if most.total <= 1 or most.most_opposed == 0:
        return None
    main = share(most.most_opposed, most.total)
    low, high = (max(most.most_opposed - 1, 0) / (most.total - 1), min(most.most_opposed / (most.total - 1), 1))
    return one_account(main, main.value.with_amount(low), main.value.with_amount(high), round(most.total))


def _picked(seen: list[SeenTwice]) -> Objection:
    if len(seen) == 1:
        return nothing_searched(sentence("Only these two surveys asked enough of the same customers."))
    pairs = counted(Count(len(seen), "pairs of surveys"), len(seen))
    said = sentence(
        "Of {pairs:word} it is the one that contradicts itself most among those that ask alike; the chart has "
        "them all.",
        pairs=pairs,
    )
    return answered(Question.CHERRY_PICKED, Verdict.IN_PART, [said], {"pairs": pairs})


def _asked_alike() -> Falls:
    return because(sentence("One question, asked alike by all departments of the same customers in the same month."))
