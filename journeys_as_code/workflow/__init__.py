"""The stages joined: the library's front door."""
