"""No sentence is kept, and translated into four languages, that the program never says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import citecheck.wording
from citecheck.paths import resource

WORDING = Path(citecheck.wording.__file__).parent


def names_used(path: Path) -> Iterator[str]:
    """Return the names that a file reads, as names of its own or of something else."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def public_functions(path: Path) -> Iterator[str]:
    """Return the functions that a module of sentences offers."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name


def test_every_function_of_the_wording_is_called_by_the_program_or_a_report() -> None:
    used = {name for path in WORDING.parent.rglob("*.py") for name in names_used(path)}
    templates = " ".join(
        path.read_text(encoding="utf-8")
        for path in resource("templates").iterdir()
        if path.suffix != ".css"
    )

    unsaid = [
        f"{path.stem}.{name}"
        for path in sorted(WORDING.glob("*.py"))
        for name in public_functions(path)
        if name not in used and name not in templates
    ]

    assert unsaid == []
