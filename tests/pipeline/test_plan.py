"""Which page serves which claims."""

from __future__ import annotations

from citecheck.model import (
    Article,
    Attribution,
    AttributionKind,
    Check,
    ClaimResult,
    FetchOutcome,
    Finding,
    FindingKind,
    Origin,
    OutletMention,
    PageResult,
    Part,
    Reference,
    Removal,
    Snapshot,
    Span,
)
from citecheck.pipeline.plan import HandPage, hands_of, part_page, plan_run, same_page
from citecheck.pipeline.source import links_by_host
from tests.report.invented import NOON

LEDGER = "http://ledger.example/a"


def claim(name: str, part: int = 0, outlet: str | None = None) -> Attribution:
    start = int(name[1:]) * 10
    mention = OutletMention(outlet, outlet) if outlet else None
    return Attribution(
        name, part, AttributionKind.DIRECT, (), (), (Span(start, start + 5),), outlet=mention
    )


def linked(name: str, url: str, rank: int = 0) -> Reference:
    return Reference(name, Origin.LINKED, url, rank=rank, reason="inside")


def ids(uses: object) -> list[str]:
    return [use.attribution.id for use in uses]  # type: ignore[attr-defined]


def test_claims_that_link_one_page_share_one_job() -> None:
    plan = plan_run(
        [claim("a1"), claim("a2")], [linked("a1", LEDGER), linked("a2", LEDGER + "#quote")]
    )

    assert len(plan.jobs) == 1
    assert ids(plan.jobs[0].uses) == ["a1", "a2"]
    assert plan.unlinked == ()


def test_a_claim_without_any_reference_is_unlinked_and_names_its_outlet() -> None:
    plan = plan_run([claim("a1", outlet="Agence Nord")], [])

    (use,) = plan.unlinked
    assert use.reference.url is None
    assert use.reference.outlet == "Agence Nord"


def test_a_page_by_hand_stands_in_for_the_links_to_its_address() -> None:
    hand = HandPage("page.html", b"<p>words</p>", url="https://www.ledger.example/a/")

    plan = plan_run([claim("a1")], [linked("a1", LEDGER)], [hand])

    (job,) = plan.jobs
    assert job.hand is hand
    assert job.uses[0].reference.origin is Origin.LINKED


def test_a_page_by_hand_with_an_address_also_serves_claims_without_a_link() -> None:
    hand = HandPage("page.html", b"<p>words</p>", url=LEDGER)
    references = [linked("a1", LEDGER), linked("a2", "http://other.example/b")]

    plan = plan_run([claim("a1"), claim("a2"), claim("a3")], references, [hand])

    assert ids(plan.jobs[0].uses) == ["a1", "a3"]


def test_a_page_by_hand_without_an_address_serves_every_claim() -> None:
    plan = plan_run(
        [claim("a1"), claim("a2")], [linked("a1", LEDGER)], [HandPage("page.txt", b"words")]
    )

    assert [(job.hand is not None, ids(job.uses)) for job in plan.jobs] == [
        (True, ["a1", "a2"]),
        (False, ["a1"]),
    ]


def test_a_page_given_for_one_claim_serves_that_claim_alone() -> None:
    hand = HandPage("pasted text", b"words", attribution_id="a2")

    plan = plan_run([claim("a1"), claim("a2")], [], [hand])

    assert ids(plan.jobs[0].uses) == ["a2"]


def test_a_part_never_serves_its_own_claims() -> None:
    text = "First part.\n\nSecond part."
    article = Article(text, parts=(Part(Span(0, 13)), Part(Span(13, 25))))
    page = part_page(article, 2)

    plan = plan_run([claim("a1", part=0), claim("a2", part=1)], [], [page])

    assert page.data == b"Second part."
    assert ids(plan.jobs[0].uses) == ["a1"]


def test_addresses_of_one_page_are_told_equal() -> None:
    assert same_page("https://www.ledger.example/a/#top") == same_page("http://ledger.example/a")
    assert same_page("http://ledger.example/a?page=2") != same_page("http://ledger.example/a")


def test_hosts_are_listed_by_their_links_then_by_name_without_www() -> None:
    claims = [claim(f"a{number}") for number in range(1, 6)]
    links = [
        linked("a1", "http://www.zebra.example/1"),
        linked("a2", "http://alpha.example/1"),
        linked("a3", "http://www.beta.example/1"),
        linked("a4", LEDGER),
        linked("a5", LEDGER),
    ]

    told = links_by_host(plan_run(claims, links))

    assert list(told.items()) == [
        ("ledger.example", 2),
        ("alpha.example", 1),
        ("www.beta.example", 1),
        ("www.zebra.example", 1),
    ]


def test_a_page_by_hand_that_was_removed_is_not_given_again() -> None:
    removal = Removal(NOON, "ab" * 32, 9)
    given = Snapshot(LEDGER, FetchOutcome.MANUAL, NOON, removal=removal, detail="page.html")
    kept = Snapshot(LEDGER, FetchOutcome.MANUAL, NOON, body=b"words", detail="other.html")
    found = Finding(FindingKind.UNREACHED)
    pages = tuple(PageResult(linked("a1", LEDGER), one, None, found) for one in (given, kept))
    check = Check("k", Article("words"), (ClaimResult(claim("a1"), pages),), NOON, NOON, "0")

    hands = hands_of(check, lambda snapshot: snapshot)

    assert [hand.source for hand in hands] == ["other.html"]
