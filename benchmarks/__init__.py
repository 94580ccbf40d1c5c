"""How fast the tool is, as ratios of a floor that nothing could go below."""
