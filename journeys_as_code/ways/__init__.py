"""The ways people go through a journey: all of them, a picture of them, and stories of single people."""
