"""The catalogue of point kinds: one small pydantic model each, every field with its mark."""
