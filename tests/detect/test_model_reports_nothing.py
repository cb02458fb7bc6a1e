"""What the model runs upon reports to nobody."""

from __future__ import annotations

import subprocess
import sys

import pytest

from citecheck.detect.tagger.engine import has_model
from tests.conftest import ROOT

_WATCHED = """
import os, sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "onnxruntime":
            print(os.environ.get("ORT_DISABLE_TELEMETRY"))
sys.meta_path.insert(0, Watch())
from citecheck.pipeline.warm_reader import load
load()
print("onnxruntime" in sys.modules)
"""


@pytest.mark.skipif(not has_model(), reason="the model's files are missing")
def test_the_runtime_of_the_model_is_told_to_report_nothing_before_it_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED], capture_output=True, check=True, cwd=ROOT, text=True
    )

    assert done.stdout.split() == ["1", "True"]
