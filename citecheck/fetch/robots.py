"""What a site asks of programs in its robots.txt (RFC 9309)."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from citecheck.model import FetchOutcome, Snapshot

ROBOT_NAME = "citecheck"
MAX_ROBOTS_BYTES = 500 * 1024
MAX_CRAWL_DELAY_S = 10.0


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site for this program.

    Attributes:
        rules: as the site wrote them, or None where it wrote none that can be read.
        refuses_all: whether the site failed to answer, which counts as a refusal of everything.
        crawl_delay_s: the pause that the site asks for, at most 10 s.
    """

    rules: Protego | None = None
    refuses_all: bool = False
    crawl_delay_s: float = 0.0

    def allows(self, url: str) -> bool:
        """Return whether a program may fetch ``url``."""
        if self.refuses_all:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, ROBOT_NAME))


def robots_address(url: str) -> str:
    """Return where the rules for ``url``, a checked web address, stand."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"


def robots_of(snapshot: Snapshot) -> Robots:
    """Return the rules that ``snapshot``, the answer of a robots.txt, holds.

    No such file, or another kind of file, allows everything. A server that fails refuses
    everything. A site that can't be reached is left to the page itself to tell.
    """
    if snapshot.outcome in {FetchOutcome.SERVER_ERROR, FetchOutcome.RATE_LIMITED}:
        return Robots(refuses_all=True)
    if snapshot.outcome is not FetchOutcome.OK or snapshot.media_type != "text/plain":
        return Robots()
    text = snapshot.body.decode("utf-8", "replace").removeprefix("\ufeff")
    rules = Protego.parse(text)
    delay = rules.crawl_delay(ROBOT_NAME) or 0.0
    return Robots(rules, crawl_delay_s=min(float(delay), MAX_CRAWL_DELAY_S))
