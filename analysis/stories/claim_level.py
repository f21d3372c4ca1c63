"""How sure anything must be before a story claims it, so that a whole set of stories seldom claims what chance did."""

from __future__ import annotations

# Of companies in which nothing depends on anything, at most this part may be told of any change, difference or driver.
STORY_SET_LEVEL = 0.05
# That is how many questions, single or searched, the stories put to one company; each has an equal part of the level
# (Bonferroni). Measured in tests/benchmarks/honesty/random_sets.py; see docs/decisions/0042.
QUESTIONS = 25
CLAIM_LEVEL = STORY_SET_LEVEL / QUESTIONS
# Retention searches everything that may go with leaving at once, as one list: groups, scores, onboarding, cohorts.
RETENTION_LEVEL = 3 * CLAIM_LEVEL
# What a single comparison, asked alone, would be held to: the 95 % interval beside it leaves "no difference" out.
ALONE_LEVEL = 0.05
