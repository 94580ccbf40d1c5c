"""From live journeys to files: what a journey's file says, and what the project file has to say for it."""
