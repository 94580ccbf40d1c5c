"""Values become text, one file a format; everything from outside is escaped where it is rendered."""
