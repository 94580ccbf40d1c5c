"""J3xx: what the product allows, checked before the API does."""
