"""Sentences and words of the evidence pane."""

from __future__ import annotations

from citecheck.model import Concern, Edit, EditOp, FetchOutcome, Zone
from citecheck.wording.directions import kept_apart
from citecheck.wording.numbers import grouped
from citecheck.wording.translate import later, tr, trc, trn

_LONGEST = 120

EVIDENCE_WORDS = {
    "words_side": later("side by side"),
    "words_inline": later("inline"),
    "switch_words": later("Lay the words side by side or inline"),
    "both": later("the article's words, the page's beside them"),
    "differences": later("what differs, the article → the page"),
    "around": later("around it in the page"),
    "other": later("another place that fits as well"),
    "passage": later("around the passage"),
    "more_context": later("More context"),
    "less_context": later("Less context"),
    "next_place": later("Next place"),
    "previous_place": later("Previous place"),
    "at_words": later("Open at these words"),
    "browser": later("Open in browser"),
    "give_text": later("Give its text"),
    "give_file": later("Choose a file"),
    "refetch": later("Fetch again"),
    "archive": later("Look in an archive"),
    "page_text": later("Captured text"),
    "facts": later("Facts of the page"),
    "copy_facts": later("Copy all"),
    "facts_copied": later("Facts of the page copied"),
    "words_copied": later("The words of both sides copied"),
    "chain": later("how the words came here"),
    "the_article": later("the article"),
    "no_speaker": later("speaker"),
    "passages": later("passages that come nearest"),
    "show_passage": later("Show this passage in its surroundings"),
    "choose_file": later("Choose a saved page …"),
    "page_filter": later(
        "Saved pages (*.html *.htm *.xhtml *.mhtml *.mht *.pdf *.docx *.odt *.fodt *.rtf *.md "
        "*.markdown *.txt *.eml);;All files (*)"
    ),
    "one_file": later("Give one file at a time: a saved page, a PDF or a text."),
    "find": later("Find in this text"),
    "find_next": later("Next"),
    "find_previous": later("Previous"),
    "asking": later("Being asked …"),
    "asking_hint": later("What is found is shown as soon as the page is there."),
    "nothing_linked": later("No page is linked for these words."),
}


def evidence_word(name: str) -> str:
    """Return the word or sentence that the evidence pane calls ``name``."""
    return tr(EVIDENCE_WORDS[name])


def with_key(words: str, key: str) -> str:
    """Return "Open in browser (O)": what a button does and its key, where it has one."""
    return tr("{words} ({key})", words=words, key=key) if key else words


def zone_words(zone: Zone) -> str:
    """Return where on the page something stands; empty for the article itself."""
    return {
        Zone.ARTICLE: "",
        Zone.CAPTION: tr("in a caption"),
        Zone.ASIDE: tr("beside the article"),
        Zone.COMMENTS: tr("in the comments"),
        Zone.NAVIGATION: tr("in the navigation"),
        Zone.HIDDEN: tr("in hidden text"),
        Zone.STRUCTURED: tr("in data for programs"),
    }[zone]


def place_title(name: str, zone: Zone) -> str:
    """Return the heading over a place: which it is, and in which zone of the page."""
    title, where = evidence_word(name), zone_words(zone)
    return tr("{title} · {where}", title=title, where=where) if where else title


def place_count(number: int, total: int) -> str:
    """Return "place 2 of 5"."""
    return tr("place {number} of {total}", number=number, total=total)


def words_hidden(count: int) -> str:
    """Return what stands for words that were left out and are out of sight."""
    return trn(" [… {count} word …] ", " [… {count} words …] ", count)


def left_out_line(count: int) -> str:
    """Return how many words of the page the quote dropped."""
    return trn(
        "The quote leaves out {count} word of the page, marked here with a dotted line.",
        "The quote leaves out {count} words of the page, marked here with a dotted line.",
        count,
    )


def edit_words(edit: Edit) -> str:
    """Return one difference in words: "now → not"."""
    ours, theirs = _quoted(edit.quote), _quoted(edit.page)
    op = edit.op
    if op in {EditOp.REPLACE, EditOp.SPELLING} and ours and theirs:
        return tr("{article} → {page}", article=ours, page=theirs)
    if op is EditOp.INSERT or (ours and not theirs):
        return _only_ours(op, ours)
    if not ours:
        return _only_theirs(op, theirs)
    if op is EditOp.BRACKET:
        return tr("{article} stands for {page}, in brackets", article=ours, page=theirs)
    if op is EditOp.GAP:
        return tr("{page} left out, and marked", page=theirs)
    if op is EditOp.CASE:
        return tr("capitals only: {article} → {page}", article=ours, page=theirs)
    return tr("punctuation only: {article} → {page}", article=ours, page=theirs)


def _only_ours(op: EditOp, ours: str) -> str:
    if op is EditOp.BRACKET:
        return tr("{article} added, in brackets", article=ours)
    if op is EditOp.PUNCTUATION:
        return tr("punctuation only: {article} is not in the page", article=ours)
    if op is EditOp.GAP:
        return tr("{article} marks words left out", article=ours)
    return tr("{article} is not in the page", article=ours)


def _only_theirs(op: EditOp, theirs: str) -> str:
    if op is EditOp.PUNCTUATION:
        return tr("punctuation only: {page} left out", page=theirs)
    if op is EditOp.GAP:
        return tr("{page} left out, and marked", page=theirs)
    return tr("{page} left out", page=theirs)


def _quoted(words: str) -> str:
    plain = " ".join(words.split())
    if len(plain) > _LONGEST:
        half = _LONGEST // 2
        plain = f"{plain[:half].rstrip()} … {plain[-half:].lstrip()}"
    return kept_apart(tr("“{words}”", words=plain)) if plain else ""


def edit_kind(edit: Edit) -> str:
    """Return what the letter of a difference stands for, for a screen reader."""
    return {
        EditOp.REPLACE: tr("changed"),
        EditOp.SPELLING: tr("spelt otherwise"),
        EditOp.INSERT: tr("added"),
        EditOp.DELETE: tr("dropped"),
        EditOp.GAP: tr("left out, and marked"),
        EditOp.BRACKET: tr("in brackets"),
        EditOp.CASE: tr("capitals"),
        EditOp.PUNCTUATION: tr("punctuation"),
    }[edit.op]


def more_edits(count: int) -> str:
    """Return that further differences are not written out."""
    return trn("and {count} more", "and {count} more", count)


def words_there(words: str) -> str:
    """Return the words that a concern is about."""
    return tr("Here: {words}", words=words)


def goes_on(words: str) -> str:
    """Return how the page goes on after the words that were quoted."""
    return tr("The page goes on: {words}", words=_quoted(words))


def in_zone(zone: Zone) -> str:
    """Return the warning that words stand outside the article of the page; empty inside."""
    return {
        Zone.ARTICLE: "",
        Zone.CAPTION: tr("These words stand in a caption."),
        Zone.ASIDE: tr("These words stand beside the article, not in it."),
        Zone.COMMENTS: tr("These words stand in the comments: a reader's, not the outlet's."),
        Zone.NAVIGATION: tr("These words stand in the page's navigation."),
        Zone.HIDDEN: tr("These words stand in text that the page hides from its readers."),
        Zone.STRUCTURED: tr("These words stand in data that the page gives to programs alone."),
    }[zone]


def concern_turns_on_words(concern: Concern) -> bool:
    """Return whether a concern is about words that differ, so that they can be named."""
    return concern in {
        Concern.NEGATION,
        Concern.NUMBER,
        Concern.NAME,
        Concern.MODALITY,
        Concern.DATE,
        Concern.EMPHASIS,
    }


# Chain


def step_note(state: str) -> str:
    """Return what stands under a step of the chain: "start", "seen", "unseen" or "speaker"."""
    return {
        "start": tr("under check"),
        "seen": tr("seen"),
        "unseen": tr("not seen"),
        "speaker": tr("said to have spoken"),
    }[state]


def chain_sentence(steps: tuple[tuple[str, str], ...]) -> str:
    """Return the chain as one sentence for a screen reader, from names and notes."""
    told = [tr("{name} ({note})", name=name, note=note) for name, note in steps]
    return trc("chain of sources", "{steps}", steps=" → ".join(told))


# Facts


def fact_name(name: str) -> str:
    """Return the name of a fact of a page."""
    return tr(_FACTS[name])


_FACTS = {
    "title": later("Title"),
    "site": later("Outlet"),
    "byline": later("By"),
    "published": later("Dated"),
    "fetched": later("Fetched"),
    "tried": later("Tried"),
    "given": later("Supplied"),
    "asked": later("Asked for"),
    "final": later("Came from"),
    "type": later("Kind"),
    "size": later("Size"),
    "sha": later("SHA-256"),
    "status": later("Answer"),
    "reason": later("Why this page"),
    "archived": later("Archived"),
    "way": later("On the way"),
    "server": later("Server's clock"),
    "address": later("Answered by"),
    "certificate": later("Certificate"),
}


def certificate_words(subject: str, issuer: str) -> str:
    """Return for whom a certificate was made out and by whom."""
    if subject and issuer:
        return tr("{subject}, by {issuer}", subject=subject, issuer=issuer)
    return subject or issuer


def bytes_words(count: int) -> str:
    """Return "5,120 bytes"."""
    return trn("{count} byte", "{number} bytes", count, number=grouped(count))


def reason_sentence(reason: str) -> str:
    """Return why a page is a candidate; empty for a reason that has no words."""
    return {
        "inside": tr("linked inside the claim"),
        "same sentence": tr("linked in the same sentence"),
        "source line below": tr("named as the source right below"),
        "same paragraph": tr("linked in the same paragraph"),
        "host of the outlet": tr("the link leads to the outlet that is credited"),
        "given by hand": tr("given by hand"),
        "part of this article": tr("another part of the pasted text"),
    }.get(reason, "")


def utc_hint(utc: str) -> str:
    """Return the hover of a local time."""
    return tr("{utc} UTC", utc=utc)


def supplied(name: str, time: str) -> str:
    """Return "supplied by hand by AB at 2 Jul 2024, 14:02"; the name may be empty."""
    if name:
        return tr("supplied by hand by {name} at {time}", name=name, time=time)
    return tr("supplied by hand at {time}", time=time)


def same_text_as(names: tuple[str, ...]) -> str:
    """Return that pages carry one text, so that they count as one source."""
    return tr("Same text as {names}: one source, not several.", names=", ".join(names))


# Banner


def banner(outcome: FetchOutcome, who_and_when: str) -> str:
    """Return the sentence over a page that is no ordinary one; empty for others.

    Args:
        outcome: how it was had.
        who_and_when: of one given by hand, as ``supplied`` says it; of an archived one, its times.
    """
    if outcome is FetchOutcome.MANUAL:
        told = who_and_when[:1].upper() + who_and_when[1:]
        return tr("{told}. citecheck did not fetch this page itself.", told=told)
    if outcome is FetchOutcome.ARCHIVED:
        copy = tr("An archived copy, not the page as it stands today.")
        return " ".join(filter(None, (copy, who_and_when)))
    if outcome is FetchOutcome.PAYWALLED:
        return tr("Only the free part of a paywalled page was seen; the rest may say more.")
    if outcome is FetchOutcome.NOT_MODIFIED:
        return tr("The page has not changed since it was last read.")
    return ""


# Giving and dropping


def drop_here(claim: int) -> str:
    """Return what dropping a file on the evidence does."""
    return tr("Drop here: use the file as the page of claim {claim}", claim=claim)


def drop_elsewhere() -> str:
    """Return what dropping it on the rest of the window does."""
    return tr("Anywhere else it is opened as a new article.")


def tab_hint(address: str, sentence: str) -> str:
    """Return the hover of a page's tab: its address, and what was found or went wrong."""
    return "\n".join(line for line in (address, sentence) if line)


def copied_words(article: str, page: str, differences: tuple[str, ...], link: str) -> str:
    """Return both sides as text, for pasting elsewhere."""
    lines = [tr("The article: {words}", words=article), tr("The page: {words}", words=page)]
    return "\n".join((*lines, *differences, *((link,) if link else ())))
