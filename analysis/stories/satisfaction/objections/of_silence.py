"""What a board asks of who did not answer: of coverage, and of unhappy large accounts."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, ShareChange
from analysis.sentences import sentence
from analysis.statistics.share import share_change
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind, larger
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.counted_twice import counted_twice
from analysis.stories.objections.finance import finance
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import counted_in_full, noise
from analysis.stories.objections.one_account import one_account
from analysis.stories.objections.other_way_round import no_cause_claimed, order_unknown
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import everybody
from analysis.stories.satisfaction.coverage import Coverage
from analysis.stories.satisfaction.large_accounts import Answered
from analysis.stories.satisfaction.objections.known import finance_of
from analysis.stories.satisfaction.survey import Survey
from analysis.stories.satisfaction.telling import Telling
from analysis.stories.satisfaction.told import SIDE_QUESTION_LEVEL, is_told


def of_coverage(
    telling: Telling, survey: Survey, about: tuple[Coverage, Estimate | None]
) -> Iterator[Objection | None]:
    total, bounds = about
    base = Count(total.customers, "customers")
    yield counted_in_full(base)
    yield _one_of_many(base)
    yield no_cause_claimed(sentence("It says who did not answer, not why: no cause is claimed."))
    if total.revenue > 0:
        yield finance(finance_of(telling))
        yield neither(
            sentence("Revenue: it says whose voices are missing by what they pay. The score itself is no money.")
        )
    yield nothing_searched(sentence("It is the whole base of the survey; every group of it is in the files."))
    yield counted_twice(base)
    yield change_our_mind([_narrower(total, bounds)])


def _one_of_many(base: Count) -> Objection:
    step = counted(ShareChange(1 / base.amount), round(base.amount))
    said = sentence(
        "Each of {base} counts once, so any one of them moves the share of customers by {step:size}.",
        base=base,
        step=step,
    )
    return answered(
        Question.ONE_ACCOUNT, Verdict.NO, [said], {"customers": counted(base, round(base.amount)), "one_customer": step}
    )


def _narrower(total: Coverage, bounds: Estimate | None) -> Falls | None:
    """How many of the silent would have to answer before the bounds are half as wide: half of them."""
    if bounds is None or total.asked <= total.responses:
        return None
    half = Count(round((total.asked - total.responses) / 2), "more answers" if total.is_invited else "more customers")
    found = counted(half, round(total.asked))
    return because(
        sentence("{half} from those who kept silent would halve what is open.", half=found),
        {"half_of_the_silent": found},
    )


def of_large_accounts(telling: Telling, survey: Survey, about: Answered) -> Iterator[Objection | None]:
    main = about.difference
    size = Count(about.unhappy.sample_size + about.others.sample_size, "accounts" if about.by_account else "requests")
    yield noise(main, SIDE_QUESTION_LEVEL, of=size.of)
    yield everybody(
        sentence("All {size} are counted, answered or not.", size=size), {"counted": counted(size, round(size.amount))}
    )
    yield _without_an_account(about) if about.by_account else None
    yield order_unknown(
        sentence("The mood and the silence are of the same twelve months: which came first, no date here says.")
    )
    yield finance(finance_of(telling))
    yield nothing_searched(
        sentence("One size and one mood were fixed before: the fifth of customers with the highest revenue.")
    )
    yield counted_twice(size)
    yield neither(sentence("Revenue only says which accounts are large; no money is claimed."))
    yield change_our_mind([_answered_too(about)])


def _without_an_account(about: Answered) -> Objection | None:
    """One account fewer on either side, answered or not."""
    unhappy, others = about.unhappy, about.others
    if min(unhappy.asked, others.asked) <= 1:
        return None
    main = about.difference
    ends = [_part(unhappy.answered - each, unhappy.asked - 1) - _part(others.answered, others.asked) for each in (0, 1)]
    ends += [
        _part(unhappy.answered, unhappy.asked) - _part(others.answered - each, others.asked - 1) for each in (0, 1)
    ]
    low, high = (main.value.with_amount(pick(ends)) for pick in (min, max))
    return one_account(main, low, high, round(unhappy.asked + others.asked), level=SIDE_QUESTION_LEVEL)


def _part(answered_of: float, asked: float) -> float:
    return min(max(answered_of / asked, 0.0), 1.0)


def _answered_too(about: Answered) -> Falls | None:
    """How many more of the unhappy would have had to answer before no difference could be told."""
    unhappy, others = about.unhappy, about.others
    if not is_told(about.difference, SIDE_QUESTION_LEVEL) or about.difference.value.amount > 0:
        return larger(about.difference, SIDE_QUESTION_LEVEL)
    for more in range(1, round(unhappy.asked - unhappy.answered) + 1):
        found = share_change(others.answered, others.asked, unhappy.answered + more, unhappy.asked)
        if not is_told(found, SIDE_QUESTION_LEVEL):
            return _of_the_silent(about, more)
    return None


def _of_the_silent(about: Answered, more: int) -> Falls:
    scale = about.unhappy.sample_size / about.unhappy.asked  # requests count as an effective sample
    what = "silent unhappy large accounts" if about.by_account else "silent requests to unhappy large accounts"
    found = counted(Count(max(round(more * scale), 1), ""), about.unhappy.sample_size)
    silent = Count(round((about.unhappy.asked - about.unhappy.answered) * scale), what)
    said = sentence(
        "If {more:word} of the {silent} had been answered too, no difference could be told."
        if not about.by_account
        else "If {more:word} of the {silent} had answered too, no difference could be told.",
        more=found,
        silent=silent,
    )
    return because(said, {"answers_more": found, "silent": counted(silent, about.unhappy.sample_size)})
