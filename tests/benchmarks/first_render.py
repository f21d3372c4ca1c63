"""A page's first render in headless Chromium beside a Streamlit page that holds only a title, and what it is sent.

    python -m tests.benchmarks.first_render WORKSPACE [PAIRS]

Each visit is a browser's first: nothing is kept from the one before. The server has shown each page once. "In view" is
what a window of 1440×900 shows; charts below it are drawn after. The clock stands beside the processor time of the
browser's main thread, which other work on the machine disturbs less.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.benchmarks.measured import Measured, Pairs, pairs_of, report
from tests.benchmarks.served_app import served_app, told_copy
from tests.pages.server import FLAGS, chromium_or_skip, free_port, wait_for

PAIRS = 7
PAGES = {"summary": "", "satisfaction": "satisfaction", "retention economics": "retention-economics", "voice": "voice"}
IN_VIEW, KILOBYTES, ROWS = 1.3, 64.0, 500.0
TITLE = "import streamlit as st\n\nst.title('Title')\n"
NOTING = (Path(__file__).parent / "first_render.js").read_text(encoding="utf-8")
STILL = "() => window.seen.all && performance.now() - window.seen.all > 500"
SPECS = re.compile(r'class="specs">(.*?)</script>', re.DOTALL)
MILLISECONDS = 120_000


@dataclass(frozen=True)
class Visit:
    """Seconds on the clock until drawn, seconds of the browser's processor, and the messages that came."""

    in_view: float
    whole: float
    processor: float
    messages: tuple[bytes, ...]


def main() -> None:
    workspace, pairs = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else PAIRS
    with TemporaryDirectory() as folder, _title_page(Path(folder)) as title, sync_playwright() as playwright:
        copy = told_copy(workspace, Path(folder) / "workspace", with_filters=False)
        browser = playwright.chromium.launch(executable_path=chromium_or_skip(), args=FLAGS)
        with served_app(copy) as served:
            for name, path in PAGES.items():
                report(_of_page(name, browser, f"http://127.0.0.1:{served.port}/{path}", title, pairs))
        browser.close()


def _of_page(name: str, browser: Browser, page: str, title: str, pairs: int) -> Iterator[Measured]:
    _visit(browser, page, ".lede"), _visit(browser, title, "h1")
    visits = [(_visit(browser, page, ".lede"), _visit(browser, title, "h1")) for _ in range(pairs)]

    def ratio(what: str, part: str, budget: float | None) -> Measured:
        both: Pairs = pairs_of([(getattr(ours, part), getattr(bare, part)) for ours, bare in visits])
        return Measured(f"{name}: first render{what}, against a title", budget, both.ratio, "ratio", both.said)

    yield ratio(", what is in view, clock", "in_view", IN_VIEW)
    yield ratio(", all charts, clock", "whole", None)
    yield ratio(", all charts, the browser's processor", "processor", None)
    messages = visits[-1][0].messages
    raw, wire = sum(map(len, messages)) / 1024, deflated(messages) / 1024
    told = f"{raw:.0f} KB in {len(messages)} messages before the connection packs them"
    yield Measured(f"{name}: sent over the connection", KILOBYTES, wire, "KB", told)
    yield Measured(f"{name}: most rows in a chart", ROWS, max(rows_of_charts(messages), default=0), "count", "as sent")


def _visit(browser: Browser, address: str, expected: str) -> Visit:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(f"window.expected = {json.dumps(expected)};\n{NOTING}")
    told = context.new_cdp_session(page)
    told.send("Performance.enable", {"timeDomain": "threadTicks"})
    messages: list[bytes] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda each: messages.append(each)))
    page.goto(address, wait_until="commit")
    page.wait_for_function(STILL, timeout=MILLISECONDS)
    seen = page.evaluate("() => window.seen")
    spent = {each["name"]: each["value"] for each in told.send("Performance.getMetrics")["metrics"]}
    context.close()
    return Visit(seen["inView"] / 1000, seen["all"] / 1000, spent["TaskDuration"], tuple(messages))


def deflated(messages: tuple[bytes, ...]) -> int:
    """Bytes as the connection packs them: each message at once, with those before it in mind."""
    packing = zlib.compressobj(wbits=-15)
    return sum(len(packing.compress(each) + packing.flush(zlib.Z_SYNC_FLUSH)) for each in messages)


def rows_of_charts(messages: tuple[bytes, ...]) -> list[int]:
    return [rows for each in messages for found in SPECS.findall(_html(each)) for rows in _rows(json.loads(found))]


def _html(message: bytes) -> str:
    element = ForwardMsg.FromString(message).delta.new_element
    return str(element.html.body) if element.WhichOneof("type") == "html" else ""


def _rows(told: dict) -> Iterator[int]:
    """Of each chart, its longest column; assets/charts.js reads them likewise."""
    for chart in told["charts"].values():
        data = chart["layer"][0].get("data", {}).get("values", [{}])
        columns = data[0].values() if data else ()
        yield max((len(each["of"] if isinstance(each, dict) and "of" in each else each) for each in columns), default=0)


@contextmanager
def _title_page(folder: Path) -> Iterator[str]:
    (folder / "title.py").write_text(TITLE, encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "title.py", "--server.port", str(port)]
    command += ["--server.headless", "true", "--server.address", "127.0.0.1", "--browser.gatherUsageStats", "false"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=20)


if __name__ == "__main__":
    main()
