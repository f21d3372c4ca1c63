"""Properties are searched with 50 examples each and no deadline: a busy machine is no finding."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("statistics", deadline=None, max_examples=50)
settings.load_profile("statistics")
