"""One command a file: read options, build collaborators, call one function, print and return a code."""
