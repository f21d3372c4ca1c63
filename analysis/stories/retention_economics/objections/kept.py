"""What a board asks of the customers kept."""

from __future__ import annotations

from math import comb

import pandas as pd

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Share, ShareChange
from analysis.sentences import sentence
from analysis.statistics.share import share_change
from analysis.stories.claim_level import ALONE_LEVEL
from analysis.stories.objections.answered import Verdict, answered, followed_by
from analysis.stories.objections.change_our_mind import Falls, change_our_mind
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.other_way_round import no_cause_claimed, order_unknown
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import everybody
from analysis.stories.retention_economics.breakdown import stated
from analysis.stories.retention_economics.customers_kept import NAME, CustomersKept
from analysis.stories.retention_economics.kept_finding import what_is_shown
from analysis.stories.retention_economics.objections.asked import Asked, customers
from analysis.stories.retention_economics.objections.every_end import among_all, every_end
from analysis.stories.retention_economics.objections.kept_undone import by_other_definitions, fewer_lost
from analysis.stories.retention_economics.objections.like_customers import like_customers
from analysis.stories.retention_economics.objections.mix_of_kept import mix_of_kept
from analysis.stories.retention_economics.objections.next_time import beyond_chance
from analysis.stories.retention_economics.objections.rows_counted import rows_counted
from analysis.stories.retention_economics.objections.who_left import by_invoices
from analysis.stories.retention_economics.scope import EVERYBODY

Pair = tuple[pd.Series, pd.Series]


def kept_answers(kept: CustomersKept, asked: Asked) -> list[Objection | None]:
    shown = what_is_shown(kept, asked.searched)
    dimension, pair = shown.dimension or "", shown.pair
    rows = kept.books.of(dimension) if dimension else kept.books.groups
    on_books = customers(kept.everybody["customers"])
    return [
        _noise(kept, rows, pair),
        everybody(
            sentence("Nobody was asked: it counts all {customers} on the books.", customers=on_books),
            {"customers_counted": on_books},
        ),
        like_customers(kept.scope, dimension, str(pair[0]["group_name"]), str(pair[1]["group_name"]))
        if pair
        else _mix(kept, asked),
        _one_account(kept),
        _other_way_round(dimension, pair),
        by_invoices(asked),
        _cherry_picked(kept, asked, dimension, pair),
        rows_counted(
            asked, ("subscription", "revenue"), sentence("Each customer counts once, however many contracts it has.")
        ),
        _margin(asked),
        change_our_mind([*_undone(kept, rows, pair, dimension), *by_other_definitions(asked)]),
    ]


def _noise(kept: CustomersKept, rows: pd.DataFrame, pair: Pair | None) -> Objection:
    if pair is None:
        level = kept.logos or kept.churn
        sample = customers(level.sample_size)
        said = sentence(
            "All {customers} are counted in full. If like customers decided again, "
            "the share would lie within {level:range} (95 % interval).",
            customers=sample,
            level=level,
        )
        return answered(Question.NOISE, Verdict.NO, [said], {"level": level, "customers_counted": sample})
    worst, best = pair
    change = share_change(best["lost"], best["customers"], worst["lost"], worst["customers"])
    return noise(change, ALONE_LEVEL / comb(len(stated(rows)), 2), of="customers")


def _undone(kept: CustomersKept, rows: pd.DataFrame, pair: Pair | None, dimension: str) -> list[Falls | None]:
    if pair is not None:
        return [fewer_lost(pair, dimension, len(stated(rows)))]
    return [beyond_chance("logo_retention", kept.logos, kept.scope.is_snapshot)] if kept.logos else []


def _mix(kept: CustomersKept, asked: Asked) -> Objection:
    return mix_of_kept(kept_customers(kept.result.frame), _before(asked), is_snapshot=asked.scope.is_snapshot)


def kept_customers(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of queries/retention/customers.sql as who was there and who of them was kept."""
    kept = frame["at_start"] - frame["lost_of_start"]
    return frame[["dimension", "group_name"]].assign(start=frame["at_start"], kept=kept)


def _before(asked: Asked) -> pd.DataFrame | None:
    frame = asked.before("retention/customers")
    if frame is None or not (frame.loc[frame["dimension"] == EVERYBODY, "at_start"] >= asked.scope.minimum).all():
        return None
    return kept_customers(frame)


def _one_account(kept: CustomersKept) -> Objection | None:
    """Each counts once: one more or one fewer of those lost is the most that a single customer moves."""
    level = kept.logos
    if level is None or level.sample_size < 2:
        return None
    size, still_there = level.sample_size, round(level.value.amount * level.sample_size)
    ends = (max(still_there - 1, 0) / (size - 1), min(still_there / (size - 1), 1.0))
    move = counted(ShareChange(max(abs(each - level.value.amount) for each in ends)), size)
    said = sentence(
        "Each customer counts once, whatever it pays: leaving out any single one of {customers} "
        "moves the share kept by {move:size} at most.",
        customers=customers(size),
        move=move,
    )
    estimates = {"logo_retention_change[without any one customer]": move, "customers_left_out": customers(size)}
    return answered(Question.ONE_ACCOUNT, Verdict.NO, [said], estimates)


def _other_way_round(dimension: str, pair: Pair | None) -> Objection:
    if pair is None:
        return no_cause_claimed(sentence("It says how many were kept, not why."))
    return order_unknown(
        sentence(
            "The exports hold the {dimension} as last known: who changed it before leaving counts where it ended.",
            dimension=dimension,
        )
    )


def _cherry_picked(kept: CustomersKept, asked: Asked, dimension: str, pair: Pair | None) -> Objection:
    at_ends = _at_ends(asked)
    groups = len(kept.books.groups)
    level = every_end("logo_retention", asked.scope.period.label, at_ends, groups)
    if pair is None:
        return level
    compared = among_all(asked.searched, f"{NAME}{dimension}")
    picked = level.answer.template.startswith(Verdict.IN_PART)
    pairs = Count(float(comb(len(stated(kept.books.of(dimension))), 2)), "pairs of groups")
    if pairs.amount == 1:
        return level if picked else compared
    template = "The two groups named are furthest apart, judged against all {pairs}."
    found = followed_by(compared, sentence(template, pairs=pairs), {"pairs_judged": counted(pairs, groups)})
    return level if picked else found


def _at_ends(asked: Asked) -> dict[str, Estimate]:
    rows = asked.windows[asked.windows["customers_at_start"] >= asked.scope.minimum]
    kept = 1 - rows["customers_lost"] / rows["customers_at_start"]
    return {
        str(label): counted(Share(float(share)), round(size))
        for label, share, size in zip(rows["label"], kept, rows["customers_at_start"], strict=True)
    }


def _margin(asked: Asked) -> Objection:
    revenue = asked.parts.revenue
    if revenue is None:
        return neither(sentence("Neither: it counts customers."))
    return neither(
        sentence("Neither: it counts customers. Of what they pay, {gross} was kept.", gross=revenue.gross),
        {"gross_revenue_retention": revenue.gross},
    )
