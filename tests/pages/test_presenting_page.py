"""The page that presents, by AppTest: what its address asks for, and what it says where that cannot be presented."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data_sources.first_start import VARIABLE
from presentation.presenting.address import Asked
from presentation.presenting.present_link import link_as_html
from presentation.presenting.rooms import room_of

ROOT = Path(__file__).parents[2]


@pytest.fixture
def at(sample_workspace: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(sample_workspace))
    monkeypatch.chdir(ROOT)
    return sample_workspace


def run(**address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "present.py"), default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.run()


def stage_of(app: AppTest) -> dict[str, Any]:
    """What the browser gets to show; the other component is the line."""
    assert not app.exception
    return json.loads(next(each.proto.json for each in app.get("bidi_component") if "slides" in each.proto.json))


def test_an_audiences_window_steers_a_room_of_its_own_and_carries_no_notes(at: Path) -> None:
    stage = stage_of(run(story="customer-stories"))
    assert stage["steers"] and stage["keep"]["steer"]
    assert stage["room"] == room_of(stage["keep"]["steer"])
    assert not any(slide["notes"] for slide in stage["slides"])
    assert stage["foot"].startswith("Harbour Software · ")


def test_followers_get_no_token_and_charts_for_telephones(at: Path) -> None:
    stage = stage_of(run(story="customer-stories", view="follow", steer="stolen", room="abc"))
    assert not stage["steers"]
    assert "steer" not in json.dumps(stage["links"]["follow"]) + json.dumps(stage["keep"])
    assert any('class="chart narrow"' in slide["html"] for slide in stage["slides"])


def test_the_presenters_window_has_notes_and_keeps_the_filters(at: Path) -> None:
    stage = stage_of(run(story="customer-stories", view="presenter", steer="t", segment="Enterprise"))
    assert any("How we know" in slide["notes"] for slide in stage["slides"])
    assert "Enterprise" in stage["foot"]
    assert all("segment=Enterprise" in link for link in stage["links"].values())
    assert stage["keep"]["edition"] in stage["links"]["follow"], "a new edition would change the numbers in the meeting"


def test_a_story_or_pack_that_is_not_there_is_explained(at: Path) -> None:
    for address, named in (
        ({"story": "satisfacton"}, "satisfaction"),
        ({"pack": "Board of nobody"}, "Board of nobody"),
    ):
        app = run(**address)
        assert not app.exception
        assert app.title[0].value == "This cannot be presented as it stands"
        assert named in " ".join(each.proto.body for each in app.get("html"))
        assert not app.get("bidi_component")


def test_the_windows_of_a_room_find_each_other_and_the_way_out() -> None:
    asked = Asked("", "Board Q4", "audience", room_of("t"), "t", (("until", "June 2026"),))
    links = asked.links("e1")
    assert links["presenter"] == "present?pack=Board+Q4&until=June+2026&view=presenter&steer=t&edition=e1"
    assert links["follow"] == f"present?pack=Board+Q4&until=June+2026&view=follow&room={room_of('t')}&edition=e1"
    assert links["leave"] == "board-pack?pack=Board+Q4&until=June+2026"
    assert Asked("summary", "", "follow", "r", "", ()).links("e1")["leave"] == "./"
    assert link_as_html({"pack": 'a"b'}).startswith('<a class="present" href="present?pack=a%22b"')


def test_rooms_with_other_slides_are_other_rooms() -> None:
    """A follower whose link names no room finds only one that shows what the link asks for."""
    usual = Asked("voice", "", "follow", "", "", ())
    assert replace(usual, chosen=(("segment", "Small"),)).subject != usual.subject
    assert replace(usual, chosen=(("edition", "e1"),)).subject == usual.subject
