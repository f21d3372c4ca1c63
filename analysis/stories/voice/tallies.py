"""What SQL counted of comments: how many name a subject, praise or complain, and how alike one customer's are."""

from __future__ import annotations

from dataclasses import dataclass, fields

import pandas as pd

from analysis.estimates import Estimate
from analysis.stories.satisfaction.measures import good_answers
from analysis.stories.satisfaction.tally import Tally

PRAISE, COMPLAINT = "praise", "complaint"
# A comment names a subject, or praises, or it does not: a share of answers of yes or no.
SHARE = good_answers("comment_share", binary=True)


@dataclass(frozen=True, slots=True)
class Said:
    """A row of queries/voice/by_group.sql: comments on one subject by customers of one group."""

    customers: float
    comments: float
    comments_squared: float
    comments_by_all: float
    customers_judged: float
    comments_judged: float
    comments_praising: float
    comments_complaining: float
    judged_squared: float
    praising_by_judged: float
    praising_squared: float
    complaining_by_judged: float
    complaining_squared: float
    customers_praising: float
    customers_complaining: float

    def among(self, everything: Said) -> Tally:
        """The comments of all these customers, with those on this subject as its hits."""
        return tally_of_comments(
            everything.customers,
            (everything.comments, self.comments),
            (everything.comments_squared, self.comments_by_all, self.comments_squared),
        )

    def in_mood(self, mood: str) -> Tally:
        """The comments on this subject whose mood is known, with those of that mood as its hits."""
        if mood == PRAISE:
            hits, squares = self.comments_praising, (self.praising_by_judged, self.praising_squared)
        else:
            hits, squares = self.comments_complaining, (self.complaining_by_judged, self.complaining_squared)
        return tally_of_comments(self.customers_judged, (self.comments_judged, hits), (self.judged_squared, *squares))

    def customers_in(self, mood: str) -> float:
        return self.customers_praising if mood == PRAISE else self.customers_complaining


COLUMNS = [each.name for each in fields(Said)]


def said_in(rows: pd.DataFrame) -> list[Said]:
    """Of each row of queries/voice/by_group.sql."""
    columns = (rows[name].to_numpy(dtype=float).tolist() for name in COLUMNS)
    return [Said(*row) for row in zip(*columns, strict=True)]


def share_of(tally: Tally) -> Estimate:
    return SHARE.level(tally)


def tally_of_comments(customers: float, counts: tuple[float, float], squares: tuple[float, float, float]) -> Tally:
    """`counts`: comments, and those of them that are hits; `squares`: Σ over customers of the first squared, of both
    multiplied, of the second squared."""
    of, hits = counts
    return Tally(customers, of, 0.0, 0.0, hits, 0.0, 0.0, *squares)
