"""Carries out a plan, one journey's calls in order, journeys in parallel; takes only a plan."""
