"""Customer journeys as YAML in git: validated, planned, applied safely, watched for drift."""

__version__ = "0.1.0"
