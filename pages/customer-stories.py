"""Customer stories."""

from presentation.told_page import show_told_story

show_told_story("Customer stories", "customer-stories")
