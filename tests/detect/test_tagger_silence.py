"""The library that runs the tagger tells nobody, and leaves nothing behind."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck.detect.tagger.engine import has_model
from tests.conftest import ROOT

_TAGGING = """
import os, sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "onnxruntime":
            print(os.environ.get("ORT_DISABLE_TELEMETRY"))
sys.meta_path.insert(0, Watch())
from citecheck.detect.attributions import detect_attributions
from citecheck.pipeline.warm_reader import load
from citecheck.read.article import read_plain
load()
print("onnxruntime" in sys.modules)
article = read_plain("“The gates are ready,” Ilse Marrow told the Harbour Ledger on Tuesday.")
assert detect_attributions(article)
print(os.environ["ORT_DISABLE_TELEMETRY"])
"""


@pytest.mark.skipif(not has_model(), reason="the tagger's files are not here")
def test_the_tagger_is_told_to_report_nothing_before_it_is_loaded_and_leaves_no_file(
    tmp_path: Path,
) -> None:
    home = {"HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}

    told = subprocess.run(
        [sys.executable, "-c", _TAGGING],
        cwd=ROOT,
        env={**os.environ, **home, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout == "1\nTrue\n1\n"
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []
