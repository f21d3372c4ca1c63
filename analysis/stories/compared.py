"""Two editions compared by what they lead to: which findings changed, and whether new data or restated data did it.

Each story is told three times: from the earlier edition, from the later edition as of the earlier one's last day, and
from the later edition as it is. What differs between the first two was restated; what differs between the last two
came with new data. The exports, declarations and code of both say which of the two can have happened at all.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from analysis.estimates import Estimate
from analysis.findings import Finding
from analysis.stories import STORY_IDS, tell
from analysis.stories.compared_inputs import InputChanges, input_changes
from analysis.stories.periods import view_choices
from analysis.view import View
from queries.run import Edition

COMPARED = tuple(each for each in STORY_IDS if each != "summary")  # the summary quotes the findings of the others
# Sums of the same numbers in another order differ in their last binary digits.
SAME_NUMBER = 1e-9


class What(StrEnum):
    CHANGED = "changed"
    NEW = "new"
    GONE = "gone"


class Cause(StrEnum):
    NEW_DATA = "new data came"
    RESTATED = "old data was restated"
    BOTH = "new data came and old data was restated"


@dataclass(frozen=True)
class Moved:
    """One number in the earlier edition, in the later one as of the earlier one's day, and in the later one."""

    name: str
    before: Estimate | None
    between: Estimate | None
    after: Estimate | None


@dataclass(frozen=True)
class FindingChange:
    """A finding that does not read as before. `between` is the later edition's as of the earlier one's last day."""

    finding_id: str
    story_id: str
    what: What
    before: Finding | None
    between: Finding | None
    after: Finding | None
    moved: tuple[Moved, ...]
    cause: Cause


@dataclass(frozen=True)
class Compared:
    before: Edition
    after: Edition
    inputs: InputChanges
    changes: tuple[FindingChange, ...]
    unchanged: tuple[str, ...]


def compare_findings(
    before: Edition, after: Edition, between: Edition | None = None, story_ids: Sequence[str] = COMPARED
) -> Compared:
    """`between` is the later edition without what it alone knows of later days; None to look at its earlier period.

    Raises UnknownStory, and EditionTooOld where another version of the code built one of them.
    """
    inputs = input_changes(before, after)
    changes: list[FindingChange] = []
    unchanged: list[str] = []
    for story_id in story_ids:
        sides = _three_tellings(story_id, before, between, after)
        for finding_id in dict.fromkeys(name for side in sides for name in side):
            change = _change(finding_id, story_id, [side.get(finding_id) for side in sides], inputs)
            if change is None:
                unchanged.append(finding_id)
            elif change.before or change.after:
                changes.append(change)
    return Compared(before, after, inputs, tuple(changes), tuple(unchanged))


def _three_tellings(
    story_id: str, before: Edition, between: Edition | None, after: Edition
) -> list[Mapping[str, Finding]]:
    """The findings by id. All compare by the same dimension, where both editions have it."""
    ours, theirs = view_choices(before), view_choices(after)
    by = next((name for name in ours.dimensions if name in theirs.dimensions), None)
    last = ours.ends[0][0] if ours.ends else None
    is_told = last in {end for end, _ in theirs.ends}
    middle = (between, View(compare_by=by)) if between else (after, View(last if is_told else None, by))
    tellings = ((before, View(compare_by=by)), middle, (after, View(compare_by=by)))
    return [{each.id: each for each in tell(story_id, edition, view).findings} for edition, view in tellings]


def _change(
    finding_id: str, story_id: str, sides: Sequence[Finding | None], inputs: InputChanges
) -> FindingChange | None:
    before, between, after = sides
    if not _differ(before, after):
        return None
    what = What.NEW if before is None else What.GONE if after is None else What.CHANGED
    cause = _cause(_differ(before, between), _differ(between, after), inputs)
    return FindingChange(finding_id, story_id, what, before, between, after, _moved(sides), cause)


def _cause(is_restated: bool, is_new: bool, inputs: InputChanges) -> Cause:
    """Where nothing was restated at all, a number of old days that moved looks at more than its period."""
    if not inputs.is_restated:
        return Cause.NEW_DATA
    if not inputs.is_new:
        return Cause.RESTATED
    if is_restated and is_new:
        return Cause.BOTH
    return Cause.RESTATED if is_restated else Cause.NEW_DATA


def _differ(one: Finding | None, other: Finding | None) -> bool:
    """Whether the findings say something else: the sentence, how far it reaches, or a number."""
    if one is None or other is None:
        return one is not other
    if (one.grade, one.is_open, one.claim.template) != (other.grade, other.is_open, other.claim.template):
        return True
    names = one.estimates.keys() | other.estimates.keys()
    return any(_moves(one.estimates.get(name), other.estimates.get(name)) for name in names)


def _moves(one: Estimate | None, other: Estimate | None) -> bool:
    if one is None or other is None:
        return one is not other
    first, second = float(one.value.amount), float(other.value.amount)
    return not (first == second or math.isclose(first, second, rel_tol=SAME_NUMBER, abs_tol=SAME_NUMBER))


def _moved(sides: Sequence[Finding | None]) -> tuple[Moved, ...]:
    before, between, after = ({} if side is None else side.estimates for side in sides)
    names = dict.fromkeys([*before, *after])
    return tuple(
        Moved(name, before.get(name), between.get(name), after.get(name))
        for name in names
        if _moves(before.get(name), after.get(name)) or _moves(before.get(name), between.get(name))
    )
