"""Sentences and words of the article pane."""

from __future__ import annotations

from citecheck.model import AttributionKind, Maker
from citecheck.wording.translate import later, tr, trc, trn

WORDS = {
    "speaker": later("speaker"),
    "cue": later("cue"),
    "content": later("words handed to them"),
    "legend": later("How the chosen claim is drawn"),
    "show_open": later("Show what carries no mark"),
    "show_open_hint": later(
        "Tints sentences that lie in no claim; those with quotation marks or a word of saying "
        "more strongly. Next and previous: . and ,"
    ),
    "parts": later("Parts ▾"),
    "parts_hint": later("Go to one of the articles of this paste"),
    "strip": later("Places of the claims"),
    "strip_hint": later("Each line is a claim; click to go there."),
    "copy_words": later("Copy"),
    "select_all": later("Select all"),
    "copy_address": later("Copy the address"),
    "refused": later("This address is not opened: only web addresses (http, https) are."),
    "no_more_open": later("Every sentence carries a mark."),
    "select_first": later("Select the words first, with the mouse or Shift and the arrow keys."),
    "only_blanks": later("Blanks alone are no words."),
    "nothing_to_join": later("There is no next claim to join with."),
    "other_part": later("Claims of two articles can't be joined."),
    "cut_where": later("Put the cursor between two words of the claim, then split."),
    "only_hand": later("Only claims made by hand can be deleted. Mark this one “not a claim” (N)."),
    "no_such_words": later("The claim needs words of the article."),
    "mark_title": later("Mark as claim"),
    "edit_title": later("Change this claim"),
    "who": later("Speaker"),
    "who_hint": later("Who is credited; the nearest names come first"),
    "outlet": later("Outlet"),
    "outlet_hint": later("Who is said to have carried it, for example AFP; may be empty"),
    "cue_of": later("Cue"),
    "kind": later("Kind"),
    "link": later("Link"),
    "link_hint": later("The page that can show it; may be empty"),
    "by_marks": later("By its quotation marks"),
    "words_of": later("Words"),
    "take_selection": later("Take selection"),
    "take_content": later("Take the selection as its words"),
    "take_speaker": later("Take the selection as the speaker's words"),
    "take_cue": later("Take the selection as the cue"),
    "nothing_taken": later("none"),
    "save_mark": later("Mark"),
    "save_edit": later("Save"),
    "cancel": later("Cancel"),
    "type_title": later("Type of the article"),
    "type_face": later("Face"),
    "type_width": later("Letters a line, at most"),
    "type_own": later("The program's own choice"),
    "type_note": later("Kept for every article and page."),
}


def word(name: str) -> str:
    """Return the word or sentence that the article pane calls ``name``."""
    return tr(WORDS[name])


def kind_words() -> tuple[tuple[AttributionKind, str], ...]:
    """Return the kinds of a claim, for a choice."""
    return (
        (AttributionKind.DIRECT, trc("kind of claim", "direct: all in quotation marks")),
        (AttributionKind.INDIRECT, trc("kind of claim", "indirect: none in quotation marks")),
        (AttributionKind.MIXED, trc("kind of claim", "mixed")),
    )


def part_title(number: int, total: int, title: str, *, comment: bool) -> str:
    """Return "Part 2 of 3 · its title"."""
    head = tr("Part {number} of {total}", number=number, total=total)
    what = (title, trc("part of a paste", "comment") if comment else "")
    return " · ".join(part for part in (head, *what) if part)


def made_by_line(maker: Maker, person: str) -> str:
    """Return who bounded a claim; empty for one that was detected."""
    if maker is Maker.HAND:
        return tr("Marked by hand by {person}", person=person) if person else tr("Marked by hand")
    if maker is Maker.EDITED:
        return tr("Changed by hand by {person}", person=person) if person else tr("Changed by hand")
    return ""


def claim_line(number: int, speaker: str) -> str:
    """Return "Claim 4: Ada Wren"."""
    return tr("Claim {number}: {speaker}", number=number, speaker=speaker)


def link_hint(address: str) -> str:
    """Return what hovering over a link tells."""
    return tr("{address}\nCtrl and a click open it in your browser.", address=address)


def open_link(host: str) -> str:
    """Return the menu text for opening a link."""
    return tr("Open {host} in the browser", host=host)


def open_count(at: int, total: int) -> str:
    """Return which of the sentences without mark is shown; ``at`` 0 for none yet."""
    if not at:
        return trn("{count} sentence carries no mark", "{count} sentences carry no mark", total)
    return tr("Sentence {at} of {total} without mark", at=at, total=total)


def undo_name(what: str) -> str:
    """Return what undo and redo call a change of the claims."""
    return {
        "mark": tr("mark as claim"),
        "edit": tr("change of a claim"),
        "join": tr("joining of two claims"),
        "split": tr("split of a claim"),
        "delete": tr("deletion of a claim"),
    }[what]


def marked_news(what: str) -> str:
    """Return the short news of a change of the claims."""
    return {
        "mark": tr("Marked as claim."),
        "edit": tr("The claim was changed."),
        "join": tr("Two claims were joined."),
        "split": tr("The claim was split."),
        "delete": tr("The claim was deleted."),
    }[what]
