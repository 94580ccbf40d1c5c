"""Whether what was written can be a journey: the first half of plan."""
