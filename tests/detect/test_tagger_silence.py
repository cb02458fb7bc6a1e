"""The library that runs the tagger tells nobody, and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck.detect.tagger.engine import has_model

ROOT = Path(__file__).resolve().parents[2]
_TAGGING = """
import os
from citecheck.detect.attributions import detect_attributions
from citecheck.read.article import read_plain
article = read_plain("“The gates are ready,” Ilse Marrow told the Harbour Ledger on Tuesday.")
assert detect_attributions(article)
print(os.environ["ORT_DISABLE_TELEMETRY"])
"""


@pytest.mark.skipif(not has_model(), reason="the tagger's files are not here")
def test_tagging_keeps_no_record_of_its_use(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}

    told = subprocess.run(
        [sys.executable, "-c", _TAGGING],
        cwd=ROOT,
        env={**os.environ, **home, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == "1\n"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []
