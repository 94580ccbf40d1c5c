"""The command line: click only here, one command a file, one error boundary."""
