"""Lines of the terminal break between words, and hosts at their dots."""

from __future__ import annotations

import pytest

from citecheck.cli.line_breaks import lines_of_host, lines_of_words


def test_no_host_is_cut_where_a_line_of_them_is_broken() -> None:
    hosts = ["www.example-of-a-name.org", "b.example", "a.very.long.host.of.some.example.com"]

    lines = lines_of_words(f"Asking 3 hosts: {', '.join(hosts)}", 24)

    assert " ".join(lines).split(", ")[1:] == hosts[1:]
    assert "www.example-of-a-name.org," in lines
    assert all(len(line) <= 24 or " " not in line for line in lines)


@pytest.mark.parametrize(
    ("host", "width", "wanted"),
    [
        ("b.example", 20, "b.example"),
        ("harbourledger.example", 20, "harbourledger\n.example"),
        ("a.bb.ccc.dddd", 5, "a.bb\n.ccc\n.dddd"),
        ("one-label-without-dots", 5, "one-label-without-dots"),
        ("", 5, ""),
    ],
)
def test_a_host_is_broken_at_its_dots(host: str, width: int, wanted: str) -> None:
    assert lines_of_host(host, width) == wanted
