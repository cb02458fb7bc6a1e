"""The console of tables and progress, which prints foreign words as words."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment

from citecheck.cli.streams import plain


class _Screen(Console):
    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterable[Segment]:
        # What Rich itself steers the terminal with is marked as control; colours come later.
        for segment in super().render(renderable, options):
            yield segment if segment.control else Segment(plain(segment.text), segment.style)


def console(*, err: bool = False) -> Console:
    """Return stdout, or stderr, as a console; colours only on a terminal that has them."""
    return _Screen(stderr=err, highlight=False, soft_wrap=False)
