"""What went into two editions: what is new, and what speaks of old days otherwise than before."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from queries.run import Edition, EditionTooOld


@dataclass(frozen=True)
class InputChanges:
    """Rows are rows accepted into the later edition, but for `rows_replaced`."""

    exports_added: tuple[str, ...]
    exports_gone: tuple[str, ...]
    exports_changed: tuple[str, ...]  # of the same name, with other content
    rows_new: int  # of exports that came, about days after the earlier edition's last one, or about none
    rows_late: int  # of exports that came or changed, about days that the earlier edition told of
    rows_replaced: int  # of exports kept: fewer, or more, of their rows count than before
    declarations_changed: tuple[str, ...]
    is_other_code: bool

    @property
    def is_new(self) -> bool:
        return self.rows_new > 0

    @property
    def is_restated(self) -> bool:
        rewritten = self.exports_gone or self.exports_changed or self.declarations_changed
        return bool(rewritten) or self.is_other_code or self.rows_late > 0 or self.rows_replaced > 0


def input_changes(before: Edition, after: Edition) -> InputChanges:
    """What differs between the exports, the declarations and the code of two editions."""
    old, new = _exports(before), _exports(after)
    kept = old.keys() & new.keys()
    added, changed = new.keys() - old.keys(), {path for path in kept if old[path] != new[path]}
    ours, theirs = _rows(before, before.company["as_of"]), _rows(after, before.company["as_of"])
    fresh = theirs[theirs["path"].isin(added)]
    late = theirs[theirs["path"].isin(added | changed)]
    return InputChanges(
        tuple(sorted(added)),
        tuple(sorted(old.keys() - new.keys())),
        tuple(sorted(changed)),
        int((fresh["accepted"] - fresh["rows_until"]).sum()) + _grown(ours, theirs, changed),
        int(late["rows_until"].sum()),
        _replaced(ours, theirs, kept - changed),
        _declarations_changed(before, after),
        before.company["code_version"] != after.company["code_version"],
    )


def _replaced(before: pd.DataFrame, after: pd.DataFrame, kept: set[str]) -> int:
    """Of exports that both hold alike, the rows that count in one edition only.

    The rows of a snapshot that a later one replaces are no correction: they told how things stood then.
    """
    sides = [
        frame[frame["path"].isin(kept) & (frame["repeats"] == "append")].set_index(["path", "source"])["accepted"]
        for frame in (before, after)
    ]
    first, second = sides[0].align(sides[1], fill_value=0)
    return int((first - second).abs().sum())


def _grown(before: pd.DataFrame, after: pd.DataFrame, changed: set[str]) -> int:
    """Rows about later days in exports that came again with more in them."""
    first, second = (int(frame.loc[frame["path"].isin(changed), "rows_after"].sum()) for frame in (before, after))
    return max(0, second - first)


def _exports(edition: Edition) -> dict[str, str]:
    frame = edition.run("exports/arrivals").frame
    return dict(zip(frame["path"].astype(str), frame["sha256"].astype(str), strict=True))


def _rows(edition: Edition, until: object) -> pd.DataFrame:
    day = pd.to_datetime(str(until), errors="coerce")
    return edition.run("exports/rows_by_time", until=None if pd.isna(day) else day.date()).frame


def _declarations_changed(before: Edition, after: Edition) -> tuple[str, ...]:
    """Nothing where an edition is too old to know: then the code differs as well, which is told."""
    try:
        sides = [edition.run("edition/declarations").frame for edition in (before, after)]
    except EditionTooOld:
        return ()
    old, new = (dict(zip(side["file"], side["sha256"], strict=True)) for side in sides)
    return tuple(sorted(str(file) for file in old.keys() | new.keys() if old.get(file) != new.get(file)))
