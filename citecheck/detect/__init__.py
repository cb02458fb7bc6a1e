"""Article to attributions and references. Imports read and below; never match."""
