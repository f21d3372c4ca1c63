"""Early warning: issues that appeared or accelerated in the latest quarter."""
