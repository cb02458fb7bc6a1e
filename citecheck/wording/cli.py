"""The terminal's own sentences."""

from __future__ import annotations

from citecheck.wording.translate import tr, trc, trn


def exit_codes() -> str:
    """Return the foot of the help: what the exit status means."""
    return tr(
        "Exit status: 0 fine; 1 a fault, told in one sentence; 2 wrong usage; 3 something was "
        "found wrong (check --strict, verify); 70 a bug, see the log; 130 interrupted with Ctrl-C."
    )


def interrupted(*, saved: bool) -> str:
    """Return what Ctrl-C says of a command; ``saved`` where it saves what it finds as it goes."""
    if not saved:
        return tr("Interrupted.")
    return tr("Interrupted. What was found is saved; run the same command again to go on.")


def unexpected(log: str) -> str:
    """Return what a fault of ours says."""
    return tr("citecheck failed; this is a bug. The log tells more: {log}", log=log)


def output_full(*, saved: bool) -> str:
    """Return what is said when the output can't be written for want of space."""
    if not saved:
        return tr("The output could not be written: no space is left there.")
    return tr("The output could not be written: no space is left there. What was found is saved.")


def hosts_line(hosts: tuple[str, ...], pages: int) -> str:
    """Return the line that lists the hosts before the first request."""
    if not hosts:
        return tr("Nothing is asked of any host.")
    return trn(
        "Asking {hosts} for {count} page:",
        "Asking {hosts} for {count} pages:",
        pages,
        hosts=trn("{count} host", "{count} hosts", len(hosts)),
    )


def rules_alone() -> str:
    """Return what is said when the trained model's files are missing or damaged."""
    return tr("The trained model is not there or damaged: the rules alone look for claims.")


def claims_line(claims: int, decided: int) -> str:
    """Return "31 claims, 18 decided"."""
    return tr(
        "{claims}, {decided} decided",
        claims=trn("{count} claim", "{count} claims", claims),
        decided=decided,
    )


def report_written(path: str) -> str:
    """Return the line that names a written report."""
    return tr("Report written to {path}", path=path)


def how_to_open_window(command: str) -> str:
    """Return the line that says how to open the window on the same check."""
    return tr("Open the window on it:  {command}", command=command)


def library_empty() -> str:
    """Return what ``list`` says of an empty library."""
    return tr("The library holds no checks yet. Start with: citecheck check ARTICLE")


def nothing_found() -> str:
    """Return what is said of an article without attributions."""
    return tr("No attributions found.")


def part_heading(number: int, title: str) -> str:
    """Return the heading of one part of a paste."""
    return (
        tr("Part {number}: {title}", number=number, title=title)
        if title
        else tr("Part {number}", number=number)
    )


def no_link(outlet: str | None) -> str:
    """Return "no link" or "no link: AFP"."""
    return tr("no link: {outlet}", outlet=outlet) if outlet else tr("no link")


def claim_headings() -> tuple[str, ...]:
    """Return the headings of the table of claims, before anything was checked."""
    return tr("Claim"), tr("Kind"), tr("Speaker"), tr("Outlet"), tr("Words"), tr("Link")


def finding_headings() -> tuple[str, ...]:
    """Return the headings of the table of findings, behind the column of signs."""
    return tr("Claim"), tr("Finding"), tr("Speaker"), tr("Words"), tr("Page")


def check_headings() -> tuple[str, ...]:
    """Return the headings of the list of checks."""
    check, changed = trc("a check of an article", "Check"), trc("heading of a table", "Changed")
    return check, changed, tr("Claims"), trc("heading of a table", "Decided"), tr("Title")


def side_headings() -> tuple[str, str]:
    """Return the headings of two columns of words."""
    return tr("the article"), tr("the page")


def coverage_line(share: float) -> str:
    """Return how much of the article lies in claims; ``share`` from 0 to 1."""
    return tr("{percent} % of the words lie in a claim", percent=round(share * 100))
