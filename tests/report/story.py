"""The sentences of an invented article: every finding, every verdict, and hostile words."""

from __future__ import annotations

from dataclasses import dataclass, field

from citecheck.model import (
    AttributionKind,
    Concern,
    Edit,
    EditOp,
    Evidence,
    FetchOutcome,
    Finding,
    FindingKind,
    Passage,
    Span,
    Verdict,
)

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "javascript:alert(3)",
    '=HYPERLINK("http://evil.example";"x")',
    "\u202egnp.exe\u202c العربية שלום",
    "😀 a\u00a0b\u2028c",
    "`code` *bold* [x](http://evil.example) | pipe",
    "{{ 7*7 }} {% raw %}",
)


@dataclass(frozen=True)
class Said:
    """One sentence of the article and what came of it; ``content`` is a part of ``sentence``."""

    sentence: str
    content: str
    kind: AttributionKind = AttributionKind.DIRECT
    speaker: str = ""
    cue: str = ""
    anonymous: bool = False
    outlet: str = ""
    url: str | None = None
    page: str | None = None
    finding: Finding = field(default_factory=lambda: Finding(FindingKind.UNLINKED))
    outcome: FetchOutcome = FetchOutcome.OK
    reviews: tuple[tuple[Verdict | None, str], ...] = ()


def place(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def found(page: str, *words: str, edits: tuple[Edit, ...] = (), share: float = 1.0) -> Evidence:
    return Evidence(tuple(place(page, w) for w in words), share, edits)


def edit(
    op: EditOp, quote: str, page: str, content: str, text: str, *, protected: bool = False
) -> Edit:
    here = place(content, quote) if quote else Span(0, 0)
    there = place(text, page) if page else Span(0, 0)
    return Edit(op, quote, page, here, there, protected=protected)


BRIDGE = "Opening it, Maria Voss said: “We shall build the bridge by May, whatever it costs.”"
RAIL = "“The line must close for nine weeks”, Voss told reporters. She gave no reason."
CUT = "“I did not say that we would never pay the fine,” the minister said."
JOINED = "The first words stand here: “Nobody was hurt.” Much later: “Trains run again on Friday.”"
TWICE = "“No comment.” Asked again: “No comment.”"
PLAIN = "The council met on Tuesday. It set aside 40 million crowns for repairs over three years."

ALTERED = "“The line should close for two weeks,”"
SHUT = "“I did not say that we would pay the fine,”"


def story() -> tuple[Said, ...]:
    """Return the sentences of the invented article: twelve plain ones, every finding once."""
    return (
        *found_sentences(),
        *shortened_sentences(),
        *altered_sentences(),
        *cut_sentences(),
        *doubtful_sentences(),
        *open_sentences(),
        *hostile_sentences(),
        Said("“Not yet,” said Brandt.", "“Not yet,”", url="unchecked"),
    )


def found_sentences() -> tuple[Said, ...]:
    """Return what was found, with or without a concern."""
    f = FindingKind
    return (
        Said(
            "“We shall build the bridge by May,” Maria Voss told Northwire.",
            "“We shall build the bridge by May,”",
            speaker="Maria Voss",
            cue="told",
            outlet="Northwire",
            url="https://northwire.example/bridge",
            page=BRIDGE,
            finding=Finding(f.EXACT, found(BRIDGE, "We shall build the bridge by May")),
            reviews=((Verdict.VERIFIED, "Heard it on the tape, too."),),
        ),
        Said(
            "“we shall build the bridge by May, whatever it costs”, she claimed.",
            "“we shall build the bridge by May, whatever it costs”",
            speaker="she",
            cue="claimed",
            url="https://northwire.example/bridge",
            page=BRIDGE,
            finding=Finding(
                f.EQUIVALENT,
                found(
                    BRIDGE,
                    "We shall build the bridge by May, whatever it costs",
                    edits=(Edit(EditOp.CASE, "we", "We", Span(1, 3), place(BRIDGE, "We")),),
                ),
                concerns=(Concern.FRAMING,),
                page_speaker="Maria Voss",
                page_cue="said",
            ),
            reviews=((Verdict.PARTLY, "“claimed” is ours"), (None, "")),
        ),
    )


def shortened_sentences() -> tuple[Said, ...]:
    """Return what was shortened."""
    f = FindingKind
    return (
        Said(
            "“We shall build … by May,” said Voss.",
            "“We shall build … by May,”",
            speaker="Voss",
            cue="said",
            url="https://northwire.example/bridge",
            page=BRIDGE,
            finding=Finding(
                f.SHORTENED,
                found(
                    BRIDGE,
                    "We shall build",
                    "by May",
                    edits=(
                        Edit(
                            EditOp.GAP, "…", "the bridge", Span(16, 17), place(BRIDGE, "the bridge")
                        ),
                    ),
                ),
            ),
        ),
    )


def altered_sentences() -> tuple[Said, ...]:
    """Return what was altered."""
    f = FindingKind
    return (
        Said(
            f"{ALTERED} Voss said.",
            ALTERED,
            speaker="Voss",
            cue="said",
            url="https://railpost.example/closing?id=7",
            page=RAIL,
            finding=Finding(
                f.ALTERED,
                found(
                    RAIL,
                    "The line must close for nine weeks",
                    share=0.74,
                    edits=(
                        edit(EditOp.REPLACE, "should", "must", ALTERED, RAIL, protected=True),
                        edit(EditOp.REPLACE, "two", "nine", ALTERED, RAIL, protected=True),
                    ),
                ),
                concerns=(Concern.NUMBER, Concern.MODALITY),
            ),
            reviews=(
                (Verdict.VERIFIED, ""),
                (Verdict.NOT_SUPPORTED, "Nine weeks, not two. Ask the desk."),
            ),
        ),
    )


def cut_sentences() -> tuple[Said, ...]:
    """Return what was cut or joined."""
    f = FindingKind
    return (
        Said(
            f"{SHUT} the minister said.",
            SHUT,
            speaker="the minister",
            cue="said",
            anonymous=True,
            url="https://railpost.example/fine",
            page=CUT,
            finding=Finding(
                f.CUT,
                found(
                    CUT,
                    "I did not say that we would never pay the fine",
                    share=0.9,
                    edits=(
                        Edit(
                            EditOp.DELETE,
                            "",
                            "never",
                            Span(28, 28),
                            place(CUT, "never"),
                            protected=True,
                        ),
                    ),
                ),
                concerns=(Concern.NEGATION,),
            ),
            reviews=((Verdict.PARTLY, "“never” was dropped"),),
        ),
        Said(
            "“Nobody was hurt. Trains run again on Friday,” a spokesman said.",
            "“Nobody was hurt. Trains run again on Friday,”",
            speaker="a spokesman",
            cue="said",
            anonymous=True,
            url="https://railpost.example/friday",
            page=JOINED,
            finding=Finding(
                f.STITCHED, found(JOINED, "Nobody was hurt.", "Trains run again on Friday")
            ),
            reviews=((Verdict.CANNOT_VERIFY, ""),),
        ),
    )


def doubtful_sentences() -> tuple[Said, ...]:
    """Return what was found in part, twice, or told in other words."""
    f = FindingKind
    return (
        Said(
            "“Trains run again on Friday and for ever after that,” he added.",
            "“Trains run again on Friday and for ever after that,”",
            speaker="he",
            cue="added",
            url="https://railpost.example/friday",
            page=JOINED,
            finding=Finding(f.PARTIAL, found(JOINED, "Trains run again on Friday", share=0.55)),
        ),
        Said(
            "“No comment,” said Voss.",
            "“No comment,”",
            speaker="Voss",
            cue="said",
            url="https://railpost.example/twice",
            page=TWICE,
            finding=Finding(f.AMBIGUOUS, found(TWICE, "No comment"), places=(Span(27, 37),)),
            reviews=((Verdict.NOT_A_CLAIM, ""),),
        ),
        Said(
            "The council put aside 45 million for repairs, according to the Harbour Gazette.",
            "The council put aside 45 million for repairs",
            kind=AttributionKind.INDIRECT,
            speaker="the Harbour Gazette",
            cue="according to",
            outlet="Harbour Gazette",
            url="https://gazette.example/council",
            page=PLAIN,
            finding=Finding(
                f.PASSAGE,
                passages=(Passage(Span(28, len(PLAIN)), 7.5, ("45",)), Passage(Span(0, 27), 2.1)),
                triage=0.7,
            ),
        ),
    )


def open_sentences() -> tuple[Said, ...]:
    """Return what was not found or not had."""
    f = FindingKind
    return (
        Said(
            "“They lied to all of us,” said Ole Brandt.",
            "“They lied to all of us,”",
            speaker="Ole Brandt",
            cue="said",
            url="https://gazette.example/council",
            page=PLAIN,
            finding=Finding(f.ABSENT),
        ),
        Said(
            "“It will be dear,” he told the Morning Ledger.",
            "“It will be dear,”",
            speaker="he",
            cue="told",
            outlet="Morning Ledger",
            url="https://ledger.example/dear",
            finding=Finding(f.UNREACHED),
            outcome=FetchOutcome.FORBIDDEN,
        ),
        Said(
            "“Nobody asked me,” said Brandt.",
            "“Nobody asked me,”",
            speaker="Brandt",
            cue="said",
            outlet="Northwire",
        ),
    )


def hostile_sentences() -> tuple[Said, ...]:
    """Return sentences whose every field is an attack, and one of 10,000 words."""
    long = f"“{' '.join(f'word{n}' for n in range(10_000))}”"
    evil = tuple(
        Said(
            f"“{words} {number}”, {words} said.",
            f"“{words} {number}”",
            speaker=f"{words} said"[: len(words)],
            cue="said",
            outlet=words,
            url=words if words.startswith("javascript") else f"https://evil.example/?q={words}",
            page=f"Before {words} {number} after.",
            finding=Finding(
                FindingKind.EXACT,
                Evidence((Span(7, 7 + len(f"{words} {number}")),), 1.0),
                concerns=(Concern.SPEAKER, Concern.OUTLET),
                page_speaker=words,
                page_cue=words,
                page_outlet=words,
            ),
            reviews=((Verdict.PARTLY, words),),
        )
        for number, words in enumerate(HOSTILE)
    )
    return (*evil, Said(f"{long} he read out.", long, speaker="he", cue="read out"))
