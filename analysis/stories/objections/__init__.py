"""The questions that a board asks of a finding, and what is computed to answer them."""
