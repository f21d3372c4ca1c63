"""What a board asks of how much the largest customers bring."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share
from analysis.sentences import sentence
from analysis.stories.objections.answered import Verdict, answered
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind
from analysis.stories.objections.finance import finance
from analysis.stories.objections.margin import margin
from analysis.stories.objections.noise import counted_in_full
from analysis.stories.objections.other_way_round import no_cause_claimed
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import everybody
from analysis.stories.retention_economics.objections.asked import Asked, customers
from analysis.stories.retention_economics.objections.every_end import every_end
from analysis.stories.retention_economics.objections.money_without_one import IS_IT
from analysis.stories.retention_economics.objections.rows_counted import rows_counted
from analysis.stories.retention_economics.revenue_concentration import LARGEST, Concentration


def concentration_answers(found: Concentration, asked: Asked) -> list[Objection | None]:
    everyone = customers(found.customers)
    per = "month" if found.kind == "recurring" else ""
    total = counted(found.scope.money(found.total, per), found.customers)
    of_ten = counted(found.scope.money(found.largest_ten, per), found.customers)
    gross_margin = float(str(found.scope.edition.company["gross_margin"]))
    tables = ("revenue", "subscription") if found.kind == "recurring" else ("purchase",)
    return [
        counted_in_full(Count(float(found.customers), "paying customers")),
        everybody(
            sentence("Nobody was asked: it counts all {customers} who pay.", customers=everyone),
            {"customers_counted": everyone},
        ),
        _one_account(found, asked),
        no_cause_claimed(sentence("It says who brings how much, not why.")),
        finance(asked.parts.finance, of_ten, total),
        every_end("revenue_share_of_largest_ten", asked.scope.period.label, _at_ends(found, asked)),
        rows_counted(
            asked,
            tables,
            sentence(
                "Each customer counts once; owners who stand on the list as several customers would make it more, "
                "and no export tells them."
            ),
        ),
        margin(of_ten, gross_margin),
        change_our_mind([_if_alike(found)]),
    ]


def _one_account(found: Concentration, asked: Asked) -> Objection | None:
    """How much the largest brings is not said: of fewer than ten nothing is."""
    if found.kind != "recurring":
        ten = found.share_of_largest_ten
        said = sentence("Of fewer than the ten largest, who bring {ten}, nothing is said.", ten=ten)
        return answered(Question.ONE_ACCOUNT, Verdict.CANNOT_BE_TOLD, [said], {"revenue_share_of_largest_ten": ten})
    if asked.without_one is None:
        return None
    is_one = float(asked.without_one["largest_at_end"]) >= IS_IT * found.largest_ten
    part = counted(Share(IS_IT), LARGEST)
    said = sentence(
        "The largest alone brings " + ("{part} or more" if is_one else "less than {part}") + " of what the ten bring; "
        "no more is said of single customers.",
        part=part,
    )
    verdict = Verdict.YES if is_one else Verdict.NO
    return answered(Question.ONE_ACCOUNT, verdict, [said], {"assumption[one account from]": part})


def _at_ends(found: Concentration, asked: Asked) -> dict[str, Estimate]:
    ten, total = asked.windows[f"{found.kind}_of_ten"], asked.windows[found.kind]
    enough = (total > 0) & (asked.windows["label"].notna())
    return {
        str(label): counted(Share(float(part)), found.customers)
        for label, part in zip(asked.windows.loc[enough, "label"], (ten / total)[enough], strict=True)
    }


def _if_alike(found: Concentration) -> Falls:
    """What the largest ten would bring if all paid alike: the share that speaks of no concentration at all."""
    alike = counted(Share(LARGEST / found.customers), found.customers)
    said = sentence(
        "If all paid alike, any ten would bring {alike}: at that share the claim would say nothing.", alike=alike
    )
    return because(said, {"revenue_share_of_ten_if_alike": alike})
