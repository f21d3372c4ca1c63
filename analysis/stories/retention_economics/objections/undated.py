"""What a board asks of a score without a date."""

from __future__ import annotations

from analysis.estimates import counted
from analysis.findings import Objection
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.statistics.share import share, share_change
from analysis.stories.claim_level import ALONE_LEVEL
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import because, change_our_mind
from analysis.stories.objections.cherry_picked import nothing_searched
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import no_dates
from analysis.stories.objections.questions import Question
from analysis.stories.retention_economics.objections.asked import Asked, customers
from analysis.stories.retention_economics.objections.paces import once_each
from analysis.stories.retention_economics.undated_scores import UndatedScores

ALL_BUT_A_FEW = 0.99  # of the customers: the rest could hardly turn it


def undated_answers(scores: UndatedScores, asked: Asked) -> list[Objection | None]:
    everyone = customers(scores.customers)
    return [
        _noise(scores),
        _who_answered(scores, asked),
        once_each(scores.customers),
        no_dates(),
        no_money_used(sentence("No money is claimed from a score without a day.")),
        _cherry_picked(scores),
        answered(
            Question.COUNTED_TWICE,
            Verdict.NO,
            [sentence("Each of {customers} is at one score of the chart alone.", customers=everyone)],
            {"customers_counted": everyone},
        ),
        neither(),
        change_our_mind(
            [because(sentence("Answers with their day, from before customers left, would tell which came first."))]
        ),
    ]


def _noise(scores: UndatedScores) -> Objection:
    """That the shares differ may be no chance; what made them differ is another question."""
    low, high = scores.levels.iloc[0], scores.levels.iloc[-1]
    change = share_change(high["lost"], high["customers"], low["lost"], low["customers"])
    return noise(change, ALONE_LEVEL, of="customers")


def _who_answered(scores: UndatedScores, asked: Asked) -> Objection | None:
    if asked.parts.kept is None:
        return None
    books = float(asked.parts.kept.everybody["customers"])
    heard = share(min(scores.customers, books), books)
    said = sentence("{part} of the customers on the books have a score; of the others nothing is known.", part=heard)
    all_have = sentence("Every customer on the books has a score.")
    is_known = heard.value.amount >= ALL_BUT_A_FEW
    return answered(
        Question.WHO_ANSWERED,
        Verdict.NO if is_known else Verdict.CANNOT_BE_TOLD,
        [all_have if scores.customers >= books else said],
        {"response_coverage_customers": heard},
    )


def _cherry_picked(scores: UndatedScores) -> Objection:
    frame = scores.result.frame
    surveys = len(frame[["department", "survey", "kind"]].drop_duplicates())
    number = counted(Count(float(surveys), "surveys"), scores.customers)
    said = sentence("Of {surveys} without dates it is the one that most customers answered.", surveys=number)
    only = sentence("It is the only survey without dates.")
    return nothing_searched(said if surveys > 1 else only, {"surveys_without_dates": number})
