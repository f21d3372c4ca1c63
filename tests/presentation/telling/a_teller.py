"""Stands in for a process that tells: the story's id says what it does."""

from __future__ import annotations

import json
import sys
import time


def say(header: dict[str, object], body: str = "") -> None:
    print(json.dumps(header), end="\n" + body, flush=True)


say({"ready": True})
for line in sys.stdin:
    asked = json.loads(line)
    does, _, seconds = asked["story_id"].partition(" ")
    if does == "dies":
        sys.exit(1)
    if does == "fails":
        say({"failed": "ZeroDivisionError"})
        continue
    if does == "old":
        say({"too_old": ["abc", "satisfaction/counts"]})
        continue
    time.sleep(float(seconds or 0.0))
    story = asked["story_id"] + (asked["segment"] or "")
    say({"part": "story", "bytes": len(story)}, story)
    say({"part": "light", "bytes": 2}, "{}")
    say({"end": True})
