"""The nouns that every room speaks of. Imports nothing of slidegen but its own siblings."""
