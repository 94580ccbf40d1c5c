"""What only shows when more than one journey alone is looked at: J11x, J5xx, J6xx."""
