"""Time stamps after RFC 3161: somebody else's word on when bytes existed."""

from __future__ import annotations

import hashlib
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from cryptography import x509
from rfc3161_client import (
    HashAlgorithm,
    PKIStatus,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from citecheck.config import Options
from citecheck.fetch.ask import Ask
from citecheck.fetch.client import open_fetcher
from citecheck.fetch.network import Dialler, Resolver, system_dial, system_resolve
from citecheck.model import ErrorCode, FetchOutcome, KnownError
from citecheck.wording.outcomes import outcome_fact

LARGEST_STAMP = 2**20
_QUERY, _REPLY = "application/timestamp-query", "application/timestamp-reply"
_DEFAULT_PORTS = {"http": 80, "https": 443}


class StampError(ValueError):
    """A time stamp that proves nothing; its text says why, in the words of its format."""


class OtherStampError(StampError):
    """A sound time stamp of other bytes."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a time stamp says.

    Attributes:
        at: aware UTC time that was stamped.
        who: the signer's name by its own certificate (RFC 4514), or empty.
    """

    at: datetime
    who: str


async def time_stamp(
    data: bytes,
    options: Options,
    *,
    resolve: Resolver = system_resolve,
    dial: Dialler = system_dial,
    tls: ssl.SSLContext | None = None,
) -> bytes:
    """Return a time stamp over ``data`` from the server that ``options`` name, in DER.

    Its hash goes out and nothing else. The server may stand in the local network, as every one
    that the user named in the settings may; no page can name one. The answer is checked: granted,
    of these bytes, to this request, and signed by the certificate that it carries.

    Raises:
        KnownError: ``NOT_STAMPED`` with the reason in its detail.
    """
    url = options.timestamp_url
    request = (
        TimestampRequestBuilder()
        .data(data)
        .hash_algorithm(HashAlgorithm.SHA256)
        .nonce(nonce=True)
        .cert_request(cert_request=True)
        .build()
    )
    ask = Ask(
        url,
        method="POST",
        headers=(("Content-Type", _QUERY), ("Accept", _REPLY)),
        content=request.as_bytes(),
        media_types=frozenset({_REPLY}),
        named=frozenset({_place(url)}),
    )
    async with open_fetcher(options, resolve=resolve, dial=dial, tls=tls) as fetcher:
        answer = await fetcher.ask(ask)
    if answer.outcome is not FetchOutcome.OK:
        reason = f"{outcome_fact(answer.outcome, answer.status)} {answer.detail}".strip()
        raise KnownError(ErrorCode.NOT_STAMPED, url, reason)
    try:
        read_stamp(answer.body, data, nonce=request.nonce)
    except StampError as error:
        raise KnownError(ErrorCode.NOT_STAMPED, url, str(error)) from error
    return answer.body


def read_stamp(stamp: bytes, data: bytes, *, nonce: int | None = None) -> Stamp:
    """Return what a time stamp over ``data`` says, its signature checked by its own certificate.

    Whether that certificate is to be trusted is not asked: that is for whoever relies on it.

    Args:
        stamp: the answer of a time stamp server, in DER.
        data: what was stamped.
        nonce: that was sent, or None where it is not known any more.

    Raises:
        OtherStampError: it is of other bytes.
        StampError: it is no stamp, was refused, answers another request, or is not rightly signed.
    """
    try:
        response = decode_timestamp_response(stamp[:LARGEST_STAMP])
        status = response.status
    except ValueError as error:
        msg = f"no time stamp ({error})"
        raise StampError(msg[:200]) from error
    if status != PKIStatus.GRANTED:
        said = "; ".join(response.status_string) or "no reason given"
        msg = f"refused ({status}: {said})"
        raise StampError(msg[:200])
    _check_imprint(response, data, nonce)
    return _signed(response, data)


def _check_imprint(response: TimeStampResponse, data: bytes, nonce: int | None) -> None:
    imprint = response.tst_info.message_imprint
    if imprint.message != hashlib.sha256(data).digest():
        msg = "its hash is of other bytes"
        raise OtherStampError(msg)
    if nonce is not None and response.tst_info.nonce != nonce:
        msg = "it answers another request"
        raise StampError(msg)


def _signed(response: TimeStampResponse, data: bytes) -> Stamp:
    """Return what a stamp says once its signature fits the certificates that it carries."""
    try:
        carried = [x509.load_der_x509_certificate(one) for one in response.signed_data.certificates]
        builder = VerifierBuilder(roots=carried)
        builder.build().verify_message(response, data)
        signer = _signer(response, carried)
    except (ValueError, VerificationError) as error:
        msg = f"its signature can't be checked ({error})"
        raise StampError(msg[:200]) from error
    at = response.tst_info.gen_time
    return Stamp((at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC), signer)


def _signer(response: TimeStampResponse, carried: list[x509.Certificate]) -> str:
    for info in response.signed_data.signer_infos:
        for one in carried:
            if (one.issuer, one.serial_number) == (info.issuer, info.serial_number):
                return one.subject.rfc4514_string()
    return ""


def _place(url: str) -> tuple[str, int]:
    parts = urlsplit(url)
    return (parts.hostname or "").lower(), parts.port or _DEFAULT_PORTS.get(parts.scheme, 443)
