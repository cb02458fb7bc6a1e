"""The scorers that come with the measuring sticks."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType


def scorer(path: Path) -> ModuleType:
    """Return the scorer in the file ``path``, loaded as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
