"""From a validated document to a resource: canonical document plus identity."""
