"""What the list of claims knows of one claim. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from citecheck.gui.text.addresses import host_of
from citecheck.model import Attribution, AttributionKind, ClaimResult, FindingKind, Maker, Verdict
from citecheck.report.chain import is_itself
from citecheck.wording.article_pane import made_by_line
from citecheck.wording.claims_pane import (
    concerns_told,
    hidden_finding,
    not_decided,
    row_text,
)
from citecheck.wording.deciding import on_phone_list, signed_by
from citecheck.wording.gui import not_checked, told_line, unnamed_speaker
from citecheck.wording.resting import evidence_changed_word
from citecheck.wording.signs import (
    FINDING_SIGNS,
    Group,
    concern_word,
    finding_word,
    group_of,
    verdict_word,
)

_QUOTE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What the list shows of one claim, and by what it is sorted, grouped and filtered.

    Attributes:
        claim_id: the attribution's id.
        number: from 1, in text order.
        quote: the first words of the content, on one line.
        speaker, outlet, host: who said it, who carried it, whose page speaks for it; may be empty.
        part: index of the article's part.
        kind: direct, indirect or mixed.
        maker: who bounded it: detected, changed by hand or marked by hand.
        made_by: the same with the person's initials; empty for one that was detected.
        group: of the finding.
        found: the best finding's kind; None before the check, and while it is hidden.
        finding: its word.
        concerns: the words of its concerns.
        reached: whether a page's text was had; None before any was asked for.
        verdict: the newest, or None.
        signed: initials of the second person, or empty.
        to_call: somebody has to be called.
        changed: the verdict rests on other evidence than what there is now.
        note: of the newest review.
        hidden: the finding is hidden until a person has decided.
        sought: what the filter's words are looked for in, without case.
        itself: speaker and outlet are one.
    """

    claim_id: str
    number: int
    quote: str
    speaker: str
    outlet: str
    host: str
    part: int
    kind: AttributionKind
    anonymous: bool
    group: Group
    found: FindingKind | None
    finding: str
    concerns: tuple[str, ...]
    reached: bool | None
    verdict: Verdict | None
    signed: str
    to_call: bool
    changed: bool
    note: str
    hidden: bool
    sought: str
    maker: Maker = Maker.DETECTED
    made_by: str = ""
    itself: bool = False

    @property
    def who(self) -> str:
        """Return "speaker · outlet", and of a claim by hand that it is one."""
        outlet = "" if self.itself else self.outlet
        return told_line((self.speaker, outlet, made_by_line(self.maker, "")))

    @property
    def sign(self) -> str:
        """Return the finding's sign; empty before the check and while it is hidden."""
        return FINDING_SIGNS[self.found] if self.found else ""

    @property
    def needs_person(self) -> bool:
        """Say whether a person has to look: undecided, and a finding to be looked at or doubted."""
        return self.verdict is None and (self.group is Group.LOOK or bool(self.concerns))

    def spoken(self, total: int) -> str:
        """Return the row as one sentence for a screen reader."""
        return row_text(self.number, total, self.states, self.who, self.quote)

    @property
    def states(self) -> tuple[str, ...]:
        """Return the words of finding, concerns, verdict and what else is to be done."""
        told = (
            self.finding,
            concerns_told(self.concerns) if self.concerns else "",
            verdict_word(self.verdict) if self.verdict else not_decided(),
            signed_by(self.signed) if self.signed else "",
            on_phone_list() if self.to_call else "",
            evidence_changed_word() if self.changed else "",
        )
        return tuple(word for word in told if word)


def speaker_of(attribution: Attribution, text: str) -> str:
    """Return who is credited: the resolved name, else the words of the article."""
    written = " ".join(span.of(text) for span in attribution.speaker)
    return attribution.speaker_name or " ".join(written.split()) or unnamed_speaker()


def speaks_itself(attribution: Attribution, text: str) -> bool:
    """Say whether the outlet is credited itself ("according to the BBC"): it has one name then."""
    return is_itself(attribution.outlet, speaker_of(attribution, text))


def claim_row(number: int, claim: ClaimResult, text: str, *, hidden: bool = False) -> ClaimRow:
    """Return the row of a claim of the article ``text``; ``hidden`` keeps its finding back."""
    attribution = claim.attribution
    best = None if hidden else claim.best
    finding = best.finding if best else None
    outlet = attribution.outlet.as_written or attribution.outlet.name if attribution.outlet else ""
    review, signed = claim.review, claim.sign_off
    word = finding_word(finding.kind) if finding else not_checked()
    word = hidden_finding() if hidden else word
    quote = " ".join(attribution.quote(text)[:_QUOTE_LENGTH].split())
    speaker = speaker_of(attribution, text)
    host = host_of(best.reference.url) if best else ""
    note = review.note if review else ""
    concerns = tuple(map(concern_word, finding.concerns)) if finding else ()
    made = made_by_line(attribution.maker, attribution.made_by)
    words = (str(number), quote, speaker, outlet, word, host, note, made, *concerns)
    return ClaimRow(
        claim_id=attribution.id,
        number=number,
        quote=quote,
        speaker=speaker,
        outlet=outlet,
        host=host,
        part=attribution.part,
        kind=attribution.kind,
        anonymous=attribution.anonymous,
        group=group_of(finding),
        found=finding.kind if finding else None,
        finding=word,
        concerns=concerns,
        reached=any(page.outcome.has_text for page in claim.pages) if claim.pages else None,
        verdict=claim.verdict,
        signed=(signed.reviewer or "?") if signed else "",
        to_call=claim.to_call,
        changed=claim.evidence_changed,
        note=note,
        hidden=hidden,
        sought=" ".join(words).casefold(),
        maker=attribution.maker,
        made_by=made,
        itself=speaks_itself(attribution, text),
    )
