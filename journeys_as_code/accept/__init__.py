"""What somebody changed in the builder, taken into the files: just there, and nothing else."""
