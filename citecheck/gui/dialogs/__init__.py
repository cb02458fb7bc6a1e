"""Small windows beside the one window; all are shown with ``open()``, none waits."""
