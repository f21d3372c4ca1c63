"""What changed between two editions, said: each finding before and after, and what moved its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from analysis.estimates import Estimate
from analysis.findings import Finding
from analysis.stories.compared import Cause, Compared, FindingChange, Moved, What
from analysis.stories.compared_inputs import InputChanges
from presentation.story_as_json import number_or_none
from presentation.tables import estimate_name
from presentation.wording import say_estimate, say_plain

NUMBERS_SAID = 5  # the claim's own come first; the JSON has all
ORDER = (Cause.BOTH, Cause.RESTATED, Cause.NEW_DATA)  # what was restated is what a board asks about
ABSENT = "–"


@dataclass(frozen=True)
class NumberInWords:
    """`then` is what the later edition says of the earlier one's time; equal to `before` where nothing was restated."""

    name: str
    before: str
    then: str
    after: str


@dataclass(frozen=True)
class ChangeInWords:
    finding_id: str
    story_id: str
    what: str  # "changed", "new", "no longer told"
    cause: Cause
    was: str
    is_now: str
    numbers: tuple[NumberInWords, ...]
    more_numbers: int

    @property
    def reads_alike(self) -> bool:
        """The numbers moved by less than is said, or only such as the sentence does not name."""
        return self.was == self.is_now

    @property
    def verdict(self) -> str:
        """ "Changed: new data came"."""
        return f"{'Reads as before, numbers moved' if self.reads_alike else self.what.capitalize()}: {self.cause}"


@dataclass(frozen=True)
class ComparisonInWords:
    inputs: tuple[str, ...]
    changes: tuple[ChangeInWords, ...]
    unchanged: int


def comparison_in_words(compared: Compared) -> ComparisonInWords:
    return ComparisonInWords(inputs_in_words(compared.inputs), changes_in_words(compared), len(compared.unchanged))


def changes_in_words(compared: Compared) -> tuple[ChangeInWords, ...]:
    """Restated findings first, then those that moved with new data; those that read as before come last."""
    said = map(change_in_words, compared.changes)
    return tuple(sorted(said, key=lambda each: (each.reads_alike, ORDER.index(each.cause))))


def change_in_words(change: FindingChange) -> ChangeInWords:
    moved = _claims_own_first(change)
    return ChangeInWords(
        change.finding_id,
        change.story_id,
        "no longer told" if change.what is What.GONE else str(change.what),
        change.cause,
        _claim(change.before),
        _claim(change.after),
        tuple(_number(each) for each in moved[:NUMBERS_SAID]),
        max(0, len(moved) - NUMBERS_SAID),
    )


def inputs_in_words(inputs: InputChanges) -> tuple[str, ...]:
    """What differs between the exports, the declarations and the code, a line each."""
    return (*exports_in_words(inputs), *rows_in_words(inputs))


def exports_in_words(inputs: InputChanges) -> tuple[str, ...]:
    return tuple(
        f"{kind}: {_listed(paths)}"
        for kind, paths in (
            ("Exports that came", inputs.exports_added),
            ("Exports that are gone", inputs.exports_gone),
            ("Exports that came again with other content", inputs.exports_changed),
        )
        if paths
    )


def rows_in_words(inputs: InputChanges) -> tuple[str, ...]:
    """How many rows are new, late or replaced, and whether anything but exports differs."""
    counts = (
        (inputs.rows_new, "New rows"),
        (inputs.rows_late, "Rows that came late, or again, for days that the earlier edition told of"),
        (inputs.rows_replaced, "Rows of exports that stayed the same, which count in one of the editions only"),
    )
    lines = [f"{what}: {number:,}" for number, what in counts if number]
    if inputs.declarations_changed:
        lines.append(f"Declared otherwise: {_listed(inputs.declarations_changed)}")
    if inputs.is_other_code:
        lines.append("Another version of the code built the later edition")
    return tuple(lines)


def compared_as_plain(compared: Compared) -> dict[str, Any]:
    """For scripts: numbers in full, with what each was said as."""
    inputs = compared.inputs
    return {
        "before": _edition(compared.before.company),
        "after": _edition(compared.after.company),
        "exports": {
            "added": list(inputs.exports_added),
            "gone": list(inputs.exports_gone),
            "changed": list(inputs.exports_changed),
        },
        "rows": {"new": inputs.rows_new, "late": inputs.rows_late, "replaced": inputs.rows_replaced},
        "declarations_changed": list(inputs.declarations_changed),
        "code_changed": inputs.is_other_code,
        "findings": [_change_as_plain(each) for each in compared.changes],
        "unchanged": list(compared.unchanged),
    }


def _change_as_plain(change: FindingChange) -> dict[str, Any]:
    return {
        "id": change.finding_id,
        "story": change.story_id,
        "what": str(change.what),
        "cause": str(change.cause),
        "new_data": change.cause is not Cause.RESTATED,
        "restated": change.cause is not Cause.NEW_DATA,
        "reads_alike": _claim(change.before) == _claim(change.after),
        "claim_before": _claim(change.before) or None,
        "claim_after": _claim(change.after) or None,
        "numbers": [
            {
                "name": each.name,
                "unit": next(side for side in (each.after, each.before, each.between) if side).value.unit,
                "before": _amount(each.before),
                "as_known_then": _amount(each.between),
                "after": _amount(each.after),
            }
            for each in change.moved
        ],
    }


def _edition(company: Mapping[str, object]) -> dict[str, str]:
    return {"edition_id": str(company["edition_id"]), "as_of": str(company["as_of"])[:10]}


def _claims_own_first(change: FindingChange) -> list[Moved]:
    said = [part for side in (change.before, change.after) if side for part in side.claim.parts.values()]
    return sorted(change.moved, key=lambda each: each.before not in said and each.after not in said)


def _number(moved: Moved) -> NumberInWords:
    return NumberInWords(estimate_name(moved.name), *map(_said, (moved.before, moved.between, moved.after)))


def _said(estimate: Estimate | None) -> str:
    return ABSENT if estimate is None else say_estimate(estimate)


def _claim(finding: Finding | None) -> str:
    return "" if finding is None else say_plain(finding.claim)


def _amount(estimate: Estimate | None) -> float | None:
    return None if estimate is None else number_or_none(estimate.value.amount)


def _listed(names: Iterable[str], most: int = 6) -> str:
    all_names = list(names)
    more = f" and {len(all_names) - most} more" if len(all_names) > most else ""
    return ", ".join(all_names[:most]) + more
