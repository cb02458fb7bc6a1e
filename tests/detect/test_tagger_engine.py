"""The model beside the rules: who is believed when, and what happens without the model."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.detect.phrases import Phrases
from citecheck.detect.sentences import Reading, read_words
from citecheck.detect.statements import Statement
from citecheck.detect.tagger import engine, files, model
from citecheck.detect.tagger.decode import Found, Pair
from citecheck.detect.tagger.engine import engine_name, ready_tagger, statements_of
from citecheck.detect.tagger.marriage import married
from citecheck.detect.tagger.model import Tagger
from citecheck.detect.tagger.translate import Translator, text_to_tag
from citecheck.model import Article, Part, Span


def find(text: str, words: str) -> tuple[Pair, ...]:
    """Return where the stretches of ``words`` (parted by " … ") stand in ``text``."""
    found = []
    at = 0
    for piece in filter(None, words.split(" … ")):
        at = text.index(piece, at)
        found.append((at, at + len(piece)))
        at += len(piece)
    return tuple(found)


def told(text: str, speaker: str, cue: str, content: str, score: float = 0.8) -> Found:
    return Found(find(text, speaker), find(text, cue), find(text, content), score)


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[Found, ...]]:
    """What the model finds in which text; it finds nothing elsewhere."""
    given: dict[str, tuple[Found, ...]] = {}
    monkeypatch.setattr(engine, "kept_statements", lambda _, text: given.get(text, ()))
    return given


PARTS = range(9)
MODEL = object.__new__(Tagger)


def words(reading: Reading, pieces: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(reading.span(*piece).of(reading.text) for piece in pieces)


def seen(article: Article) -> list[tuple[str, str, str]]:
    reading = read_words(article)
    return [
        (words(reading, one.speaker), words(reading, one.cue), words(reading, one.content))
        for one in sorted(statements_of(reading, PARTS, MODEL), key=lambda one: one.cue)
    ]


def only(article: Article) -> Statement:
    (found,) = statements_of(read_words(article), PARTS, MODEL)
    return found


def test_what_only_the_model_sees_is_found(answers: dict[str, tuple[Found, ...]]) -> None:
    text = "The bridge must go, reckons the old ferryman of Stenness."
    answers[text] = (told(text, "the old ferryman", "reckons", "The bridge must go"),)

    assert seen(Article(text)) == [("the old ferryman", "reckons", "The bridge must go")]


def test_an_unknown_verb_without_quotation_is_no_report(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "Fenwick yearns for the ferry to sail again."
    answers[text] = (told(text, "Fenwick", "yearns", "for the ferry to sail again"),)

    assert only(Article(text)).tone == "attitude"


def test_an_unknown_verb_with_a_quotation_reports(answers: dict[str, tuple[Found, ...]]) -> None:
    text = "“It sails again,” Fenwick purred."
    answers[text] = (told(text, "Fenwick", "purred", "“It sails again,”"),)

    assert only(Article(text)).tone == "neutral"


def test_what_was_not_said_is_no_report(answers: dict[str, tuple[Found, ...]]) -> None:
    text = "Fenwick did not say that the mill would close."
    answers[text] = (told(text, "Fenwick", "did not say", "that the mill would close"),)

    assert only(Article(text)).tone == "attitude"


def test_marks_without_words_hold_nothing(answers: dict[str, tuple[Found, ...]]) -> None:
    text = "“” purred Fenwick."
    answers[text] = (told(text, "Fenwick", "purred", "“”"),)

    assert seen(Article(text)) == []


def test_words_without_a_verb_that_no_rule_knows_hold_nothing_to_look_up(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "Fenwick spoke of a report about the new ferry."
    answers[text] = (told(text, "Fenwick", "report", "about the new ferry"),)

    assert only(Article(text)).tone == "attitude"


@pytest.mark.parametrize(
    "content", ["We stay,", "“We stay", "“We stay,” ", "We stay", "“We stay,” Orla"]
)
def test_the_marks_bound_a_quotation(answers: dict[str, tuple[Found, ...]], content: str) -> None:
    text = "“We stay,” Orla Fenwick said."
    answers[text] = (told(text, "Fenwick", "said", content),)

    assert seen(Article(text))[0][2] == "“We stay,”"


def test_marks_at_the_edges_of_a_clause_are_left_out(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "The mill, reckons Fenwick, must close."
    answers[text] = (told(text, "Fenwick, ", "reckons", "The mill, … , must close."),)

    assert seen(Article(text)) == [("Fenwick", "reckons", "The mill … must close")]


def test_a_quotation_that_the_model_overlooks_is_taken_from_the_rules(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "“We stay,” Orla Fenwick said."
    answers[text] = ()

    assert seen(Article(text)) == [("Orla Fenwick", "said", "“We stay,”")]


def test_a_clause_that_the_model_turns_down_is_not_taken_from_the_rules(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "Fenwick signalled that she will stay."
    answers[text] = ()

    assert seen(Article(text)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fenwick said that she will stay.", ["said"]),
        ("Fenwick said that Ravndal had said the roof would hold.", ["said", "said"]),
    ],
)
def test_what_is_plainly_said_is_kept_even_within_others_words(
    answers: dict[str, tuple[Found, ...]], text: str, expected: list[str]
) -> None:
    answers[text] = ()

    assert [cue for _, cue, _ in seen(Article(text))] == expected


def test_layouts_are_the_rules_own(answers: dict[str, tuple[Found, ...]]) -> None:
    text = "“We stay where we are.”\n― Orla Fenwick, miller"
    answers[text] = (told(text, "", "―", "Orla Fenwick"),)

    assert seen(Article(text)) == [("Orla Fenwick, miller", "―", "“We stay where we are.”")]


def test_a_full_apposition_is_taken_from_the_rules(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "Orla Fenwick, the mayor, said that the mill was lost."
    answers[text] = (told(text, "Fenwick", "said", "that the mill was lost"),)

    assert seen(Article(text))[0][0] == "Orla Fenwick, the mayor"


def test_who_was_told_is_no_part_of_the_content(answers: dict[str, tuple[Found, ...]]) -> None:
    text = "Fenwick told Reuters that the mill was lost."
    answers[text] = (told(text, "Fenwick", "told", "that the mill was lost"),)

    one = only(Article(text))

    reading = read_words(Article(text))
    assert one.told is not None
    assert words(reading, (one.told,)) == "Reuters"
    assert one.lemma == "tell"


def test_a_clause_cut_off_at_its_comma_is_taken_from_the_rules(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "Fenwick said the mill was lost, which grieved the town."
    answers[text] = (told(text, "Fenwick", "said", "the mill was lost"),)

    assert seen(Article(text))[0][2] == "the mill was lost, which grieved the town"


def test_a_report_within_a_report_is_kept_beside_it(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "The mill is lost, Fenwick said, according to Reuters."
    answers[text] = (told(text, "Reuters", "according to", "The mill is lost, Fenwick said"),)

    assert [cue for _, cue, _ in seen(Article(text))] == ["said", "according to"]


def test_a_piece_that_another_speaker_says_is_not_taken_along(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "Fenwick said that the mill was lost. Ravndal said that the bridge will stay."
    found = told(text, "Fenwick", "said", "that the mill was lost … that the bridge will stay")
    answers[text] = (found,)

    assert seen(Article(text))[0] == ("Fenwick", "said", "that the mill was lost")


def test_a_line_that_introduces_what_follows_is_not_its_speaker(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "According to more from Reuters:\n\n“The beams are wet,” said a harbour official."
    content = "“The beams are wet,”"
    answers[text] = (
        told(text, "more from Reuters", "According to", content, 0.9),
        told(text, "a harbour official", "said", content, 0.8),
    )

    assert seen(Article(text)) == [("a harbour official", "said", content)]


def test_of_two_statements_with_the_same_content_the_surer_one_stays(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "The bridge must go, reckons Fenwick, holds Ravndal."
    answers[text] = (
        told(text, "Fenwick", "reckons", "The bridge must go", 0.4),
        told(text, "Ravndal", "holds", "The bridge must go", 0.7),
    )

    assert [one[0] for one in seen(Article(text))] == ["Ravndal"]


def test_each_part_is_read_by_itself_with_places_in_the_whole_text(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    first, second = "The mill stands in the town.\n\n", "The bridge must go, reckons the ferryman."
    article = Article(
        first + second,
        parts=(Part(Span(0, len(first))), Part(Span(len(first), len(first + second)))),
    )
    answers[second] = (told(second, "the ferryman", "reckons", "The bridge must go"),)

    assert seen(article) == [("the ferryman", "reckons", "The bridge must go")]


def test_parts_that_were_not_asked_for_are_not_read(
    answers: dict[str, tuple[Found, ...]],
) -> None:
    text = "“We stay,” Orla Fenwick said."
    answers[text] = (told(text, "Orla Fenwick", "said", "“We stay,”"),)

    assert statements_of(read_words(Article(text)), (), MODEL) == []
    assert statements_of(read_words(Article(text)), (), None) == []


def test_lines_of_one_paragraph_are_read_as_one_and_every_place_is_kept() -> None:
    text = "The mill is\nclosed, he\r\nsaid.\n\nThe bridge\u2028stands."
    reading = read_words(Article(text))

    tagged = text_to_tag(reading, reading.paragraphs, len(text))

    assert tagged == "The mill is closed, he  said.\n\nThe bridge\nstands."


def test_without_the_model_the_rules_find_the_statements_and_say_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "model_version", lambda: None)
    reading = read_words(Article("“We stay,” Orla Fenwick said."))

    (found,) = statements_of(reading, PARTS, None)

    assert found.rules[0] == "found by the rules"
    assert engine_name() == "rules 1"


def test_the_engine_names_the_model_where_it_is_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "model_version", lambda: "7")

    assert engine_name() == "model 7 + rules 1"


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that counts as the shipped model's, with files that are what they should be."""
    contents = {"tagger.onnx": b"graph", "head.npz": b"head", "tokenizer.json": b"{}"}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    digests = {n: {"sha256": hashlib.sha256(c).hexdigest()} for n, c in contents.items()}
    described = {"format": 1, "version": "3", "files": digests}
    (tmp_path / "model.json").write_text(json.dumps(described), encoding="utf-8")
    monkeypatch.setattr(files, "model_folder", lambda: tmp_path)
    monkeypatch.setattr(model, "model_folder", lambda: tmp_path)
    files.model_version.cache_clear()
    model.load_tagger.cache_clear()
    yield tmp_path
    files.model_version.cache_clear()
    model.load_tagger.cache_clear()


def test_whole_files_are_named_without_being_loaded(shipped: Path) -> None:
    assert engine_name() == "model 3 + rules 1"


@pytest.mark.parametrize("name", ["tagger.onnx", "head.npz", "tokenizer.json"])
def test_a_damaged_file_leaves_the_rules_and_is_named(shipped: Path, name: str) -> None:
    (shipped / name).write_bytes(b"other")

    assert ready_tagger() is None
    assert engine_name() == f"rules 1 (the model’s file {name} is damaged)"


def test_a_missing_file_leaves_the_rules_and_is_named(shipped: Path) -> None:
    (shipped / "head.npz").unlink()

    assert ready_tagger() is None
    assert engine_name() == "rules 1 (the model’s file head.npz is missing)"


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"format": 99}', "\udcff"])
def test_a_description_that_cannot_be_read_leaves_the_rules(shipped: Path, content: str) -> None:
    raw = content.encode("utf-8", "surrogateescape")
    (shipped / "model.json").write_bytes(raw)

    assert ready_tagger() is None
    assert engine_name().startswith("rules 1 (")


PLACES = st.tuples(st.integers(0, 70), st.integers(1, 40)).map(lambda p: (p[0], p[0] + p[1]))
PIECES = st.lists(PLACES, max_size=3).map(lambda ps: tuple(sorted(ps)))
SAMPLE = (
    "“Go,” the ‘boss’ said. He\nlaughed: “No. ¶\n\nAnd 😀 then,” according to AFP, she wept — so."
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(PIECES, PLACES, PIECES, st.floats(0, 1)), max_size=5))
def test_whatever_the_model_answers_statements_stay_inside_the_text(
    raw: list[tuple[tuple[Pair, ...], Pair, tuple[Pair, ...], float]],
) -> None:
    reading = read_words(Article(SAMPLE))
    phrases = Phrases(reading)
    translator = Translator(reading, phrases)
    found = [translator.statement(Found(s, (c,), w, p), 0) for s, c, w, p in raw]

    joined = married([one for one in found if one], [], phrases)

    for one in joined:
        for first, last in (*one.speaker, *one.cue, *one.content):
            assert 0 <= first < last <= len(reading.forms)
