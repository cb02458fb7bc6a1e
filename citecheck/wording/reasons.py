"""Why a claim was found and how its names were resolved, in the user's language.

Detection gives codes with values (``model.reason``); the sentences stand here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from citecheck.model import reason_parts
from citecheck.wording.translate import later, tr

_FIELD = re.compile(r"\{(\d)\}")

_ENGINES = {
    "found by the model": later("The trained model found it."),
    "found by the rules": later("The rules found it."),
}

_SPEAKERS = {
    "stands before its cue": later("The speaker stands before the reporting word."),
    "stands after its cue": later("The speaker stands after the reporting word."),
    "tag within the clause": later("The reporting word and its speaker stand within the clause."),
    "before its apposition": later("The speaker stands before words that say who it is."),
    "before brackets": later("The speaker stands before brackets."),
    "relative clause": later("The speaker stands before a clause with “who” or “which”."),
    "noun before the participle": later("The speaker stands before the “-ing” form that reports."),
    "shares the speaker before": later("It has the speaker of the statement before it."),
    "subject of its sentence": later("The speaker is the subject of the sentence."),
    "owner of the noun": later("The reporting noun belongs to the speaker."),
    "a noun without a speaker": later("A reporting noun stands there without a speaker."),
    "named by “by”": later("The speaker stands after “by”."),
    "passive without a speaker": later("The sentence does not tell who said it."),
    "names its source after the cue": later("It names its source (“according to”)."),
    "names its source": later("It names its source (“according to”)."),
}

_CONTENTS = {
    "quotation after the cue": later("A quotation follows the reporting word."),
    "quotation before the cue": later("A quotation stands before the reporting word."),
    "quotation after “that”": later("A quotation follows “that”."),
    "quotation and the words after it": later("A quotation follows, with the words after it."),
    "quotation in the next paragraph": later("The quotation stands in the next paragraph."),
    "clause and colon before the quotation": later("A clause and a colon introduce the quotation."),
    "clause after “that”": later("A clause follows “that”."),
    "clause after the cue": later("A clause follows the reporting word."),
    "clause after the noun": later("A clause follows the reporting noun."),
    "clause before the cue": later("A clause stands before the reporting word."),
    "main clause of “as X said”": later("The main clause is what was said."),
    "main clause": later("The main clause is what was said."),
    "words after the colon": later("The words after the colon are what was said."),
    "question after the cue": later("A question follows the reporting word."),
    "infinitive after the cue": later("What was asked or promised follows the reporting word."),
    "noun phrase after the cue": later("A short phrase after the reporting word is what was said."),
    "object and what is said of it": later("It tells what somebody was called or asked to do."),
    "after the source": later("What was said follows the source."),
    "before the source": later("What was said stands before the source."),
    "around the source": later("What was said stands around the source."),
    "tag of its own": later("A short clause names the speaker beside the quotation."),
    "tag": later("A short clause names the speaker beside the quotation."),
    "tag inside the marks": later("A short clause inside the quotation marks names the speaker."),
    "signed below the quotation": later("A name is signed below the quotation."),
    "turn of a transcript": later("A name and a colon begin the paragraph, as in a transcript."),
    "lone": later("A quotation stands alone."),
}

_OUTLETS = {
    "names the outlet beside the cue": later("The outlet is named beside the reporting word."),
    "told the outlet": later("The outlet was told."),
    "the outlet speaks": later("The outlet itself reports it."),
    "the outlet named before": later("It speaks of the outlet named before."),
    "told the outlet named before": later("The outlet named before was told."),
    "goes on with the statement before": later("It goes on with the statement before it."),
    "in the run that the outlet opened": later("It stands in what the outlet was said to report."),
    "inside what the outlet reports": later("It stands inside what the outlet reports."),
    "relayed by the outlet that reports it": later("Another outlet relays it."),
}

_NAMES = {
    "nobody is named before the clause": later("Nobody is named before the clause."),
    "nobody is named beside the quotation": later("Nobody is named beside the quotation."),
    "nobody fits: no subject": later("Nobody named before fits the verb."),
    "pronoun with rivals: no subject": later(
        "The verb has no subject; it is taken for {0}. Also possible: {1}."
    ),
    "pronoun is who spoke last: no subject": later(
        "The verb has no subject; {0}, who spoke last, is meant."
    ),
    "clause belongs to": later("The clause belongs to {0}."),
    "name may be any of": later("“{0}” may be any of: {1}."),
    "name is short for": later("“{0}” is {1}."),
    "role is of": later("“{0}” is {1}, who was named before."),
    "nobody fits": later("Nobody named before fits “{0}”."),
    "pronoun before its name": later("“{0}” stands before {1}, who alone fits."),
    "pronoun with rivals": later("“{0}” is taken for {1}. Also possible: {2}."),
    "pronoun is": later("“{0}” is {1}, the likeliest of those named before."),
    "pronoun is who spoke last": later("“{0}” is {1}, who spoke last."),
    "outlet may be any of": later("“{0}” may be any of these outlets: {1}."),
}

_LANGUAGES = {
    "fr": later("The text is French."),
    "de": later("The text is German."),
    "es": later("The text is Spanish."),
    "uk": later("The text is Ukrainian."),
    "ar": later("The text is Arabic."),
}

SENTENCES: Mapping[str, str] = {
    **_ENGINES,
    **_SPEAKERS,
    **_CONTENTS,
    **_OUTLETS,
    **_NAMES,
}
"""Sentences by their code; {0}, {1} … stand for its values."""


def reason_sentence(line: str) -> str:
    """Return one reason of an attribution as a sentence.

    A line that an older version wrote is shown as it stands.
    """
    code, values = reason_parts(line)
    if code == "language of the part" and values and values[0] in _LANGUAGES:
        return tr(_LANGUAGES[values[0]])
    if code == "language without word lists" and values:
        return tr(
            "The language seems to be “{language}”: only direct quotations are read, "
            "not who said them.",
            language=values[0],
        )
    sentence = SENTENCES.get(code)
    if sentence is None:
        return " ".join((code, *values))
    known = dict(enumerate(values))
    return _FIELD.sub(lambda field: known.get(int(field[1]), ""), tr(sentence))


def reasons_list(why: Sequence[str]) -> str:
    """Return the reasons of an attribution, one a line, each told once."""
    told = dict.fromkeys(reason_sentence(line) for line in why)
    return "\n".join(f"– {sentence}" for sentence in told)


def with_reasons(told: str, why: Sequence[str]) -> str:
    """Return what is told of a claim, and below it why it was found; ``told`` alone without."""
    if not why:
        return told
    return "\n\n".join((told, tr("Why this was found:\n{reasons}", reasons=reasons_list(why))))
