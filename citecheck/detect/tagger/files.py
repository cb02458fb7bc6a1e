"""The model's files, as shipped in ``resources/models``: found, described, checked."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from citecheck.paths import resource

GRAPH, HEAD, TOKENIZER = "tagger.onnx", "head.npz", "tokenizer.json"

_FORMAT = 1


class ModelDamagedError(Exception):
    """The model's files lie there but are not the ones that were shipped."""


def model_folder() -> Path | None:
    """Return the folder of the shipped model, or None where it is missing."""
    try:
        return resource("models/model.json").parent
    except FileNotFoundError:
        return None


@cache
def model_version() -> str | None:
    """Return the version of the shipped model, or None where it is missing.

    Its files are checked, which takes a moment at the first call, and not loaded.

    Raises:
        ModelDamagedError: as ``checked_file``.
    """
    folder = model_folder()
    if folder is None:
        return None
    described = description(folder)
    for name in (GRAPH, HEAD, TOKENIZER):
        checked_file(folder, name, described)
    return str(described["version"])


def description(folder: Path) -> dict[str, Any]:
    """Return what ``model.json`` says of the model.

    Raises:
        ModelDamagedError: it can't be read, or tells of another format.
    """
    try:
        found: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        told = found["format"]
    except (OSError, ValueError, TypeError, KeyError) as error:
        msg = "model.json can't be read"
        raise ModelDamagedError(msg) from error
    if told != _FORMAT:
        msg = f"the model has format {told}, not {_FORMAT}"
        raise ModelDamagedError(msg)
    return found


def checked_path(folder: Path, name: str, described: dict[str, Any]) -> Path:
    """Return the path of a file of the model, whose bytes were looked at.

    Raises:
        ModelDamagedError: as ``checked_file``.
    """
    checked_file(folder, name, described)
    return folder / name


def checked_file(folder: Path, name: str, described: dict[str, Any]) -> bytes:
    """Return the bytes of a file of the model.

    Raises:
        ModelDamagedError: it is missing, or is not the file that ``model.json`` describes.
    """
    try:
        content = (folder / name).read_bytes()
        wanted = described["files"][name]["sha256"]
    except (OSError, KeyError, TypeError) as error:
        msg = f"the model’s file {name} is missing"
        raise ModelDamagedError(msg) from error
    if hashlib.sha256(content).hexdigest() != wanted:
        msg = f"the model’s file {name} is damaged"
        raise ModelDamagedError(msg)
    return content
