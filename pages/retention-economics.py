"""Retention economics."""

from presentation.told_page import show_told_story

show_told_story("Retention economics", "retention-economics")
