"""Which engine finds the statements: the model with the rules beside it, or the rules alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from citecheck.detect.continuations import Continuations
from citecheck.detect.phrases import Phrases
from citecheck.detect.sentences import Reading
from citecheck.detect.statements import Statement, find_statements
from citecheck.detect.tagger.files import ModelDamagedError, model_version
from citecheck.detect.tagger.marriage import married
from citecheck.detect.tagger.model import Tagger, kept_statements, load_tagger
from citecheck.detect.tagger.translate import Translator, text_to_tag
from citecheck.model import Span

RULES_VERSION = "1"
BY_RULES = "found by the rules"

_LEAST_ENGLISH = 0.15
"""Share of English function words from which on a part counts as English (most have 0.35)."""


def engine_name() -> str:
    """Return which engine this program detects with: "model 1 + rules 1", or "rules 1".

    Where the model's files are damaged it says so in brackets. Nothing is loaded for it.
    """
    rules = f"rules {RULES_VERSION}"
    try:
        version = model_version()
    except ModelDamagedError as damage:
        return f"{rules} ({damage})"
    return rules if version is None else f"model {version} + {rules}"


def ready_tagger() -> Tagger | None:
    """Return the model, or None where it is missing or damaged: then the rules do the work."""
    try:
        return load_tagger()
    except ModelDamagedError:
        return None


def statements_of(reading: Reading, tagger: Tagger | None) -> list[Statement]:
    """Return all statements of ``reading``; by the rules alone without ``tagger``.

    The model reads English parts only. About 40 µs a code point with it, linear.
    """
    phrases = Phrases(reading)
    rules = Continuations(reading, phrases).joined(*find_statements(reading))
    if tagger is None:
        return [replace(one, rules=(BY_RULES, *one.rules)) for one in rules]
    translator = Translator(reading, phrases)
    own: dict[int, list[Statement]] = {}
    for one in rules:
        own.setdefault(reading.sentences[one.sentence].part, []).append(one)
    found: list[Statement] = []
    for part in _parts(reading):
        beside = own.get(part.number, [])
        if not _english(reading, part):
            found += [replace(one, rules=(BY_RULES, *one.rules)) for one in beside]
            continue
        tagged = kept_statements(tagger, text_to_tag(reading, part.paragraphs, part.end))
        model = [translator.statement(one, part.start) for one in tagged]
        found += married([one for one in model if one is not None], beside, phrases)
    return found


@dataclass(frozen=True, slots=True)
class _PartWords:
    """One part: its number, its paragraphs and words, and its code points."""

    number: int
    paragraphs: tuple[Span, ...]
    first: int
    last: int
    start: int
    end: int


def _parts(reading: Reading) -> list[_PartWords]:
    """Return the parts that have words, in order."""
    found: list[_PartWords] = []
    limit = len(reading.text)
    for number, group in reversed(
        [(n, list(g)) for n, g in groupby(reading.sentences, key=lambda one: one.part)]
    ):
        low, high = group[0].paragraph, group[-1].paragraph + 1
        paragraphs = reading.paragraphs[low:high]
        start = paragraphs[0].start
        found.append(_PartWords(number, paragraphs, group[0].first, group[-1].last, start, limit))
        limit = start
    return found[::-1]


def _english(reading: Reading, part: _PartWords) -> bool:
    words = reading.lexicon.words
    known = (
        words["grammar.determiners"]
        | words["grammar.prepositions"]
        | words["grammar.auxiliaries"]
        | words["grammar.subject_pronouns"]
        | {"and", "or", "but", "said", "not", "his", "her", "their"}
    )
    here = reading.lower[part.first : part.last]
    total = sum(word.isalpha() for word in here)
    return sum(word in known for word in here) >= _LEAST_ENGLISH * total
