"""The outlet table: which outlet a name, a host or a stretch of text means.

Names are many to many ("The Times" is five papers), so every look-up by name answers with all that
fit; which one is meant is for the caller to judge from the link or the country.
"""

from __future__ import annotations

import csv
import ipaddress
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from publicsuffixlist import PublicSuffixList

from citecheck.detect.outlet_mentions import NameFinder, find_names, find_names_of
from citecheck.detect.outlet_names import name_key
from citecheck.model import Outlet, Span
from citecheck.paths import resource

TYPES = ("agency", "broadcaster", "newspaper", "magazine", "site", "aggregator")
# Each blog on these hosts has an owner of its own; the public suffix list lacks them.
_BLOG_HOSTS = frozenset(
    {
        "beehiiv.com",
        "ghost.io",
        "hatenablog.com",
        "livejournal.com",
        "medium.com",
        "substack.com",
        "tumblr.com",
        "typepad.com",
        "weebly.com",
        "wixsite.com",
        "wordpress.com",
    }
)


@dataclass(frozen=True, slots=True)
class OutletTable:
    """Every outlet that the program knows, ready for look-up.

    Attributes:
        outlets: the rows in the order of the file.
    """

    outlets: tuple[Outlet, ...]
    _names: Mapping[str, tuple[Outlet, ...]]
    _hosts: Mapping[str, Outlet]
    _finder: NameFinder

    def by_name(self, name: str) -> tuple[Outlet, ...]:
        """Return every outlet of that name; canonical names first, then in the order of the file.

        Case, accents, a leading "the", a possessive ending and the dots of initialisms don't
        count ("F.A.Z.", "the AP's"). Empty when the table has no such name.
        """
        found = self._names.get(name_key(name), ())
        if found:
            return found
        bare = name.strip().replace("’", "'")
        for ending in ("'s", "'"):
            if bare.casefold().endswith(ending):
                return self._names.get(name_key(bare[: -len(ending)]), ())
        return ()

    def by_host(self, host: str) -> Outlet | None:
        """Return the outlet that owns ``host`` or the nearest parent of it, else None.

        A blog on a shared host belongs to nobody in the table.
        """
        labels = _plain_host(host).split(".")
        for start in range(len(labels) - 1):
            found = self._hosts.get(".".join(labels[start:]))
            if found:
                return found
        return None

    def mentions(self, text: str) -> list[tuple[Span, tuple[Outlet, ...]]]:
        """Return where ``text`` names outlets, in order, each with all that the name can mean.

        Of these, an outlet that the text also names unmistakably stands first: beside "The New
        York Times" it is likeliest that "the Times" is the same.
        Spans count code points, leave out a leading "the", hold a particle that is written on the
        name («لرويترز»), and never overlap. Names that are ordinary
        words count only where their surroundings fit (``resources/outlets/guards.csv``). A mention
        says that the outlet is named, not that it carried anything. Linear time.
        """
        named = find_names(self._finder, text)
        found = [(span, self._names[name_key(name)]) for span, name in named]
        plain = {outlets[0] for _, outlets in found if len(outlets) == 1}
        return [(span, _first_of(outlets, plain)) for span, outlets in found]


def _first_of(outlets: tuple[Outlet, ...], likely: set[Outlet]) -> tuple[Outlet, ...]:
    """Return ``outlets`` with the ``likely`` ones first, else in their order."""
    if len(outlets) == 1:
        return outlets
    return tuple(sorted(outlets, key=lambda outlet: outlet not in likely))


@cache
def load_outlets() -> OutletTable:
    """Return the shipped outlet table; read from disk once a process."""
    return make_table(
        read_outlets(resource("outlets/outlets.csv")), read_guards(resource("outlets/guards.csv"))
    )


def read_outlets(path: Path) -> tuple[Outlet, ...]:
    """Return the rows of an outlet table (columns: see ``resources/outlets/README.md``)."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Outlet(
                name=row["name"],
                short=row["short"] or row["name"],
                aliases=tuple(filter(None, row["aliases"].split("|"))),
                domains=tuple(filter(None, row["domains"].split(";"))),
                country=row["country"],
                type=row["type"],
                note=row["note"],
            )
            for row in csv.DictReader(file)
        )


def read_guards(path: Path) -> dict[str, str]:
    """Return what a written name needs around it to be a mention, by name."""
    with path.open(encoding="utf-8", newline="") as file:
        return {
            words: row["needs"] for row in csv.DictReader(file) for words in row["words"].split("|")
        }


def make_table(outlets: Iterable[Outlet], guards: Mapping[str, str]) -> OutletTable:
    """Return a table of ``outlets`` with its look-ups built."""
    rows = tuple(outlets)
    names: dict[str, dict[Outlet, int]] = {}
    for row in rows:
        for worth, name in enumerate((row.name, row.short, *row.aliases)):
            names.setdefault(name_key(name), {}).setdefault(row, min(worth, 1))
    ranked = {key: tuple(sorted(found, key=found.__getitem__)) for key, found in names.items()}
    written = [name for row in rows for name in (row.name, row.short, *row.aliases)]
    hosts = {domain: row for row in rows for domain in row.domains}
    return OutletTable(rows, ranked, hosts, find_names_of(written, guards))


@lru_cache(maxsize=2048)
def registrable_domain(host: str) -> str:
    """Return the part of ``host`` that somebody registered: "bbc.co.uk" for "news.bbc.co.uk".

    By the public suffix list that ships with ``publicsuffixlist``, and a short list of blog hosts.
    Addresses, single labels and bare suffixes come back as they are, in lower case.
    """
    plain = _plain_host(host)
    if _is_address(plain):
        return plain
    domain = _suffixes().privatesuffix(plain)
    if not isinstance(domain, str):
        return plain
    if domain in _BLOG_HOSTS and plain != domain:
        return ".".join(plain.split(".")[-domain.count(".") - 2 :])
    return domain


def _plain_host(host: str) -> str:
    return host.strip().casefold().rstrip(".").removeprefix("www.")


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()
