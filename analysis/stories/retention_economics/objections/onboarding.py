"""What a board asks of late onboarding."""

from __future__ import annotations

from analysis.estimates import Estimate, counted
from analysis.findings import Objection
from analysis.quantities import Count, Days, Ratio
from analysis.sentences import sentence
from analysis.stories.objections.answered import Verdict, answered, followed_by
from analysis.stories.objections.change_our_mind import Falls, because, change_our_mind, explained_away
from analysis.stories.objections.finance import no_money_used
from analysis.stories.objections.margin import neither
from analysis.stories.objections.noise import noise
from analysis.stories.objections.questions import Question
from analysis.stories.objections.who_answered import everybody
from analysis.stories.retention_economics.objections.asked import Asked, customers
from analysis.stories.retention_economics.objections.every_end import among_all, every_end
from analysis.stories.retention_economics.objections.like_customers import paces_compared
from analysis.stories.retention_economics.objections.paces import (
    chance_among_all,
    fewer_losses,
    once_each,
    pace_without_one,
)
from analysis.stories.retention_economics.objections.rows_counted import rows_counted
from analysis.stories.retention_economics.onboarding import CONTROLS, LATE_DAYS, NAME, Onboarding
from analysis.stories.retention_economics.pace import controls_with_spread, words_for
from analysis.stories.retention_economics.what_would_tell import what_it_takes, what_would_tell


def onboarding_answers(onboarding: Onboarding, asked: Asked) -> list[Objection | None]:
    is_told, searched = asked.searched.passes(NAME), asked.searched
    controls = controls_with_spread(onboarding.counts, CONTROLS)
    everyone = customers(onboarding.customers)
    return [
        noise(onboarding.ratio, searched.allowed(NAME), of="customers")
        if is_told
        else chance_among_all(searched, NAME, onboarding.lost, onboarding.part_late),
        everybody(
            sentence("Nobody was asked: it follows all {customers} whose onboarding has its days.", customers=everyone),
            {"customers_counted": everyone},
        ),
        paces_compared(onboarding.raw, onboarding.ratio, words_for([*controls, "tenure_band"])),
        pace_without_one(onboarding.counts, "is_late", controls, onboarding.ratio)
        if is_told
        else once_each(onboarding.customers),
        _other_way_round(onboarding),
        no_money_used(sentence("It counts customers and months: there is no money in it.")),
        _cherry_picked(onboarding, asked),
        rows_counted(asked, ("delivery",), sentence("Of each customer the first onboarding alone counts.")),
        neither(sentence("Neither: it counts customers who left, whatever they pay.")),
        change_our_mind(_undone(onboarding, is_told, searched.tested)),
    ]


def _other_way_round(onboarding: Onboarding) -> Objection:
    everyone, days = customers(onboarding.customers), counted(Days(LATE_DAYS), onboarding.customers)
    said = sentence(
        "All {customers} are watched from {days} after the day promised, when it is known who is late: "
        "leaving cannot have made it late. Whether customers in doubt put it off themselves, no export tells.",
        customers=everyone,
        days=days,
    )
    return answered(
        Question.OTHER_WAY_ROUND, Verdict.NO, [said], {"customers_counted": everyone, "assumption[late from]": days}
    )


def _cherry_picked(onboarding: Onboarding, asked: Asked) -> Objection:
    """Among all comparisons; and how the pace stood at every end, each with the losses known by then."""
    at_ends = _at_ends(onboarding)
    shown = asked.scope.period.label
    if shown in at_ends and list(at_ends)[-1] != shown:
        return every_end("pace_of_losses", shown, at_ends)
    compared = among_all(asked.searched, NAME)
    if len(at_ends) < 2:
        return compared
    low, high = (pick(at_ends.values(), key=lambda each: each.value.amount) for pick in (min, max))
    ends = counted(Count(float(len(at_ends)), "ends of quarters"), len(at_ends))
    said = sentence(
        "Seen from {ends}, late ones left between {low} and {high} as fast for each month watched.",
        ends=ends,
        low=low,
        high=high,
    )
    estimates = {f"pace_of_losses[onboarding=late, period={label}]": each for label, each in at_ends.items()}
    return followed_by(compared, said, estimates | {"windows": ends})


def _at_ends(onboarding: Onboarding) -> dict[str, Estimate]:
    """Losses for each month watched, late over in time, as it could be counted at each end."""
    scope = onboarding.scope
    frame = scope.edition.run("retention/onboarding_windows", segment=scope.segment).frame
    found = {}
    known = frame[(frame["customers"] >= scope.minimum) & (frame["lost"] > 0) & (frame["months_watched"] > 0)]
    paces = known.assign(pace=known["lost"] / known["months_watched"]).set_index("period_id")
    sides = [paces.loc[paces["is_late"] == is_late, ["pace", "customers"]] for is_late in (True, False)]
    late, in_time = (side.to_dict("index") for side in sides)
    for period, label in dict(zip(frame["period_id"], frame["label"], strict=True)).items():
        if period in late and period in in_time:
            ratio = Ratio(float(late[period]["pace"] / in_time[period]["pace"]))
            found[str(label)] = counted(ratio, round(late[period]["customers"] + in_time[period]["customers"]))
    return found


def _undone(onboarding: Onboarding, is_told: bool, tested: int) -> list[Falls | None]:
    if not is_told:
        said = what_would_tell(onboarding.lost, onboarding.part_late, tested)
        return [because(said, what_it_takes(onboarding.lost, onboarding.part_late, tested))]
    lost_late = int(onboarding.counts.loc[onboarding.counts["is_late"], "lost"].sum())
    return [explained_away(onboarding.e_value), fewer_losses(onboarding.ratio, lost_late, "customers onboarded late")]
