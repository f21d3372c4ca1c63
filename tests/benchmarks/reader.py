"""A reader without a browser: Streamlit's own messages over the real websocket, as a browser sends and gets them."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

MOST_BYTES = 64_000_000  # of one message
NOTHING_TO_SHOW = "Nothing to show yet"  # what a page says where it explains a mistake


@dataclass(frozen=True)
class Shown:
    """One run of a page, from the reader's word to the end of the run. `waited`: a message said who is ahead."""

    page: str
    filters: dict[str, str]
    seconds: float
    bytes: int
    error: str | None
    waited: bool


@dataclass
class Reader:
    """One session. `filters` are what the page offers, by their names in the address: an id and the options."""

    socket: ClientConnection
    page: str = ""
    filters: dict[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)  # the hash of each by its address

    async def open(self, page: str, **chosen: str) -> Shown:
        """As a link does: the address says what is chosen."""
        self.page, self.chosen, self.filters = page, dict(chosen), {}
        message = BackMsg()
        message.rerun_script.query_string = urlencode(chosen)
        message.rerun_script.page_script_hash = self.pages.get(page, "")
        message.rerun_script.page_name = "" if page in self.pages else page
        return await self._run(message)

    async def choose(self, **chosen: str) -> Shown:
        """As a click does: the widgets say what is chosen, those left out stand as nobody chose."""
        self.chosen = dict(chosen)
        message = BackMsg()
        message.rerun_script.query_string = urlencode(chosen)
        message.rerun_script.page_script_hash = self.pages.get(self.page, "")
        for name, (widget, options) in self.filters.items():
            state = message.rerun_script.widget_states.widgets.add()
            state.id, state.string_value = widget, chosen.get(name, options[0])
        return await self._run(message)

    async def _run(self, message: BackMsg) -> Shown:
        start, size, error, waited = time.perf_counter(), 0, None, False
        await self.socket.send(message.SerializeToString())
        while True:
            raw = await self.socket.recv()
            size += len(raw)
            heard = ForwardMsg.FromString(raw if isinstance(raw, bytes) else raw.encode())
            kind = heard.WhichOneof("type")
            if kind == "navigation":
                self.pages = {each.url_pathname: each.page_script_hash for each in heard.navigation.app_pages}
            elif kind == "delta":
                error = self._seen(heard) or error
                waited = waited or _says_who_is_ahead(heard)
            elif kind == "script_finished":
                if heard.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                    continue  # the run that this one, or the menu, took over from
                return Shown(self.page, self.chosen, time.perf_counter() - start, size, error, waited)

    def _seen(self, heard: ForwardMsg) -> str | None:
        element = heard.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "selectbox" and element.selectbox.query_param_key:
            self.filters[element.selectbox.query_param_key] = element.selectbox.id, tuple(element.selectbox.options)
        if kind == "exception":
            return str(element.exception.message)
        if kind == "html" and NOTHING_TO_SHOW in element.html.body:
            return NOTHING_TO_SHOW
        return None


def _says_who_is_ahead(heard: ForwardMsg) -> bool:
    element = heard.delta.new_element
    return element.WhichOneof("type") == "html" and "Another choice leaves it at once" in element.html.body


async def reader_at(port: int) -> Reader:
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    return Reader(await connect(address, subprotocols=["streamlit"], max_size=MOST_BYTES))  # type: ignore[list-item]
