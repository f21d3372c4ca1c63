from __future__ import annotations

import pytest

from data_sources.sample import write_sample
from tests.data_sources.sample.written import Written

SEEDS = (7, 11, 23)


@pytest.fixture(scope="session", params=SEEDS, ids=[f"seed {seed}" for seed in SEEDS])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """The sample company from several seeds: a fact that one seed shows by luck is no fact."""
    workspace = tmp_path_factory.mktemp(f"seed_{request.param}")
    write_sample(workspace, seed=request.param)
    return Written(workspace)
