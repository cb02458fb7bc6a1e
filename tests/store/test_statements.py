"""What every SQL statement of the store keeps to."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from citecheck import store

_MODULES = sorted(Path(store.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("module", _MODULES, ids=lambda module: module.stem)
def test_values_stand_by_place_or_name_never_by_number(module: Path) -> None:
    """Python 3.14 refuses "?1" together with a sequence; 3.12 warns of it."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]

    assert [text for text in texts if re.search(r"[\s(]\?\d", text)] == []
