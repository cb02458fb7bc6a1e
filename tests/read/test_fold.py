from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.read.fold import MAX_MARKS, fold

UNTIMED = settings(deadline=None)
SENTENCE = '"We didn\'t sign it - not yet," she said... fine offices at 5 p.m.'

SAME = {
    "curly marks": "“We didn’t sign it - not yet,” she said... fine offices at 5 p.m.",
    "low and angle marks": "„We didn't sign it - not yet,« she said... fine offices at 5 p.m.",
    "doubled apostrophes": "''We didn't sign it - not yet,'' she said... fine offices at 5 p.m.",
    "modifier apostrophe": SENTENCE.replace("n't", "n\u02bct"),
    "prime": SENTENCE.replace("n't", "n\u2032t"),
    "em dash": SENTENCE.replace(" - ", " — "),
    "minus and double hyphen": SENTENCE.replace(" - ", " -- "),
    "no-break spaces": SENTENCE.replace(" ", "\u00a0"),
    "thin spaces": SENTENCE.replace(" ", "\u2009"),
    "soft hyphens": SENTENCE.replace("offices", "of\u00adfi\u00adces"),
    "zero width": SENTENCE.replace("sign", "si\u200bgn\ufeff"),
    "bidi marks": "\u202a" + SENTENCE + "\u202c",
    "ligature": SENTENCE.replace("fine", "ﬁne").replace("off", "oﬀ"),
    "full width": SENTENCE.replace("sign", "ｓｉｇｎ"),
    "one ellipsis": SENTENCE.replace("...", "…"),
    "spaced ellipsis": SENTENCE.replace("...", ". . ."),
    "entity": SENTENCE.replace("'", "&#8217;"),
    "hex entity": SENTENCE.replace("'", "&#x2019;"),
    "named entity": SENTENCE.replace('"', "&quot;"),
    "double entity": SENTENCE.replace("'", "&amp;#8217;"),
    "line-end hyphen": SENTENCE.replace("offices", "of-\nfices"),
    "controls": SENTENCE.replace("sign", "si\0gn\x07"),
}


@pytest.mark.parametrize("written", SAME.values(), ids=SAME.keys())
def test_one_sentence_in_many_writings_folds_to_one_text(written: str) -> None:
    assert fold(written).text == fold(SENTENCE).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10²", "102"),
        ("½ of it", "1/2 of it"),
        ("H₂O", "H2O"),
        ("р\u0430ssport", "passport"),  # Cyrillic letters
        ("Αthens", "Athens"),  # Greek capital alpha
        ("① first", "1 first"),
        ("café", "cafe"),
        ("We", "we"),
        ("AT&T", "AT T"),
    ],
)
def test_what_differs_in_more_than_looks_stays_different(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_letters_with_accents_fold_alike_however_they_are_composed() -> None:
    assert fold("Cafe\u0301 Zu\u0308rich").text == fold("Café Zürich").text


def test_only_so_many_marks_are_kept_on_one_letter() -> None:
    folded = fold("e" + "\u0301\u0323" * 5000 + "nd")

    assert len(folded.text) <= MAX_MARKS + 4
    assert folded.text.endswith("nd")


def test_a_hyphen_at_a_line_end_before_a_capital_is_kept() -> None:
    assert "Anglo-" in fold("Anglo-\nSaxon").text


def test_an_unknown_entity_stays_as_it_is() -> None:
    assert fold("R&D &nosuchthing; &#99999999;").text == "R&D &nosuchthing; &#99999999;"


def test_raw_places_of_folded_words_hold_those_words() -> None:
    raw = "\u200bThe ﬁrst “of-\nfice” &amp;#8217;s … \u00a0end"
    folded = fold(raw)

    def raw_of(word: str) -> str:
        at = folded.text.index(word)
        return folded.to_raw(at, at + len(word)).of(raw)

    assert raw_of("first") == "ﬁrst"
    assert raw_of("office") == "of-\nfice"
    assert raw_of("'s") == "&amp;#8217;s"
    assert raw_of("...") == "…"
    assert raw_of("end") == "end"


def test_a_part_of_a_ligature_takes_the_whole_of_it() -> None:
    folded = fold("oﬃce")
    at = folded.text.index("f")

    assert folded.to_raw(at, at + 1).of("oﬃce") == "ﬃ"


def test_nothing_folds_to_nothing() -> None:
    folded = fold("")

    assert folded.text == ""
    assert folded.to_raw(0, 0).start == folded.to_folded(0, 0).start == 0


@UNTIMED
@given(st.text(max_size=300))
def test_every_folded_place_lies_inside_the_raw_text(text: str) -> None:
    folded = fold(text)
    at = 0
    for end in range(1, len(folded.text) + 1):
        span = folded.to_raw(end - 1, end)
        assert at <= span.start <= span.end <= len(text)
        at = span.start


@UNTIMED
@given(st.text(max_size=200), st.data())
def test_every_raw_place_lies_inside_the_folded_text(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))

    span = folded.to_folded(start, end)

    assert 0 <= span.start <= span.end <= len(folded.text)


@UNTIMED
@given(st.text(st.characters(codec="ascii", exclude_characters="&.-'`\n\r"), max_size=200))
def test_plain_text_without_special_marks_is_left_alone(text: str) -> None:
    printable = "".join(char for char in text if char == " " or char.isprintable())

    assert fold(printable).text == printable


@UNTIMED
@given(st.text(st.sampled_from("ab ,\"'-"), max_size=60))
def test_typography_on_either_side_makes_no_difference(text: str) -> None:
    typeset = text.replace('"', "“").replace("'", "’").replace(" ", "\u00a0").replace("-", "–")

    assert fold(typeset).text == fold(text).text


def test_arabic_figures_marks_and_vowel_signs_are_another_look_of_the_same() -> None:
    assert fold("١٬٢٥٠٬٠٠٠").text == "1,250,000"
    assert fold("۳٫۵٪؟").text == "3.5%?"
    assert fold("لَنْ نُغْلِقَ المـيناءَ").text == fold("لن نغلق الميناء").text
