"""What looks like markup in an export's text stays text on the page."""

from __future__ import annotations

import pytest

from presentation.finding_name import short_name
from presentation.markup import as_html, as_markdown
from presentation.tables import estimate_name, html_table


def test_bold_is_kept_and_everything_else_is_escaped() -> None:
    assert as_html("**All of it** comes from <b>A&B</b>") == (
        "<strong>All of it</strong> comes from &lt;b&gt;A&amp;B&lt;/b&gt;"
    )


@pytest.mark.parametrize("text", ["$5 and $6", "[x](javascript:y)", "_a_", "`b`", "<i>", "~c~", ":red[d]", "# e"])
def test_markdown_of_others_is_escaped(text: str) -> None:
    escaped = as_markdown(text)
    assert escaped.replace("\\", "") == text
    assert "\\" in escaped


def test_a_time_of_day_and_a_colon_before_a_blank_stay_readable() -> None:
    assert as_markdown("Small now: 70 %") == "Small now: 70 %"


def test_cells_are_escaped() -> None:
    assert "<script>" not in html_table(["a"], [["<script>"]])


def test_an_estimates_name_is_said_as_readers_say_it() -> None:
    assert estimate_name("nps_change[segment=Small]") == "NPS change, segment Small"
    assert estimate_name("hazard_ratio") == "Hazard ratio"


def test_a_findings_short_name_fits_addresses_and_files() -> None:
    assert short_name("satisfaction/mix") == "mix"
    assert short_name("a b/c=d") == "c-d"
