"""A deck opens in LibreOffice with every slide; skipped, saying so, where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from presentation.briefing import briefing_of
from presentation.slides.deck import draw_deck
from tests.presentation.slides.own_template import dark_template
from tests.presentation.slides.reopened import reopened
from tests.presentation.specimen import STORY

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


def test_every_slide_is_drawn(tmp_path: Path) -> None:
    content = draw_deck(briefing_of(STORY), dark_template())
    (tmp_path / "deck.pptx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), "deck.pptx"]
    subprocess.run(command, cwd=tmp_path, env={**os.environ, "HOME": str(tmp_path)}, check=True, capture_output=True)
    pages = (tmp_path / "deck.pdf").read_bytes().count(b"/Type/Page/")
    assert pages == len(reopened(content).slides)
