"""python -m presentation.telling: tells what it is asked, a line of JSON each on standard input, until that ends.

Answers are a line of JSON each, `{"part": "story", "bytes": 4711}`, with so many bytes after it, and at last
`{"end": true}`, `{"too_old": [edition, query]}` or `{"failed": "why"}`. Not a command for people: see process.py.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import BinaryIO

from presentation.telling.asked import asked_from
from presentation.telling.tell_parts import PartTeller
from queries.run import EditionTooOld

BEHIND_PAGES = 10  # of a processor's patience: a page that only has to be sent goes before


def serve(asked: BinaryIO, answers: BinaryIO) -> None:
    teller = PartTeller()
    _say(answers, {"ready": True})
    for line in asked:
        try:
            for part, small in teller.parts(asked_from(line.decode())):
                _say(answers, {"part": part, "bytes": len(small)}, small)
            end: dict[str, object] = {"end": True}
        except EditionTooOld as error:
            end = {"too_old": [error.edition_id, error.query]}
        except Exception:  # noqa: BLE001  whoever asked tells it again itself, and so raises and logs it
            end = {"failed": traceback.format_exc()}
        _say(answers, end)


def _say(answers: BinaryIO, header: dict[str, object], body: bytes = b"") -> None:
    answers.write(json.dumps(header).encode() + b"\n" + body)
    answers.flush()


if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(BEHIND_PAGES)
    own = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no answer
    serve(sys.stdin.buffer, own)
