"""Pages that show the sandbox's journeys in a browser; read-only."""
