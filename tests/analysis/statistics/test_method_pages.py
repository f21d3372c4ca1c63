"""Every statistic has a page that says what it answers, how, on what assumption, what it cannot say, and from where."""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGES = sorted((ROOT / "docs" / "methods").glob("*.md"))
MODULES = sorted(path for path in (ROOT / "analysis" / "statistics").glob("[a-z]*.py"))

PAGES_NAMED_OTHERWISE = {
    "clustered_logistic": "standardised_risk",
    "excess_loss": "exact_strata",
    "period_scatter": "early_warning",
    "jackknife": "standardised_risk",
    "retention": "revenue_retention",
    "cox": "hazard",
    "future_purchases": "bg_nbd",
    "drivers": "relative_weights",
    "within_groups": "relative_weights",
    "resampled_intervals": "relative_weights",
    "parallel_trends": "difference_in_differences",
    "serial_correlation": "difference_in_differences",
}
NO_STATISTIC = {"confidence", "discounting", "likelihood", "refusals"}


@pytest.mark.parametrize("module", [path.stem for path in MODULES if path.stem not in NO_STATISTIC])
def test_every_statistic_has_its_page(module: str) -> None:
    name = PAGES_NAMED_OTHERWISE.get(module, module)
    assert name in [page.stem for page in PAGES], f"docs/methods/{name}.md is missing"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_page_says_what_a_sceptic_asks(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# ")
    for words in ("**What it answers.**", "**Formula", "**Assum", "**What it cannot say", "**Source"):
        assert words in text, f"{page.name} lacks {words}"
