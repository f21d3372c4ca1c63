"""Customer voice."""

from presentation.told_page import show_told_story

show_told_story("Customer voice", "voice")
