"""The sample company: 36 months of Harbour Software's departmental exports, written from a seed."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np

from data_sources.sample.cco import write_cco
from data_sources.sample.company import simulate
from data_sources.sample.disagreement import plant_disagreement
from data_sources.sample.finance import write_finance
from data_sources.sample.marketing import simulate_survey, write_marketing
from data_sources.sample.operations import write_operations
from data_sources.sample.product import write_product
from data_sources.sample.sales import write_sales
from data_sources.sample.service import simulate_cases, simulate_follow_ups, write_service
from data_sources.sample.silence import silent_accounts

DECLARATIONS = ("company.toml", "sources.toml")


def write_sample(workspace: Path, seed: int = 7) -> None:
    """Writes company.toml, sources.toml and exports/ below `workspace`. One seed gives one content, to the byte."""
    workspace.mkdir(parents=True, exist_ok=True)
    for name in DECLARATIONS:
        shutil.copyfile(Path(__file__).parent / name, workspace / name)
    rng, folder = np.random.default_rng(seed), workspace / "exports"
    company = simulate(rng)
    cases = simulate_cases(rng, company)
    planted = plant_disagreement(rng, company, simulate_follow_ups(rng, company, cases))
    is_silent = silent_accounts(rng, company, planted.follow_ups)
    write_sales(rng, folder, company, planted)
    write_service(rng, folder, company, cases, planted.follow_ups)
    write_product(rng, folder, company, planted.follow_ups)
    write_finance(rng, folder, company, cases)
    write_marketing(rng, folder, company, simulate_survey(rng, company, is_silent))
    write_operations(rng, folder, company)
    write_cco(folder)
