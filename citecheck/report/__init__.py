"""A stored check to files: values in, bytes out. No I/O but shipped templates."""
