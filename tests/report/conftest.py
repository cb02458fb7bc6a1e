"""The invented check, and its reports as texts, for all that is asked of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from citecheck.model import Check
from citecheck.report.formats import ReportFormat, render
from tests.report.invented import NOON, invented_check

MADE = NOON + timedelta(days=1)


@pytest.fixture(scope="module")
def check() -> Check:
    return invented_check()


def written(check: Check, kind: ReportFormat) -> str:
    return render(check, kind, made_at=MADE).decode("utf-8")
