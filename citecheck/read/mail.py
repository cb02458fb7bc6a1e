"""Mails (.eml) and saved pages (.mhtml): which part is the text, and where it came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

import webencodings

from citecheck.model import ErrorCode, KnownError
from citecheck.read.about import About, one_line
from citecheck.read.alternates import web_address
from citecheck.read.packages import broken

_MAX_PARTS = 1_000
_MAX_HEADER_CHARS = 2_000
_REPLY = re.compile(r"(?:\s{0,3}(?:re|fwd?|aw|wg|tr|sv|vs)\s{0,3}:\s{0,3}){1,9}", re.IGNORECASE)
_ADDRESS = re.compile(r"<[^<>]{0,300}>")
_HTML = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class MailPart:
    """The part of a message that holds its text.

    Attributes:
        data: its bytes, without transfer encoding.
        content_type: with its charset.
        name: of an attached file, or empty.
        url: where a saved page was read, or empty.
        about: what the message's head tells.
        is_page: whether it is a saved page rather than a mail.
    """

    data: bytes
    content_type: str
    name: str
    url: str
    about: About
    is_page: bool


def main_part(data: bytes, subject: str = "") -> MailPart:
    """Return the part of a mail or saved page to read: HTML before plain text before a file.

    Raises:
        KnownError: ``BROKEN_FILE`` when it is too deeply nested, ``EMPTY_INPUT`` without text,
            ``LOCKED_FILE`` when it is encrypted.
    """
    try:
        message = message_from_bytes(data)
        parts = list(_leaves(message, subject))
    except RecursionError as error:
        raise broken(subject, "parts nested too deeply") from error
    if message.get_content_type() == "multipart/encrypted":
        raise KnownError(ErrorCode.LOCKED_FILE, subject)
    address = _header(message, "Snapshot-Content-Location")
    is_page = message.get_content_type() == "multipart/related" or bool(address)
    part = _root(message, parts) if is_page else None
    part = part or _readable(parts)
    if part is None:
        raise KnownError(ErrorCode.EMPTY_INPUT, subject)
    location = address or _header(part, "Content-Location")
    return MailPart(
        data=_content(part),
        content_type=_content_type(part),
        name=_decoded(part.get_filename() or ""),
        url=web_address("", location) if is_page else "",
        about=About() if is_page else _about(message),
        is_page=is_page,
    )


def _leaves(message: Message, subject: str) -> Iterator[Message]:
    """Yield the parts that hold something, without recursion; mails in mails are looked into."""
    waiting, count = [message], 0
    while waiting:
        part = waiting.pop()
        count += 1
        if count > _MAX_PARTS:
            raise broken(subject, f"more than {_MAX_PARTS} parts")
        # Asked of a part with text, it would decode that by whatever codec a label names.
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting.extend(p for p in reversed(inner) if isinstance(p, Message))
        else:
            yield part


def _root(message: Message, parts: list[Message]) -> Message | None:
    """Return the page itself among what was saved with it."""
    start = message.get_param("start")
    wanted = start.strip("<> ") if isinstance(start, str) else ""
    pages = [part for part in parts if part.get_content_type() in _HTML]
    named = (p for p in pages if wanted and _header(p, "Content-ID").strip("<> ") == wanted)
    return next(named, pages[0] if pages else None)


def _readable(parts: list[Message]) -> Message | None:
    """Return the part with the text: the body before a file, HTML before plain text."""
    bodies = [p for p in parts if p.get_content_disposition() != "attachment"]
    for wanted in (_HTML, frozenset({"text/plain"})):
        for part in bodies:
            if part.get_content_type() in wanted and _content(part).strip():
                return part
    files = (p for p in parts if p.get_filename() and not _is_media(p) and _content(p).strip())
    return next(files, None)


def _is_media(part: Message) -> bool:
    return part.get_content_maintype() in {"image", "audio", "video", "font"}


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _content_type(part: Message) -> str:
    """Return the part's type with its charset, where that is one that the web knows."""
    charset = str(part.get_param("charset") or "")[:60]
    known = webencodings.lookup(charset) if charset else None
    flowed = str(part.get_param("format") or "").lower() == "flowed"
    told = part.get_content_type() + (f"; charset={known.name}" if known else "")
    return f"{told}; format=flowed" if flowed else told


def _about(message: Message) -> About:
    subject = one_line(_header(message, "Subject"))
    sender = one_line(_ADDRESS.sub("", _header(message, "From")).strip(" \"'"))
    try:
        sent = parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        sent = ""
    return About(title=_REPLY.sub("", subject, count=1), byline=sender, published=sent)


def _header(message: Message, name: str) -> str:
    return _decoded(str(message.get(name) or ""))


def _decoded(written: str) -> str:
    """Return a header's words; encoded words are read by the web's encodings alone."""
    written = written[:_MAX_HEADER_CHARS]
    try:
        pieces = decode_header(written)
    except (ValueError, LookupError):
        return written
    return "".join(_piece(data, charset) for data, charset in pieces)


def _piece(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    encoding = webencodings.lookup(charset or "utf-8") or webencodings.UTF8
    return str(encoding.codec_info.decode(data, "replace")[0])


def unflowed(text: str) -> str:
    """Return a text of ``format=flowed`` (RFC 3676) with its paragraphs on one line each."""
    lines: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        unstuffed = line.removeprefix(" ")
        if goes_on and not line.startswith(">"):
            lines[-1] += unstuffed
        else:
            lines.append(unstuffed)
        goes_on = line.endswith(" ") and line != "-- " and not line.startswith(">")
    return "\n".join(lines)
