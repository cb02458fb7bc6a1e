"""How a library that cannot be opened says why."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from citecheck.model import (
    ErrorCode,
    KnownError,
)
from citecheck.store.library import open_library


def code_of(path: Path) -> ErrorCode:
    with pytest.raises(KnownError) as caught:
        open_library(path)
    assert caught.value.subject == str(path)
    return caught.value.code


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
