"""Four files from one check: whole, deterministic, and dead whatever the texts hold."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from citecheck.model import Check, FetchOutcome, FindingKind, Verdict
from citecheck.report.chain import chain_of, safe_href, shown_url
from citecheck.report.context import closed, printable
from citecheck.report.csv_report import COLUMNS, guarded
from citecheck.report.formats import LONGEST_NAME, ReportFormat, render, suggested_name
from citecheck.report.json_report import check_object
from citecheck.report.markdown_report import escaped
from citecheck.wording import palette
from citecheck.wording.signs import FINDING_SIGNS, VERDICT_SIGNS, finding_word, verdict_word
from tests.report.invented import HOSTILE, NOON, Said, invented_check, story
from tests.report.write_references import fresh, reference_file

MADE = NOON + timedelta(days=1)
MARKDOWN_TAGS = "html body h1 h2 h3 p ul li table thead tbody tr th td blockquote a code"


@pytest.fixture(scope="module")
def check() -> Check:
    return invented_check()


def written(check: Check, kind: ReportFormat) -> str:
    return render(check, kind, made_at=MADE).decode("utf-8")


@pytest.fixture(scope="module")
def page(check: Check) -> BeautifulSoup:
    return BeautifulSoup(written(check, ReportFormat.HTML), "lxml")


@pytest.mark.parametrize("kind", ReportFormat)
def test_the_same_check_gives_the_same_bytes(kind: ReportFormat) -> None:
    first, second = (render(invented_check(), kind, made_at=MADE) for _ in range(2))

    assert first == second
    assert first.endswith(b"\n")


@pytest.mark.parametrize("kind", ReportFormat)
def test_the_report_is_what_was_last_read_and_found_good(kind: ReportFormat) -> None:
    # Changed on purpose? ``python -m tests.report.write_references``, and read the difference.
    assert fresh(kind).decode() == reference_file(kind).read_bytes().decode()


@pytest.mark.parametrize("kind", ReportFormat)
def test_a_check_without_claims_has_a_report(kind: ReportFormat) -> None:
    assert render(invented_check((), title=""), kind, made_at=MADE)


def test_the_page_has_no_active_content_and_loads_nothing(page: BeautifulSoup) -> None:
    forbidden = "script iframe object embed link base form img svg video audio source input button"
    assert page.find_all(forbidden.split()) == []
    for tag in page.find_all():
        names = set(tag.attrs)
        assert not {n for n in names if n.startswith("on")}
        assert not names & {"src", "srcset", "background", "action", "data", "poster", "ping"}
    style = page.style
    assert isinstance(style, Tag)
    assert "url(" not in style.get_text()
    assert "@import" not in style.get_text()
    policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    assert isinstance(policy, Tag)
    assert policy["content"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_only_web_addresses_and_places_of_the_page_are_linked(page: BeautifulSoup) -> None:
    targets = [str(a["href"]) for a in page.find_all("a")]
    ids = {str(tag["id"]) for tag in page.find_all(id=True)}

    assert all(t.startswith(("https://", "http://")) or t[1:] in ids for t in targets)
    assert any(t.startswith("https://") for t in targets)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_as_words(page: BeautifulSoup, words: str) -> None:
    shown = re.sub(r"\s+", " ", page.get_text())

    assert re.sub(r"\s+", " ", words) in shown


def test_foreign_text_stands_apart_in_its_own_direction(page: BeautifulSoup) -> None:
    turned = [s for s in page.find_all(string=re.compile("\u202e")) if s.parent]

    assert turned
    for string in turned:
        holders = [p for p in string.parents if p.name == "bdi" or p.get("dir") == "auto"]
        assert holders or string.find_parent("title")


def test_every_finding_and_verdict_has_its_sign_and_its_word(page: BeautifulSoup) -> None:
    shown = page.get_text()

    for kind in FindingKind:
        assert f"{FINDING_SIGNS[kind]}{finding_word(kind)}" in shown
    for verdict in Verdict:
        assert f"{VERDICT_SIGNS[verdict]} {verdict_word(verdict)}" in shown


def test_the_page_speaks_to_readers_and_to_screen_readers(page: BeautifulSoup) -> None:
    html = page.html
    assert isinstance(html, Tag)
    assert html["lang"] == "en"
    assert [page.find_all(name) != [] for name in ("header", "main", "footer", "h1")] == [True] * 4
    assert len(page.find_all("h1")) == 1
    for table in page.find_all("table"):
        assert isinstance(table, Tag)
        assert table.caption
        assert table.find("th", scope="col")


def test_the_page_knows_day_night_and_paper(page: BeautifulSoup) -> None:
    style = page.style
    assert isinstance(style, Tag)
    for wanted in ("prefers-color-scheme: dark", "@media print", palette.DARK.page):
        assert wanted in style.get_text()


def test_the_page_tells_who_what_when_and_what_verified_means(page: BeautifulSoup) -> None:
    check = invented_check()
    shown = re.sub(r"\s+", " ", page.get_text(" "))

    for wanted in (
        check.article.sha256,
        "The Invented Times",
        "2026-11-20 12:00:00 UTC",
        "2026-11-21 12:00:00 UTC",
        "citecheck 0.1.0",
        f"{len(check.claims)} claims",
        "It does not mean that the statement is true.",
        "Not checked yet.",
        "The site refused our program (403).",
        "no link: Northwire",
        "Nine weeks, not two. Ask the desk.",
        "the minister (not named)",
        "lacks: 45",
    ):
        assert wanted in shown
    assert "(T)" not in shown


def test_changed_words_stand_side_by_side_with_letters(page: BeautifulSoup) -> None:
    claim = page.find(id="claim-4")
    assert isinstance(claim, Tag)
    runs = [(str(r.contents[0]), r.find("rt").get_text()) for r in claim.find_all("ruby")]  # type: ignore[union-attr]  # every ruby has its rt

    assert runs == [("should", "C"), ("two", "C"), ("must", "C"), ("nine", "C")]
    assert all("protected" in r["class"] for r in claim.find_all("ruby"))


def test_the_words_beside_those_found_are_shown(page: BeautifulSoup) -> None:
    claim = page.find(id="claim-1")
    assert isinstance(claim, Tag)

    cells = [re.sub(r"\s+", " ", td.get_text()).strip() for td in claim.find_all("td")]

    assert cells[1] == (
        "Opening it, Maria Voss said: “We shall build the bridge by May, whatever it costs.”"
    )


def test_the_chain_says_which_carriers_were_seen(check: Check) -> None:
    seen = [[(hop.name, was) for hop, was in chain_of(c)] for c in check.claims[:12]]

    assert seen[0] == [("Northwire", True)]
    assert seen[10] == [("Morning Ledger", False)]
    assert seen[11] == [("Northwire", False)]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//evil.example/x",
        "/local",
        "http://",
        "https:evil",
        "http://[",
        "ftp://evil.example/",
        "",
        None,
    ],
)
def test_what_is_no_web_address_is_never_linked(url: str | None) -> None:
    assert safe_href(url) is None


def test_characters_that_turn_or_hide_are_visible_in_an_address() -> None:
    url = "https://x.example/\u202egnp.exe\u200b\"'<a b>"

    assert shown_url(url) == "https://x.example/%E2%80%AEgnp.exe%E2%80%8B%22%27%3Ca%20b%3E"


def test_markdown_renders_to_words_alone(check: Check) -> None:
    text = written(check, ReportFormat.MARKDOWN)
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    soup = BeautifulSoup(html, "lxml")

    allowed = set(MARKDOWN_TAGS.split())
    assert {tag.name for tag in soup.find_all()} <= allowed | {"strong"}
    assert all(str(a["href"]).startswith("http") for a in soup.find_all("a"))
    shown = re.sub(r"\s+", " ", soup.get_text())
    for words in HOSTILE:
        assert re.sub(r"\s+", " ", words) in shown
    assert len(soup.find_all("h3")) == len(check.claims) + 4
    for kind in FindingKind:
        assert f"{FINDING_SIGNS[kind]} {finding_word(kind)}" in shown


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_escaped_words_come_out_of_markdown_as_they_went_in(text: str) -> None:
    said = escaped(text)
    html = MarkdownIt("commonmark", {"html": True}).render(said)

    got = BeautifulSoup(html, "lxml").get_text()
    assert "".join(got.split()) == "".join(closed(printable(text)).split())


def rows(check: Check) -> list[dict[str, str]]:
    data = render(check, ReportFormat.CSV, made_at=MADE)
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_table_has_one_row_a_claim(check: Check) -> None:
    table = rows(check)

    assert len(table) == len(check.claims)
    assert tuple(table[0]) == COLUMNS
    altered = table[3]
    assert altered["finding"] == "altered"
    assert altered["concerns"] == "number modality"
    assert altered["similarity"] == "0.74"
    assert altered["verdict"] == "not_supported"
    assert altered["final_url"] == "https://railpost.example/closing?id=7/final"
    assert table[-1]["finding"] == ""


def test_no_cell_of_the_table_can_be_run(check: Check) -> None:
    for row in rows(check):
        for name, cell in row.items():
            assert not cell.lstrip(' \u00a0\ufeff"').startswith(("=", "+", "-", "@", "\t", "\r")), (
                name
            )


@pytest.mark.parametrize(
    "cell",
    [
        "\u202e=1+1",
        "\u200f\u2067@SUM(A1)",
        "=1+1",
        "+1",
        "-1",
        "@a",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\ufeff=1",
        '"=1',
        "'=1",
        "＝1",
    ],
)
def test_what_may_be_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "a=1", "12", "“=”", "https://x.example/=1", "😀"])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == cell


def test_rows_end_as_the_rfc_says(check: Check) -> None:
    data = render(check, ReportFormat.CSV, made_at=MADE)

    assert data.count(b"\r\n") == len(check.claims) + 1
    assert data.count(b"\n") == data.count(b"\r\n")


def test_the_json_report_holds_the_contract(check: Check) -> None:
    whole = json.loads(written(check, ReportFormat.JSON))

    assert {"title", "url", "sha256", "text", "parts"} <= set(whole["article"])
    claim = whole["claims"][3]
    contract = "id kind speaker cue content speaker_name anonymous outlet finding concerns verdict"
    assert {*contract.split(), "pages"} <= set(claim)
    found = "url origin outcome final_url fetched_at sha256 finding concerns span similarity edits"
    (page,) = claim["pages"]
    assert set(found.split()) <= set(page)
    assert [e["op"] for e in page["edits"]] == ["replace", "replace"]
    assert claim["finding"] == page["finding"] == "altered"
    start, end = claim["content"][0]
    assert whole["article"]["text"][start:end] == "“The line should close for two weeks,”"
    assert [r["verdict"] for r in claim["reviews"]] == ["verified", "not_supported"]
    assert page["page"]["found"] == "The line must close for nine weeks"


def test_the_summary_counts_claims_and_pages() -> None:
    summary = check_object(invented_check(story()[:12]))["summary"]

    assert isinstance(summary, dict)
    assert summary["claims"] == 12
    assert summary["by_finding"] == {kind.value: 1 for kind in FindingKind}
    verdicts = {verdict.value: 1 for verdict in Verdict}
    assert (summary["by_verdict"], summary["unmarked"]) == (verdicts, 7)
    assert summary["by_outcome"][FetchOutcome.FORBIDDEN.value] == 1
    assert summary["by_outcome"][FetchOutcome.NOT_ATTEMPTED.value] == 1
    assert summary["coverage"] == pytest.approx(112 / 115, abs=1e-4)


def test_a_claim_that_was_never_checked_has_no_finding(check: Check) -> None:
    last = json.loads(written(check, ReportFormat.JSON))["claims"][-1]

    assert (last["finding"], last["concerns"], last["pages"]) == (None, [], [])


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80))
def test_every_text_can_be_written_in_every_format(text: str) -> None:
    said = Said(f"“{text}” said {text}.", f"“{text}”", speaker=text, url=text, page=text)
    check = invented_check((said,), title=text)

    for kind in ReportFormat:
        assert render(check, kind, made_at=MADE)
        name = suggested_name(check, kind)
        assert re.fullmatch(r"[^\x00-\x1f<>:\"/\\|?*]+", name)
        assert len(name.encode()) <= LONGEST_NAME


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Bridge by May?", "Bridge-by-May-check.html"),
        ("../../etc/passwd", "etc-passwd-check.html"),
        ("C:\\Windows\\x", "C-Windows-x-check.html"),
        ("CON", "article-CON-check.html"),
        ("nul.txt", "article-nul.txt-check.html"),
        ("", "article-check.html"),
        ("…", "article-check.html"),
        ("Київ 😀 über", "Київ-über-check.html"),
        ("é" * 100, "é" * 54 + "-check.html"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_takes(title: str, name: str) -> None:
    assert suggested_name(invented_check((), title=title), ReportFormat.HTML) == name


def test_a_finding_with_a_concern_is_flagged_in_the_summary(page: BeautifulSoup) -> None:
    rows = [tr.get_text() for tr in page.find_all("tr") if "equivalent" in tr.get_text()]

    assert any("2⚑" in row for row in rows)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("words", ""),
        ("\u202egnp.exe", "\u202c"),
        ("\u202egnp.exe\u202c", ""),
        ("\u2067a \u202bb", "\u202c\u2069"),
        ("\u2067a \u202bb\u2069", ""),
        ("a\u2069\u202c \u202db", "\u202c"),
        ("\u2066" * 90_000 + "\u2069" * 90_000, ""),
        ("\u202a" * 90_000 + "\u2069" * 90_000, "\u202c" * 90_000),
        ("\u2067" * 200 + "\u2069" * 75, "\u2069" * 125),
    ],
)
def test_a_change_of_direction_ends_with_its_words(text: str, ends: str) -> None:
    assert closed(text) == text + ends


def test_no_escape_of_a_terminal_stands_in_a_report_for_people() -> None:
    assert printable("a\x9b2J\x85\x7fb") == "a\ufffd2J\ufffd\ufffdb"
    assert escaped("the \u202eend") == "the \u202eend\u202c"
