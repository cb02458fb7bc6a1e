"""Which outlet is said to have carried a statement, and through which hands it came."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.detect.outlet_names import name_key
from citecheck.detect.outlets import OutletTable, registrable_domain
from citecheck.detect.people import NameFinder
from citecheck.detect.sentences import Reading
from citecheck.detect.statements import Statement
from citecheck.detect.unlisted import Named, UnlistedFinder
from citecheck.model import Article, Hop, Outlet, OutletMention, Span

_ACCORDING = "according to"

_FEW = 4
"""Most outlets of one name of which the one that is called just so is taken for it."""

BESIDE_THE_CUE = "names the outlet beside the cue"

_LEADING_WORDS = 3
"""Words before an outlet that speaks: "the state-run"."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The answer for one statement.

    Attributes:
        outlet: the outlet that carried it, or None.
        hops: the chain from the article inwards.
        speaks: the outlet is the speaker itself.
        why: the ``reason``, or empty; of a relay that of its inner half too.
    """

    outlet: OutletMention | None = None
    hops: tuple[Hop, ...] = ()
    speaks: bool = False
    why: tuple[str, ...] = ()


class Carriers:
    """Finds the outlets of an article's statements."""

    def __init__(self, article: Article, reading: Reading, table: OutletTable) -> None:
        self.article, self.reading, self.table = article, reading, table
        self.words = reading.lexicon.words
        self.names = NameFinder(reading)
        self.hosts = _linked_hosts(article)
        self.named = self._named(table)
        self.by_sentence: dict[int, list[Named]] = {}
        for one in self.named:
            self.by_sentence.setdefault(reading.sentence_of[one.first], []).append(one)
        self.full = {o.name for n in self.named for o in n.outlets if len(n.outlets) == 1}
        self.unlisted = UnlistedFinder(reading, table, self._person_surnames(), self.names)

    def _named(self, table: OutletTable) -> list[Named]:
        starts = {start: at for at, start in enumerate(self.reading.starts)}
        found: list[Named] = []
        ends = self.reading.ends
        for span, outlets in table.mentions(self.reading.text):
            first = starts.get(span.start)
            if first is None:
                continue
            last = first + 1
            while last < len(ends) and ends[last - 1] < span.end:
                last += 1
            found.append(Named(first, last, outlets))
        return found

    def _person_surnames(self) -> frozenset[str]:
        reading = self.reading
        found: set[str] = set()
        for sentence in reading.sentences:
            for run in self.names.runs(sentence.first, sentence.last):
                if run.person:
                    found.add(reading.lower[run.last - 1])
        return frozenset(found)

    # -- frames ------------------------------------------------------------------------------

    def carried(self, statement: Statement) -> Carried:
        """Return what the sentence of ``statement`` says of who carried it."""
        told = self._told(statement)
        speaking = self._speaking(statement)
        framed = self._framed(statement)
        chain = [one for one in (framed, speaking, told) if one is not None]
        if not chain:
            return Carried()
        nearest = framed or told or speaking
        if nearest is None:
            return Carried()
        hops = tuple(
            Hop(m.name, m.span) for m in (self.mention(one) for one in dict.fromkeys(chain))
        )
        why = BESIDE_THE_CUE if framed else "told the outlet" if told else "the outlet speaks"
        return Carried(self.mention(nearest), hops, nearest is speaking, (why,))

    def _within(self, first: int, last: int) -> Named | None:
        sentence = self.reading.sentence_of[first]
        for one in self.by_sentence.get(sentence, ()):
            if first <= one.first < last:
                return one
        return None

    def _told(self, statement: Statement) -> Named | None:
        if statement.told is None:
            return None
        first, last = statement.told
        held = self._within(first, last)
        if held is not None:
            return held
        return self.unlisted.told(first, last)

    def _speaking(self, statement: Statement) -> Named | None:
        """Return the outlet that is the speaker, or whose journalist or report it is."""
        if not statement.speaker:
            return None
        if statement.lemma in self.words["outlets.own_acts"]:
            return None
        first, last = statement.speaker[0]
        one = self._within(first, last)
        if one is None:
            return self.unlisted.speaking(statement)
        words = self.reading.lower[first:last]
        alone = one.last == last or self.reading.lower[one.last] in {",", "(", "’s", "'s"}
        alone = alone or self._beside_another(one, last)
        leads = (
            one.first - first <= _LEADING_WORDS
            and not set(words[: one.first - first]) & self.words["grammar.prepositions"]
        )
        journalist = bool(set(words) & self.words["names.journalists"])
        roles = [
            w
            for w in words
            if w in self.reading.lexicon.roles and w not in self.words["names.journalists"]
        ]
        if roles and not journalist:
            return None
        of = self.reading.lower[one.first - 1] in {
            "of",
            "from",
            "for",
            "the",
            "at",
            "by",
            "and",
            "in",
        }
        if leads and not (alone or journalist) and statement.lemma == "report":
            return self.unlisted.speaking(statement)
        if (
            (leads and alone)
            or journalist
            or (of and statement.lemma in {"report", "write", _ACCORDING})
        ):
            return one
        return None

    def _beside_another(self, one: Named, last: int) -> bool:
        """Say whether "and" and another outlet follow: "NBC News and Bloomberg reported"."""
        at = one.last + 1 + (self.reading.lower[one.last + 1 : one.last + 2] == ("the",))
        joined = self.reading.lower[one.last] == "and" and at < last
        return joined and any(
            other.first == at for other in self.by_sentence[self.reading.sentence_of[at]]
        )

    def _framed(self, statement: Statement) -> Named | None:
        """Return an outlet named outside the content by a frame: "in an interview with X"."""
        for one in self.by_sentence.get(statement.sentence, ()):
            inside = any(first <= one.first < last for first, last in statement.content)
            speaks = any(first <= one.first < last for first, last in statement.speaker)
            beside = speaks and self._in_apposition(one, statement)
            if (
                inside
                or (speaks and not beside and not self._handed_over(one))
                or (statement.told and statement.told[0] <= one.first < statement.told[1])
            ):
                continue
            framed = self._in_frame(one) or self._on_air(one, statement)
            if self.reading.quote_of[one.first] < 0 and framed:
                return one
        return self.unlisted.framed(statement)

    def _in_apposition(self, one: Named, statement: Statement) -> bool:
        """Say whether a frame after a comma names it: "X, speaking to the BBC, said"."""
        first = statement.speaker[0][0]
        commas = [k for k in range(first, one.first) if self.reading.lower[k] == ","]
        return bool(commas) and self._in_frame(one)

    def _handed_over(self, one: Named) -> bool:
        """Say whether "seen by X", "obtained by X" names the outlet inside the speaker."""
        before = self.reading.lower[max(0, one.first - 3) : one.first]
        return "by" in before and bool(set(before) & self.words["frames.carrying"])

    def _on_air(self, one: Named, statement: Statement) -> bool:
        """Say whether the outlet follows the cue at once: "said on CNBC", "wrote in Politico"."""
        if not statement.cue:
            return False
        at = max(statement.cue[-1][1], *(last for _, last in statement.speaker or ((0, 0),)))
        adverbs = self.words["grammar.adverbs"] | self.words["grammar.weekdays"]
        while at < one.first and self.reading.lower[at] in adverbs:
            at += 1
        near = self.reading.lower[at : one.first]
        return near in {("on",), ("in",), ("on", "the"), ("in", "the"), ("for",), ("via",)}

    def _in_frame(self, one: Named) -> bool:
        sentence = self.reading.sentence_at(one.first)
        before = self.reading.lower[max(sentence.first, one.first - 9) : one.first]
        after = self.reading.lower[one.last : min(sentence.last, one.last + 2)]
        if set(after) & {"reported", "reports", "said", "says", "wrote"}:
            return True
        near = set(before[-4:])
        return bool(near & self.words["frames.carrying_links"]) and bool(
            set(before) & self.words["frames.carrying"]
        )

    # -- later mentions ----------------------------------------------------------------------

    def opens_run(self, sentence: int) -> Named | None:
        """Return the outlet of "According to more from AFP:", a sentence that opens a run."""
        words = self.reading.sentences[sentence]
        lower = self.reading.lower[words.first : words.last]
        if not lower or lower[-1] != ":" or len(lower) > 30:  # noqa: PLR2004 - words
            return None
        if not set(lower) & (self.words["frames.carrying"] | {"from", "more"}):
            return None
        held = self.by_sentence.get(sentence, [])
        return held[-1] if held else None

    def generic(self, statement: Statement, latest: OutletMention) -> bool:
        """Say whether the speaker is "the news agency", "the paper" and can mean ``latest``."""
        if not statement.speaker:
            return False
        first, last = statement.speaker[0]
        words = self.reading.lower[first:last]
        if words[0] not in {"the", "its", "their"} or len(words) > 4:  # noqa: PLR2004 - words
            return False
        if any(form[0].isupper() for form in self.reading.forms[first + 1 : last]):
            return False
        heads = self.words["names.generic_outlets"] | {"report", "article", "story"}
        rows = self.table.by_name(latest.name)
        body = words[-1] == "agency" and "news" not in words
        return words[-1] in heads and not (body and rows and rows[0].type != "agency")

    def told_generic(self, statement: Statement) -> bool:
        """Say whether "the station", "the newspaper" was told, an outlet without its name."""
        if statement.told is None:
            return False
        first, last = statement.told
        words = self.reading.lower[first:last]
        if words[0] not in {"the", "this", "that"} or len(words) > 4:  # noqa: PLR2004 - words
            return False
        plain = not any(form[0].isupper() for form in self.reading.forms[first + 1 : last])
        return plain and words[-1] in self.words["outlets.told_again"]

    # -- which outlet a name means -----------------------------------------------------------

    def mention(self, one: Named) -> OutletMention:
        """Return the outlet that ``one`` means, judged by links, country and fuller names."""
        return self.mention_at(self.reading.span(one.first, one.last), one.outlets)

    def mention_at(self, span: Span, outlets: tuple[Outlet, ...]) -> OutletMention:
        """Return which of ``outlets`` the name at ``span`` means; none: as written."""
        written = span.of(self.reading.text)
        if not outlets:
            return OutletMention(written, written, None, span)
        if len(outlets) == 1:
            return _mention(outlets[0], written, span)
        linked = [o for o in outlets if set(o.domains) & self.hosts]
        if len(linked) == 1:
            return _mention(linked[0], written, span)
        fuller = [o for o in outlets if o.name in self.full]
        if len(fuller) == 1:
            return _mention(fuller[0], written, span)
        here = self._country()
        near = [o for o in outlets if here and o.country == here]
        if len(near) == 1:
            return _mention(near[0], written, span)
        candidates = tuple(outlet.name for outlet in outlets)
        own = [o for o in outlets if name_key(written) in {name_key(o.name), name_key(o.short)}]
        if len(own) == 1 and len(outlets) <= _FEW:
            return _mention(own[0], written, span, candidates)
        return OutletMention(written, written, None, span, candidates)

    def _country(self) -> str:
        host = _host(self.article.url or "")
        own = self.table.by_host(host) if host else None
        return own.country if own is not None else ""


def _mention(
    outlet: Outlet, written: str, span: Span, candidates: tuple[str, ...] = ()
) -> OutletMention:
    domain = outlet.domains[0] if outlet.domains else None
    return OutletMention(outlet.name, written, domain, span, candidates)


def _host(url: str) -> str:
    _, mark, rest = url.partition("://")
    if not mark:
        return ""
    host = rest.split("/", 1)[0].split("?", 1)[0].rsplit("@", 1)[-1]
    return host.partition(":")[0].lower()


def _linked_hosts(article: Article) -> frozenset[str]:
    return frozenset(registrable_domain(h) for link in article.links if (h := _host(link.href)))
