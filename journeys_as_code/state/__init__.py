"""What this tool last wrote, kept as one small record per journey behind one small port."""
