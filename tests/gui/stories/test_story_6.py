"""Story 6: thirty claims by keys, five taken back, the program killed; nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from citecheck.model import Verdict
from citecheck.store.library import open_library
from tests.conftest import ROOT
from tests.gui.stories.marking_process import CLAIMS, TAKEN_BACK

CYCLE = (Verdict.VERIFIED, Verdict.NOT_SUPPORTED, Verdict.PARTLY, Verdict.CANNOT_VERIFY)


def test_a_killed_program_has_lost_no_verdict_and_no_undo(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.gui.stories.marking_process", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as killed:
        assert killed.stdout is not None
        told = killed.stdout.readline()
        killed.kill()

    assert told == "saved\n"
    with open_library(tmp_path / "library.citecheck") as library:
        (summary,) = library.list_checks()
        check = library.load_check(summary.key)
    verdicts = [claim.verdict for claim in check.claims]
    kept = CLAIMS - TAKEN_BACK
    assert verdicts == [CYCLE[n % 4] if n < kept else None for n in range(CLAIMS)]
    assert all(claim.review and claim.review.reviewer == "AB" for claim in check.claims[:kept])
    assert len(check.claims[-1].reviews) == 2
