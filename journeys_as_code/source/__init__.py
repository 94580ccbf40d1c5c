"""The file door: what files say, and where they say it."""
