"""Published values, properties, planted parameters and measured coverage of every statistic."""
