"""What a house makes of a quotation, and how many pages of a claim are copies of one text."""

from __future__ import annotations

from citecheck.model import Acceptance, House, HouseReason
from citecheck.wording.translate import tr, trn


def house_name(house: House) -> str:
    """Return the name of a profile as a person knows it."""
    return {
        House.REUTERS: tr("Reuters"),
        House.AP: tr("AP"),
        House.GUARDIAN: tr("Guardian"),
        House.OWN: tr("own, strict"),
    }[house]


def acceptance_sentence(acceptance: Acceptance) -> str:
    """Return one sentence: what the house makes of the quotation, and why."""
    name, reason = house_name(acceptance.house), reason_words(acceptance.reason)
    if acceptance.accepted:
        return tr("Acceptable by house rules ({name}): {reason}.", name=name, reason=reason)
    return tr("Not acceptable by house rules ({name}): {reason}.", name=name, reason=reason)


def reason_words(reason: HouseReason) -> str:
    """Return the few words for a reason."""
    return {
        HouseReason.WORD_FOR_WORD: tr("word for word"),
        HouseReason.TYPOGRAPHY: tr("only case or punctuation differ"),
        HouseReason.SPELLING: tr("only spelling or figures differ"),
        HouseReason.CONTRACTION: tr("a contraction was written out or made"),
        HouseReason.FILLER: tr("a filler word was left out"),
        HouseReason.GRAMMAR: tr("grammar was tidied"),
        HouseReason.MARKED_OMISSION: tr("words were left out, and a mark says so"),
        HouseReason.MARKED_AT_EDGE: tr("an ellipsis stands at the start or the end"),
        HouseReason.SILENT_OMISSION: tr("words were left out without a mark"),
        HouseReason.BRACKETS: tr("words were added in brackets"),
        HouseReason.WORDS_CHANGED: tr("words were changed"),
        HouseReason.JOINED: tr("words from different places were joined"),
        HouseReason.FRAGMENT: tr("it is a fragment of a few words"),
        HouseReason.CONCERN: tr("something that must not be forgiven differs"),
        HouseReason.NOT_FOUND: tr("the words were not found"),
        HouseReason.NOT_VERBATIM: tr("no whole quotation was found"),
    }[reason]


def acceptance_word(acceptance: Acceptance) -> str:
    """Return the few words for a table: whether the house accepts the quotation."""
    name = house_name(acceptance.house)
    if acceptance.accepted:
        return tr("acceptable ({name})", name=name)
    return tr("not acceptable ({name})", name=name)


def copies_sentence(pages: int, copied: int, texts: int) -> str:
    """Return how many pages a claim has and how many share a text; "" where none does.

    Args:
        pages: how many pages have a text.
        copied: how many of them share theirs with another.
        texts: how many different texts there are.
    """
    if not copied:
        return ""
    if copied == pages and texts == 1:
        # Not "{count} page": gettext knows a message by its singular alone.
        return trn(
            "{count} page, a copy of one text", "{count} pages, all copies of one text", pages
        )
    if pages - copied + 1 == texts:
        return trn(
            "{count} page, {copied} of them copies of one text",
            "{count} pages, {copied} of them copies of one text",
            pages,
            copied=copied,
        )
    return trn(
        "{count} page, with {texts} different texts",
        "{count} pages, with {texts} different texts",
        pages,
        texts=texts,
    )


def copy_of(page: str) -> str:
    """Return that a page carries the text of another one, and counts with it as one."""
    return tr("The same text as {page}; both count as one source.", page=page)
