"""The specimen story as a page of its own, for tests in a browser: `streamlit run` this file."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[2]))

from presentation.charts import draw
from presentation.charts.scales import shared_domains
from presentation.page_style import apply_page_style
from presentation.show_story import show_opening, show_story
from presentation.theme import ASSETS, PaletteName
from tests.presentation.specimen import STORY

st.set_page_config(page_title="Specimen · Empty Chair", page_icon=str(ASSETS / "logo.svg"))
apply_page_style()
palette_name: PaletteName = "dark" if st.context.theme.type == "dark" else "light"
domains = shared_domains(STORY)
with st.container(key="opening"):
    with st.container(horizontal=True, key="filters", gap="small"):
        st.selectbox("Twelve months to", ["September 2026", "June 2026"], key="until", bind="query-params", width=210)
        st.selectbox("Compare by", ["Segment", "Region"], key="by", bind="query-params", width=210)
        st.selectbox("Customers", ["All segments", "Enterprise"], key="segment", bind="query-params", width=210)
    show_opening(STORY, "Satisfaction")
show_story(STORY, {each.id: draw(each.evidence, palette_name, domain=domains.get(each.id)) for each in STORY.findings}, palette_name)
