"""By what claims are filtered: tags of a row, chips of a tag, and which rows a choice leaves. Pure.

A tag is "facet:value". Chosen tags of one facet widen the choice, those of several narrow it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from citecheck.gui.models.claim_row import ClaimRow
from citecheck.model import AttributionKind, FindingKind, Maker, Verdict
from citecheck.wording.signs import Group

PRIMARY = (
    *(f"group:{group.value}" for group in (Group.WRONG, Group.LOOK, Group.FOUND, Group.OPEN)),
    "state:undecided",
    "need:person",
)
"""The chips that always stand in the pane."""

MORE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("finding", tuple(f"finding:{kind.value}" for kind in FindingKind)),
    ("verdict", tuple(f"verdict:{verdict.value}" for verdict in Verdict)),
    ("work", ("work:call", "work:signed", "work:unsigned", "work:noted", "work:changed")),
    ("page", ("page:reached", "page:unreached", "page:unasked")),
    ("kind", tuple(f"kind:{kind.value}" for kind in AttributionKind)),
    ("maker", ("maker:hand", "maker:edited")),
    ("speaker", ("speaker:anonymous", "speaker:named")),
    ("outlet", ()),
)
"""Sections of the further chips; those of the outlets come from the claims."""

_MOST_OUTLETS = 24


@dataclass(frozen=True, slots=True)
class Filter:
    """Which claims are shown.

    Attributes:
        tags: the chosen chips.
        words: every one of them has to occur, in any case.
    """

    tags: frozenset[str] = frozenset()
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.tags or self.words.strip())


def tags_of(row: ClaimRow) -> frozenset[str]:
    """Return the tags of a row."""
    tags = [
        f"group:{row.group.value}",
        f"kind:{row.kind.value}",
        f"page:{_REACH[row.reached]}",
        "speaker:anonymous" if row.anonymous else "speaker:named",
        f"verdict:{row.verdict.value}" if row.verdict else "state:undecided",
    ]
    if row.found:
        tags.append(f"finding:{row.found.value}")
    if row.outlet:
        tags.append(f"outlet:{row.outlet}")
    if row.verdict:
        tags.append("work:signed" if row.signed else "work:unsigned")
    tags += [
        tag
        for tag, has in (
            ("need:person", row.needs_person),
            ("work:call", row.to_call),
            ("work:noted", bool(row.note)),
            ("work:changed", row.changed),
            ("maker:hand", row.maker is Maker.HAND),
            ("maker:edited", row.maker is Maker.EDITED),
        )
        if has
    ]
    return frozenset(tags)


_REACH = {True: "reached", False: "unreached", None: "unasked"}


def count_tags(tags: Iterable[frozenset[str]]) -> Counter[str]:
    """Return how many rows have each tag."""
    return Counter(chain.from_iterable(tags))


def sections(counts: Counter[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the further chips that any claim has, section by section; outlets by their number."""
    outlets = [tag for tag, _n in counts.most_common() if tag.startswith("outlet:")]
    filled = ((name, tags or tuple(outlets[:_MOST_OUTLETS])) for name, tags in MORE)
    kept = ((name, tuple(tag for tag in tags if counts[tag])) for name, tags in filled)
    return tuple((name, tags) for name, tags in kept if tags)


def accepted(rows: Sequence[ClaimRow], tags: Sequence[frozenset[str]], wanted: Filter) -> list[int]:
    """Return which rows ``wanted`` leaves, in their order. Linear in the rows."""
    facets: dict[str, set[str]] = {}
    for tag in wanted.tags:
        facets.setdefault(tag.partition(":")[0], set()).add(tag)
    choices = tuple(facets.values())
    words = wanted.words.casefold().split()
    if not choices and not words:
        return list(range(len(rows)))
    kept = [
        at for at, has in enumerate(tags) if not any(chosen.isdisjoint(has) for chosen in choices)
    ]
    if not words:
        return kept
    return [at for at in kept if all(word in rows[at].sought for word in words)]


def filters_text(saved: dict[str, Filter]) -> str:
    """Return saved filters by their names as JSON."""
    return json.dumps({n: {"tags": sorted(f.tags), "words": f.words} for n, f in saved.items()})


def filters_of(text: object) -> dict[str, Filter]:
    """Return the filters that ``filters_text`` wrote; what is none of them is passed over."""
    try:
        read = json.loads(text) if isinstance(text, str) else {}
    except ValueError:
        return {}
    found = {}
    for name, value in read.items() if isinstance(read, dict) else ():
        tags = value.get("tags") if isinstance(value, dict) else None
        if isinstance(tags, list) and all(isinstance(tag, str) for tag in tags):
            found[str(name)] = Filter(frozenset(tags), str(value.get("words", "")))
    return found
