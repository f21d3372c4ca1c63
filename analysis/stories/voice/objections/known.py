"""What the answers draw on: who of all customers wrote, and what was counted."""

from __future__ import annotations

from analysis.estimates import counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.statistics.share import share
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.questions import Question
from analysis.stories.priority_issues.objections.left_out import left_out
from analysis.stories.voice.facts import ANSWER, Facts

WHOLE = sentence("No money is claimed: the finding counts comments.")
NO_CAUSE = sentence("It says what customers write, not why they write it: no cause is claimed.")
NEITHER = sentence("Neither: a comment counts as one, whatever its customer pays.")


def who_wrote(facts: Facts, writers: float | None = None) -> Objection:
    """Is it who answered? `writers`, all who wrote anything where not given, of all customers of the time."""
    everybody = facts.everything.customers if facts.everything is not None else 0.0
    customers = everybody if writers is None else writers
    base = facts.customers_of_the_time
    if not 0 < customers < base:
        wrote = counted(Count(customers, "customers"), round(customers))
        said = sentence("{wrote} wrote; what the silent think no comment says.", wrote=wrote)
        return answered(Question.WHO_ANSWERED, Verdict.CANNOT_BE_TOLD, [said], {"customers_who_wrote": wrote})
    part = share(customers, base)
    said = sentence("{part} of customers wrote; what the silent think no comment says.", part=part)
    return answered(Question.WHO_ANSWERED, Verdict.CANNOT_BE_TOLD, [said], {"coverage_customers": part})


def counted_once(facts: Facts, comments: float, said_in: str | None = None) -> Objection:
    """`said_in`: where alone they were said; otherwise they come from several kinds of exports."""
    table = "feedback" if said_in == ANSWER else "service_case"
    return left_out(facts, table, counted(Count(comments, "comments"), round(comments)))


def by_how_many(comments: float, customers: float, on: str = "") -> Objection:
    """Is it one account? Where single customers' own numbers are not kept: how many stand behind it."""
    given = counted(Count(comments, "comments"), round(comments))
    by = counted(Count(customers, "customers"), round(customers))
    words = f"{{comments}}{' on {on}' if on else ''} come from {{customers}}, and the interval knows that."
    said = sentence(words, comments=given, customers=by, on=on)
    return answered(Question.ONE_ACCOUNT, Verdict.NO, [said], {"comments_counted": given, "customers_counted": by})


def all_shown(shown: int, of: str, hidden: int) -> Objection:
    """Is it cherry-picked? Of a list that is shown whole."""
    estimates = {
        f"{of}_shown": counted(Count(float(shown), of), shown),
        f"{of}_hidden": counted(Count(float(hidden), of), shown),
    }
    rest = "; {hidden:word} that too few name stay hidden." if hidden else "."
    said = "All that customers enough name are shown, {shown:word} in all" + rest
    return nothing_searched(sentence(said, shown=shown, hidden=hidden), estimates)
