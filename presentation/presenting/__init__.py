"""Presenting: a briefing as slides on a screen, a presenter's view beside it, and followers on their own devices."""
