"""What would change our mind about who is kept: fewer losses, or another word for a loss."""

from __future__ import annotations

from math import comb

import pandas as pd

from analysis.estimates import counted
from analysis.quantities import Count
from analysis.sentences import sentence
from analysis.statistics.share import two_shares_p
from analysis.stories.claim_level import ALONE_LEVEL
from analysis.stories.objections.change_our_mind import Falls, because
from analysis.stories.retention_economics.definitions import SAYS, deciding
from analysis.stories.retention_economics.group_words import customers_of
from analysis.stories.retention_economics.objections.asked import Asked
from analysis.stories.retention_economics.objections.who_left import kept_by


def fewer_lost(pair: tuple[pd.Series, pd.Series], dimension: str, groups: int) -> Falls:
    """How many losses fewer in the group that lost most would leave nothing to tell."""
    worst, best = pair
    level = ALONE_LEVEL / comb(groups, 2)
    needed, told = 0, int(worst["lost"])
    first, last = 1, told  # the p-value grows while the shares draw nearer: halve until the first that is not told
    while first <= last:
        middle = (first + last) // 2
        nearer = max(worst["lost"] - middle, best["lost"] / best["customers"] * worst["customers"])
        if two_shares_p(nearer, worst["customers"], best["lost"], best["customers"]) < level:
            first = middle + 1
        else:
            needed, last = middle, middle - 1
    found = counted(Count(float(needed), "customers"), told)
    said = sentence(
        "Had {needed} of the {lost} {worst} who left stayed, no difference could be told.",
        needed=needed,
        lost=told,
        worst=customers_of(dimension, str(worst["group_name"])),
    )
    return because(said, {"losses_fewer": found, "losses_there": counted(Count(float(told), "customers"), told)})


def by_other_definitions(asked: Asked) -> list[Falls]:
    """The share kept by every other export that can tell who left."""
    decides = deciding(asked.scope)
    said = []
    for other in asked.definitions:
        kept = None if other == decides else kept_by(asked, other)
        if kept is not None:
            line = sentence("Going by {other}, {kept} were kept.", other=SAYS[other], kept=kept)
            said.append(because(line, {f"logo_retention[according to={other}]": kept}))
    return said
