"""What a session has in work on one workspace: edited sources, and results that are kept while nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import streamlit as st

from data_sources.declarations import Source
from data_sources.proposing import Proposal, SourceProposal

WORK = "bring_work"
T = TypeVar("T")


@dataclass(frozen=True)
class Draft:
    """A source as it stands after the analyst's edits. `id` stays the same through them.

    `replaces` is the name of the declared source that it is to take the place of; `settled` are the questions, by the
    line that would answer them, that the analyst answered with "as it is".
    """

    id: str
    source: Source
    exports: tuple[str, ...]
    proposal: SourceProposal | None = None
    replaces: str | None = None
    is_left_out: bool = False
    settled: frozenset[str] = frozenset()

    @property
    def is_edited(self) -> bool:
        return self.proposal is None or self.proposal.source != self.source


@dataclass
class Work:
    """One session's work on one workspace. Lost with the session; what is written is in the workspace."""

    folder: Path
    drafts: dict[str, Draft] = field(default_factory=dict)
    _kept: dict[str, tuple[object, Any]] = field(default_factory=dict)

    def keep(self, name: str, key: object, make: Callable[[], T]) -> T:
        """What `make` gave last time, as long as the key is the same: nothing heavy is done twice."""
        found = self._kept.get(name)
        if found is None or found[0] != key:
            found = (key, make())
            self._kept[name] = found
        kept: T = found[1]
        return kept

    def kept(self, name: str, key: object) -> Any | None:
        found = self._kept.get(name)
        return found[1] if found is not None and found[0] == key else None

    def put(self, name: str, key: object, value: object) -> None:
        self._kept[name] = (key, value)

    def drop(self, name: str) -> None:
        self._kept.pop(name, None)

    def edit(self, draft: Draft, **changes: Any) -> Draft:
        """The draft with these keys of its source changed. An unusable value raises pydantic's ValidationError."""
        source = Source.model_validate(draft.source.model_dump() | changes)
        edited = replace(draft, source=source)
        self.drafts[draft.id] = edited
        return edited

    def follow(self, proposal: Proposal) -> None:
        """Takes up what is newly proposed; what was edited stays as the analyst left it."""
        proposed = {each.source.name: each for each in proposal.sources}
        lying = {path for each in proposal.sources for path in each.exports}
        for draft in list(self.drafts.values()):
            if not draft.replaces and not set(draft.exports) & lying:
                del self.drafts[draft.id]
        for name, each in proposed.items():
            before = self.drafts.get(name)
            if before is not None and before.proposal and before.is_edited:
                self.drafts[name] = replace(before, proposal=each, exports=each.exports)
            elif before is None or not before.is_left_out:
                self.drafts[name] = Draft(name, each.source, each.exports, each)

    def free_name(self, wanted: str, declared: Iterable[str] = ()) -> str:
        """The name, or the name with the first number that no source here or in sources.toml has."""
        taken = {*declared, *self.drafts, *(draft.source.name for draft in self.drafts.values())}
        numbered = (wanted if number == 1 else f"{wanted}_{number}" for number in range(1, len(taken) + 2))
        return next(name for name in numbered if name not in taken)

    def taken_up(self) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.drafts.values() if not draft.is_left_out)


def work_on(folder: Path) -> Work:
    """This session's work on the workspace. Another workspace begins anew: two companies never mix."""
    work = st.session_state.get(WORK)
    if not isinstance(work, Work) or work.folder != folder:
        work = Work(folder)
        st.session_state[WORK] = work
    return work
