"""J4xx: values, and what should not stand in a file that everybody can read."""
