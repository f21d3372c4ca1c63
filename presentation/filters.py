"""The filters: period end, compare-by, segment. They live in the address: a link shows what its sender saw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import urlencode

import streamlit as st

from analysis.view import View, ViewChoices
from presentation.edition_in_use import EDITION

ALL_SEGMENTS = "All segments"
UNTIL, BY, SEGMENT = "until", "by", "segment"  # names in the address
FILTER_WIDTH = 210  # pixels: three stand side by side on a tablet


@dataclass(frozen=True)
class Filter:
    """One choice: its name in the address, its label, and what each option means; the first is what nobody chose."""

    name: str
    label: str
    options: Mapping[str, date | str | None]

    @property
    def usual(self) -> str:
        return next(iter(self.options))


def filters_for(choices: ViewChoices) -> tuple[Filter, ...]:
    """Only filters with something to choose."""
    offered = (
        Filter(UNTIL, "Twelve months to", {f"{end:%B %Y}": end for end, _ in choices.ends}),
        Filter(BY, "Compare by", {_capitalised(name): name for name in choices.dimensions}),
        Filter(SEGMENT, "Customers", {ALL_SEGMENTS: None, **{name: name for name in choices.segments}}),
    )
    return tuple(each for each in offered if len(each.options) > 1)


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:].replace("_", " ")


def choose_view(filters: tuple[Filter, ...]) -> View:
    """Shows the filters and gives the view that they ask for. A filter that is not offered is not chosen."""
    unknown = unknown_in_address(filters)
    chosen: dict[str, date | str | None] = {}
    if filters:
        with st.container(horizontal=True, key="filters", gap="small"):
            for each in filters:
                chosen[each.name] = _show(each)
    if unknown:
        st.html(f'<p class="quiet-note">{escape(_note(unknown))}</p>')
    return view_of(chosen)


def _show(filter_: Filter) -> date | str | None:
    labels = list(filter_.options)
    said = st.selectbox(
        filter_.label, labels, key=filter_.name, bind="query-params", filter_mode=None, width=FILTER_WIDTH
    )
    return filter_.options[said] if said in filter_.options else filter_.options[filter_.usual]


def view_of(chosen: Mapping[str, date | str | None]) -> View:
    until, by, segment = chosen.get(UNTIL), chosen.get(BY), chosen.get(SEGMENT)
    return View(
        until=until if isinstance(until, date) else None,
        compare_by=by if isinstance(by, str) else None,
        segment=segment if isinstance(segment, str) else None,
    )


def address_of(view: View, filters: tuple[Filter, ...], edition: str | None = None) -> str:
    """The part of an address that asks for this view, of this edition where it is not the current one."""
    wanted = {UNTIL: view.until, BY: view.compare_by, SEGMENT: view.segment}
    said = {
        each.name: label
        for each in filters
        for label, meaning in each.options.items()
        if meaning == wanted[each.name] and label != each.usual
    }
    asked = said | ({EDITION: edition} if edition else {})
    return f"?{urlencode(asked)}" if asked else ""


def unknown_in_address(filters: tuple[Filter, ...]) -> dict[str, str]:
    """What the address asks for and this edition does not have."""
    known = {each.name: each.options for each in filters}
    asked = {name: st.query_params.get(name) for name in (UNTIL, BY, SEGMENT)}
    return {name: value for name, value in asked.items() if value and value not in known.get(name, {})}


def _note(unknown: Mapping[str, str]) -> str:
    asked = " and ".join(f"“{value}”" for value in unknown.values())
    return f"The link asks for {asked}, which this edition does not have. The page shows its usual view instead."
