"""The clocks of detection: speed, growth with length, and what the model costs to load.

Figures are printed (``pytest -s``) and not judged, for they are the machine's as much as ours; the
growth with length is ours. ``CITECHECK_CLOCKS=1`` goes up to a million code points.
"""

from __future__ import annotations

import math
import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from time import perf_counter, process_time
from typing import NamedTuple

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.detect.tagger.engine import engine_name, ready_tagger
from citecheck.detect.tagger.model import kept_statements
from citecheck.model import Article

THOROUGH = bool(os.environ.get("CITECHECK_CLOCKS"))
SIZES = (4_000, 32_000, 256_000, 1_000_000) if THOROUGH else (4_000, 16_000, 64_000)
MOST_GROWTH = 1.3 if not THOROUGH else 1.1

STORY = (
    "The council of Stenness will close the old mill in {year}, Mayor Orla Fenwick said Monday.\n"
    "“We have no choice,” Fenwick told the Harbour Gazette. “The beams have {year} cracks, and "
    "nobody wants to see them fall.”\n\n"
    "Piet Ravndal, who ran the mill for 30 years, called the plan “a betrayal of the town.” He "
    "added that he would ask the court to stop it. According to a report by the building office, "
    "repairs would cost {year} million crowns.\n\n"
    "The ferry sailed as usual in the morning. It was raining, and the quay was empty but for two "
    "dogs and a man with a ladder, who did not look up as the bell rang {year} times.\n\n"
)


def story(size: int) -> str:
    """Return an invented article of about ``size`` code points, no paragraph like another."""
    parts: list[str] = []
    while size > 0:
        parts.append(STORY.format(year=1900 + len(parts)))
        size -= len(parts[-1])
    return "".join(parts)


class Spent(NamedTuple):
    """What a call took: seconds on the wall, and seconds of processors."""

    wall: float
    work: float


def spent_on(call: Callable[[], object], times: int = 3) -> Spent:
    """Return the shortest of a few runs, which other work on the machine troubled least."""

    def once() -> Spent:
        kept_statements.cache_clear()
        begun, worked = perf_counter(), process_time()
        call()
        return Spent(perf_counter() - begun, process_time() - worked)

    runs = [once() for _ in range(times)]
    return Spent(min(run.wall for run in runs), min(run.work for run in runs))


@pytest.mark.timeout(900)
@pytest.mark.parametrize("quick", [True, False], ids=["rules", "model"])
def test_time_grows_with_length_and_no_faster(*, quick: bool) -> None:
    if not quick and ready_tagger() is None:
        pytest.skip("the model's files are not in resources/models")
    detect_attributions(Article(story(2_000)), quick=quick)
    points: list[tuple[int, float]] = []

    for size in SIZES:
        article = Article(story(size))
        spent = spent_on(partial(detect_attributions, article, quick=quick))
        points.append((len(article.text), spent.work))
        pace = len(article.text) / spent.wall
        name = "rules" if quick else engine_name()
        sys.stdout.write(f"\n{name}: {len(article.text)} code points, {pace:.0f} a second")

    (short, least), (long, most) = points[0], points[-1]
    assert math.log(most / least) / math.log(long / short) < MOST_GROWTH


COSTS = """
import sys, time
from citecheck.detect.attributions import detect_attributions
from citecheck.detect.tagger.engine import ready_tagger
from citecheck.model import Article

def memory():
    with open("/proc/self/status", encoding="ascii") as lines:
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

text = sys.stdin.read()
detect_attributions(Article(text), quick=True)
bare = memory()
begun = time.perf_counter()
ready_tagger()
loaded = time.perf_counter() - begun
detect_attributions(Article(text))
print(f"loading {loaded:.2f} s; memory {bare:.0f} MB bare, {memory() - bare:.0f} MB more")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_loading_the_model_and_its_memory_are_told() -> None:
    if ready_tagger() is None:
        pytest.skip("the model's files are not in resources/models")

    done = subprocess.run(
        [sys.executable, "-c", COSTS],
        input=story(20_000),
        capture_output=True,
        text=True,
        check=True,
    )

    sys.stdout.write("\n" + done.stdout)
    assert "MB more" in done.stdout


def test_looking_at_an_article_again_asks_the_model_nothing() -> None:
    if ready_tagger() is None:
        pytest.skip("the model's files are not in resources/models")
    article = Article(story(3_000))
    kept_statements.cache_clear()

    found = detect_attributions(article)
    again = detect_attributions(article)

    assert again == found
    assert kept_statements.cache_info().hits > 0
