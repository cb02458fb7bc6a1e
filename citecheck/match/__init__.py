"""Content against page text: evidence and findings. Imports read and below; never detect."""
