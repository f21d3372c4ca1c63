"""The sample company: 36 months of Harbour Software's departmental exports, written from a seed."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np

from data_sources.sample.cases import simulate_cases, simulate_follow_ups
from data_sources.sample.cco import write_cco
from data_sources.sample.company import simulate
from data_sources.sample.disagreement import plant_disagreement
from data_sources.sample.finance import write_finance
from data_sources.sample.marketing import write_marketing
from data_sources.sample.operations import write_operations
from data_sources.sample.product import write_product
from data_sources.sample.sales import write_sales
from data_sources.sample.service import write_service
from data_sources.sample.silence import silent_accounts
from data_sources.sample.survey import simulate_survey

DECLARATIONS = ("company.toml", "sources.toml", "issues.toml")


def write_sample(workspace: Path, seed: int = 7) -> None:
    """Writes the declarations and exports/ below `workspace`. One seed gives one content, to the byte."""
    workspace.mkdir(parents=True, exist_ok=True)
    for name in DECLARATIONS:
        shutil.copyfile(Path(__file__).parent / name, workspace / name)
    folder = workspace / "exports"
    # A stream for each step: a change to one department's export leaves the others as they are.
    *steps, words = np.random.default_rng(seed).spawn(13)
    of_sales, of_service, of_marketing = words.spawn(3)
    company = simulate(steps[0])
    cases = simulate_cases(steps[1], company)
    planted = plant_disagreement(steps[2], company, simulate_follow_ups(steps[3], company, cases))
    survey = simulate_survey(steps[4], company, silent_accounts(steps[5], company, planted.follow_ups))
    write_sales(steps[6], of_sales, folder, company, planted)
    write_service(steps[7], of_service, folder, company, cases, planted.follow_ups)
    write_product(steps[8], folder, company, planted.follow_ups)
    write_finance(steps[9], folder, company, cases)
    write_marketing(steps[10], of_marketing, folder, company, survey)
    write_operations(steps[11], folder, company)
    write_cco(folder)
