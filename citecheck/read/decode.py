"""Bytes to text: by byte order mark, header, meta element, and last by a bounded guess.

Only the labels of the WHATWG Encoding Standard count (``webencodings``): a foreign label never
reaches Python's own codec table, which holds codecs such as "hex" and "zip".
"""

from __future__ import annotations

import codecs
import re

import charset_normalizer
import webencodings

from citecheck.model import ErrorCode, KnownError
from citecheck.read.clean import clean_text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
# The standard prescans 1024 bytes; pages with long comments or scripts ahead need more.
_META_BYTES = 8192
_GUESS_BYTES = 32 * 1024
_HEADER_CHARSET = re.compile(r"charset\s{0,4}=\s{0,4}[\"']?([^\s\"';,]{1,40})", re.IGNORECASE)
_META_CHARSET = re.compile(
    rb"<meta\b[^>]{0,400}?charset\s{0,4}=\s{0,4}[\"']?([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_XML_ENCODING = re.compile(
    rb"^\s{0,16}<\?xml\b[^>]{0,200}?encoding\s{0,4}=\s{0,4}[\"']([A-Za-z0-9_:.-]{1,40})"
)
# What windows-1252 news texts hold beyond ASCII: curly quotes, dashes, £, é, ü and their like.
_WESTERN_BYTES = frozenset(
    b"\x80\x82\x84\x85\x8a\x91\x92\x93\x94\x95\x96\x97\x99\x9a\xa0\xa1\xa3\xa7\xa9\xab\xad\xae\xb0"
    b"\xb4\xb7\xbb\xbd\xbf\xc4\xc9\xd6\xdc\xdf\xe0\xe1\xe2\xe3\xe4\xe5\xe6\xe7\xe8\xe9\xea\xeb\xed"
    b"\xee\xef\xf1\xf3\xf4\xf5\xf6\xf8\xfa\xfb\xfc"
)
_CONTROL_BYTES = frozenset(range(0x20)) - frozenset(b"\t\n\x0b\f\r\x1b")
# Above this share of control bytes nobody meant a text.
_MAX_CONTROL_SHARE = 0.02
_KANA, _HANGUL = re.compile("[\u3041-\u30ff]"), re.compile("[\uac00-\ud7a3]")
_SCRIPTS = (("shift_jis", _KANA, 0.2), ("euc-jp", _KANA, 0.2), ("euc-kr", _HANGUL, 0.8))
_MAX_NUL_SHARE = 0.2
_WHOLE_PER_BROKEN = 10
_UTF16_NUL_SHARE = 0.3


def decoded_text(data: bytes, content_type: str = "", subject: str = "") -> str:
    """Return ``data`` as clean text (see ``clean_text``).

    Args:
        data: the bytes as they came.
        content_type: the Content-Type header, or empty.
        subject: what to name in an error.

    Raises:
        KnownError: ``BINARY_INPUT`` when the bytes are no text, ``UNKNOWN_ENCODING`` when they
            are but nothing tells how to read them.
    """
    for bom, label in _BOMS:
        if data.startswith(bom):
            return clean_text(_decoded(data[len(bom) :], webencodings.lookup(label)))
    encoding = _utf16_by_shape(data) or _declared(data, content_type)
    if encoding is None or not encoding.name.startswith("utf-16"):
        _refuse_binary(data, subject)
        # A NUL may stand inside a character; no text needs it.
        data = data.replace(b"\x00", b"")
    if encoding is None or _is_contradicted(data, encoding):
        encoding = _guessed(data) or encoding
    if encoding is None:
        raise KnownError(ErrorCode.UNKNOWN_ENCODING, subject)
    return clean_text(_decoded(data, encoding))


def _decoded(data: bytes, encoding: webencodings.Encoding) -> str:
    return str(encoding.codec_info.decode(data, "replace")[0])


def _declared(data: bytes, content_type: str) -> webencodings.Encoding | None:
    """Return the encoding that the header or the page's own head names, or None."""
    header = _HEADER_CHARSET.search(content_type[:1000])
    if header and (encoding := _known(header.group(1))):
        return encoding
    head = data[:_META_BYTES]
    meta = _META_CHARSET.search(head) or _XML_ENCODING.search(head)
    if not meta:
        return None
    encoding = _known(meta.group(1).decode("ascii"))
    # A label readable as ASCII can't stand in UTF-16 bytes: the standard takes UTF-8 then.
    wide = encoding is not None and encoding.name.startswith("utf-16")
    return webencodings.UTF8 if wide else encoding


def _known(label: str) -> webencodings.Encoding | None:
    encoding = webencodings.lookup(label)
    if encoding is None or encoding.name in {"replacement", "x-user-defined"}:
        return None
    return encoding


def _is_contradicted(data: bytes, encoding: webencodings.Encoding) -> bool:
    """Say whether the bytes can't be meant in the declared ``encoding``.

    Bytes beyond ASCII that happen to be valid UTF-8 are UTF-8 whatever a page says of latin-1,
    and a page called UTF-8 that has next to no whole sequences beside its broken ones is
    something else. Where whole ones stand among them, the broken are damage.
    """
    if data.isascii():
        return False
    if encoding.name == "windows-1252":
        return _is_utf8(data)
    if encoding.name == "utf-8" and not _is_utf8(data):
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        whole = sum(1 for char in text[:100_000] if char > "\x7f" and char != "\ufffd")
        return broken > whole * _WHOLE_PER_BROKEN
    return False


def _is_utf8(data: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        # Not final: a last character cut in half is no reason to doubt the rest.
        decoder.decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_by_shape(data: bytes) -> webencodings.Encoding | None:
    """Return UTF-16 LE or BE when the NULs of its ASCII letters stand where it puts them."""
    head = data[:4096]
    half = len(head) // 2
    if not half:
        return None
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > _UTF16_NUL_SHARE and even < odd / 10:
        return webencodings.lookup("utf-16le")
    if even > _UTF16_NUL_SHARE and odd < even / 10:
        return webencodings.lookup("utf-16be")
    return None


def _refuse_binary(data: bytes, subject: str) -> None:
    head = data[: 64 * 1024]
    controls = len(head) - len(head.translate(None, bytes(_CONTROL_BYTES)))
    nuls = head.count(0)
    most = _MAX_CONTROL_SHARE * len(head)
    if (controls - nuls > 1 and controls - nuls > most) or nuls > _MAX_NUL_SHARE * len(head):
        raise KnownError(ErrorCode.BINARY_INPUT, subject, f"{controls} control bytes")


def _guessed(data: bytes) -> webencodings.Encoding | None:
    if _is_utf8(data):
        return webencodings.UTF8
    high = bytes(byte for byte in data[: 16 * _GUESS_BYTES] if byte > 0x7F)  # noqa: PLR2004 - ASCII
    western = sum(1 for byte in high if byte in _WESTERN_BYTES)
    if western == len(high) and len(high) < len(data) / 8:
        return webencodings.lookup("windows-1252")
    if encoding := _by_script(_sample(data)):
        return encoding
    best = charset_normalizer.from_bytes(_sample(data)).best()
    name = best.encoding.replace("_", "-") if best else ""
    return _known(name) or _known(name.replace("cp", "windows-"))


def _by_script(sample: bytes) -> webencodings.Encoding | None:
    """Return the encoding in which ``sample`` is Japanese or Korean beyond doubt, or None.

    The general guess takes Shift_JIS for Korean: kana tell Japanese from all else.
    """
    for label, letters, share in _SCRIPTS:
        encoding = webencodings.lookup(label)
        decoder = encoding.codec_info.incrementaldecoder("strict")
        try:
            text = decoder.decode(sample)
        except UnicodeDecodeError:
            continue
        foreign = sum(1 for char in text if not char.isascii())
        if len(letters.findall(text)) > share * foreign:
            return encoding
    return None


def _sample(data: bytes) -> bytes:
    """Return a bounded stretch of ``data`` that begins shortly before its first odd byte."""
    first = next((i for i, byte in enumerate(data) if byte > 0x7F), 0)  # noqa: PLR2004 - ASCII
    start = max(0, first - _GUESS_BYTES // 2)
    return data[start : start + _GUESS_BYTES]
