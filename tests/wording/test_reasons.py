"""Why a claim was found, worded from the codes that detection gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.detect.attributions import detect_attributions
from citecheck.model import Article, reason
from citecheck.wording.reasons import SENTENCES, reason_sentence, reasons_list, with_reasons
from citecheck.wording.translate import use_language

DETECT = Path(__file__).parents[2] / "citecheck" / "detect"


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Hal Birk said it rained. “It hails,” he said. “It pours.”",
        "“We stay,” said Peter Hall. “We go,” said Tom Reed. Hall and Reed left. “Over,” he added.",
        "Orla Fenwick told AFP that the mill fell. According to AFP, it fell twice.",
        "As Orla Fenwick said, the mill fell. Her claim that it rained surprised Piet Ravndal.",
        "Le maire, Paul Lenoir, a déclaré : « Le pont est clos. » Il a ajouté que la ville paie.",
        "Alt Bern ist „ein schöner Ort zum Leben und Arbeiten“, sagte Bürgermeister Hans Kroll.",
        "«Міст закриють завтра вранці», — сказав мер Петренко. Він додав, що місто заплатить.",
    ],
)
def test_every_reason_of_a_claim_has_a_sentence(text: str) -> None:
    for one in detect_attributions(Article(text)):
        for line in one.why:
            assert reason_sentence(line) != line.replace("\t", " ")


def test_every_code_that_detection_gives_by_name_has_a_sentence() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in DETECT.rglob("*.py"))

    unknown = [
        code for code in SENTENCES if f'"{code}' not in source and ": no subject" not in code
    ]

    assert unknown == []


def test_values_stand_in_the_sentence_as_they_are() -> None:
    line = reason("pronoun with rivals", "he", "Hal {2} Birk", "Tom\tReed")

    assert reason_sentence(line) == "“he” is taken for Hal {2} Birk. Also possible: Tom Reed."


def test_the_reasons_of_an_older_version_are_shown_as_they_are() -> None:
    assert reason_sentence("“he” is Hal Birk, named before") == "“he” is Hal Birk, named before"


@pytest.mark.usefixtures("english_again")
def test_reasons_speak_the_users_language() -> None:
    use_language("de")

    assert reason_sentence("told the outlet") == "Es wurde dem Medium gesagt."


def test_one_sentence_is_told_once() -> None:
    assert reasons_list(["main clause", "main clause of “as X said”"]).count("\n") == 0


def test_reasons_stand_below_what_is_told_under_a_heading_of_their_own() -> None:
    told = with_reasons("Ada Wren · told AFP", ["main clause"])

    assert told == (
        "Ada Wren · told AFP\n\nWhy this was found:\n– The main clause is what was said."
    )


def test_a_claim_without_reasons_has_no_heading_for_them() -> None:
    assert with_reasons("Ada Wren · told AFP", []) == "Ada Wren · told AFP"
