"""The catalogues of other languages: whole, in step with the code, and safe to fill in."""

from __future__ import annotations

import re
import string

import pytest
import translations
from babel.messages.catalog import Message

from citecheck.wording.translate import languages, tr, trn, use_language

pytestmark = pytest.mark.usefixtures("english_again")
_MNEMONIC = re.compile(r"&(?!&)\w")
_CURLY = re.compile(r"\w’")


def messages(language: str) -> list[Message]:
    return [message for message in translations.catalogue(language) if message.id]


def texts(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the forms in English and in the other language."""
    return translations.forms(message.id), translations.forms(message.string)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_a_catalogue_holds_the_messages_of_the_code_and_all_are_translated(language: str) -> None:
    wanted = {(m.id, m.context) for m in translations.drawn() if m.id}

    held = {(message.id, message.context) for message in messages(language)}

    assert held == wanted
    assert [
        message.id for message in translations.open_messages(translations.catalogue(language))
    ] == []


def test_english_sentences_write_one_kind_of_apostrophe() -> None:
    drawn = (form for m in translations.drawn() if m.id for form in translations.forms(m.id))

    assert [form for form in drawn if _CURLY.search(form)] == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_translations_hold_the_fields_of_their_messages(language: str) -> None:
    wrong = [
        (english, other)
        for english, other in map(texts, messages(language))
        if not all(fields(one) <= fields(english[-1]) | {"count"} for one in other)
        or not fields(english[-1]) - {"count"} <= set.intersection(*map(fields, other))
    ]

    assert wrong == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_translations_keep_mnemonics_lines_and_dots(language: str) -> None:
    def shape(text: str) -> tuple[bool, int, bool, bool]:
        return (
            bool(_MNEMONIC.search(text)),
            text.count("\n"),
            text.rstrip().endswith("…"),
            text[:1].isspace() or text[-1:].isspace(),
        )

    wrong = [
        (english[-1], one)
        for english, other in map(texts, messages(language))
        for one in other
        if shape(one) != shape(english[-1])
    ]

    assert wrong == []


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_what_the_program_loads_is_made_from_the_catalogue(language: str) -> None:
    shipped = translations.po_path(language).with_suffix(".mo").read_bytes()

    assert shipped == translations.mo_bytes(language)


@pytest.mark.parametrize("language", translations.LANGUAGES)
def test_a_language_is_spoken_with_its_own_plurals(language: str) -> None:
    use_language(language)

    assert language in languages()
    assert tr("Not in the text we captured.") != "Not in the text we captured."
    assert "5" in trn("{count} claim", "{count} claims", 5)


def test_ukrainian_has_three_plurals() -> None:
    use_language("uk")

    forms = {trn("{count} page", "{count} pages", n).removeprefix(str(n)) for n in (1, 2, 5)}

    assert len(forms) == 3
