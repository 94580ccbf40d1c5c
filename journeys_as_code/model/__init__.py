"""What journeys, projects and point kinds are: values without I/O."""
