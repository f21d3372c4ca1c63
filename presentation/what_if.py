"""A finding that rests on assumptions: the reader moves them, and the finding follows while the page stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from analysis.estimates import Estimate
from analysis.findings import Choices, Finding, Story
from analysis.stories.under import finding_under
from analysis.view import Assumptions
from presentation.charts import draw
from presentation.charts.canvas import Spec
from presentation.charts_on_page import charts_as_html
from presentation.finding_name import short_name
from presentation.finding_on_page import claim_on_page, ground_on_page
from presentation.levers import COST, LEVERS, Lever, assumptions_from, sliders_of, usual
from presentation.theme import PaletteName

NOTE = (
    "Move an assumption: this finding follows, and so does the link. The others go by company.toml, whatever "
    "stands here."
)
FIX = "fix"  # in the address: the issues chosen
LEVER_WIDTH = 250  # pixels: three stand side by side on a laptop, one on a telephone


@dataclass(frozen=True)
class Standing:
    """A finding that follows its levers, as it stands now: as HTML all above the levers, and all below them."""

    finding: Finding
    above: str
    below: str


def standing(finding: Finding, story: Story, chart: Spec) -> Standing:
    return Standing(finding, _above(finding, chart), ground_on_page(finding, story))


@st.fragment
def show_what_if(usual: Standing, story: Story, palette_name: PaletteName) -> None:
    """Only this part of the page runs again when a lever is moved; nothing is read and no other finding is touched."""
    finding = usual.finding
    with st.container(key=f"finding-{short_name(finding.id)}"):
        above, levers, below = st.container(), st.container(key="levers"), st.container()
        with levers:
            assumptions = _choose(finding.estimates, finding.choices)
        shown = usual if assumptions == Assumptions() else _moved(finding, story, assumptions, palette_name)
        above.html(shown.above, unsafe_allow_javascript=True)
        below.html(shown.below)


def _moved(finding: Finding, story: Story, assumptions: Assumptions, palette_name: PaletteName) -> Standing:
    told = finding_under(finding, assumptions)
    return standing(told, story, draw(told.evidence, palette_name))


def _above(finding: Finding, chart: Spec) -> str:
    return claim_on_page(finding, chart) + charts_as_html({short_name(finding.id): chart})


def _choose(stated: Mapping[str, Estimate], choices: Choices | None) -> Assumptions:
    """`stated` are the estimates of the finding as nobody moved it."""
    st.html(f'<p class="quiet-note">{NOTE}</p>')
    fix, values = _choose_issues(choices) if choices else None, dict[str, float | None]()
    levers, cost = sliders_of(stated), None if choices else usual(COST, stated)  # of issues chosen: by the catalogue
    with st.container(horizontal=True, key="lever-row", gap="medium"):
        for lever in levers:
            values[lever.name] = _slide(lever, usual(lever, stated))
        values[COST.name] = st.number_input(
            COST.label,
            min_value=COST.lowest,
            max_value=COST.highest,
            value=cost,
            step=COST.step,
            format="%.0f",
            placeholder="as issues.toml says" if choices else "not stated",
            key=COST.name,
            bind="query-params",
            width=LEVER_WIDTH,
        )
        usually = {lever.name: usual(lever, stated) for lever in levers} | {COST.name: cost}
        st.button(
            "Back to what is stated",
            type="tertiary",
            key="levers-back",
            on_click=_put_back,
            args=(usually, choices),
            disabled=values == usually and fix is None,
        )
    return assumptions_from(values, stated, fix)


def _choose_issues(choices: Choices) -> tuple[str, ...] | None:
    """None while they are the usual ones, or none is left."""
    chosen = st.multiselect(
        choices.label,
        choices.options,
        default=choices.usual,
        key=FIX,
        bind="query-params",
        max_selections=choices.most,
        filter_mode=None,
    )
    return _unusual(chosen, choices)


def _unusual(chosen: Sequence[str], choices: Choices) -> tuple[str, ...] | None:
    return None if not chosen or set(chosen) == set(choices.usual) else tuple(chosen)


def assumptions_chosen(story: Story) -> Assumptions:
    """Where the levers of the page stand: what is taken along says what is seen."""
    finding = next((each for each in story.findings if each.under), None)
    if finding is None:
        return story.view.assumptions
    values = {lever.name: st.session_state.get(lever.name) for lever in LEVERS}
    fix = _unusual(st.session_state.get(FIX) or (), finding.choices) if finding.choices else None
    return assumptions_from(values, finding.estimates, fix)


def _slide(lever: Lever, value: float | None) -> float:
    found = st.slider(
        lever.label,
        min_value=lever.lowest,
        max_value=max(lever.highest, value or 0.0),
        value=value,
        step=lever.step,
        format=lever.form,
        key=lever.name,
        bind="query-params",
        width=LEVER_WIDTH,
    )
    return float(found)


def _put_back(usually: Mapping[str, float | None], choices: Choices | None) -> None:
    for name, value in usually.items():
        st.session_state[name] = value
    if choices:
        st.session_state[FIX] = list(choices.usual)
