"""The triage board: what was decided about each issue, and what became of it."""

from presentation.triage.page import show_triage

show_triage("Triage board")
