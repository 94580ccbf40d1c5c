"""The embedded API: an honest stand-in for the live service."""
