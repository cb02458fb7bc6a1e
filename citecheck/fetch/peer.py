"""Who answers over an encrypted connection."""

from __future__ import annotations

import hashlib
import ssl

import httpcore
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm

from citecheck.model import TlsPeer


def tls_peer(stream: httpcore.AsyncNetworkStream) -> TlsPeer | None:
    """Return whose certificate was shown on ``stream``, or None where it is not encrypted.

    The certificate is read from its bytes: what ``ssl`` tells of it depends on who checked it, and
    a system's own store tells nothing.
    """
    found = stream.get_extra_info("ssl_object")
    if not isinstance(found, ssl.SSLObject | ssl.SSLSocket):
        return None
    der = found.getpeercert(binary_form=True)
    cipher = found.cipher()
    if der is None:
        return None
    return peer_of(der, protocol=found.version() or "", cipher=cipher[0] if cipher else "")


def peer_of(der: bytes, *, protocol: str, cipher: str) -> TlsPeer:
    """Return what a certificate in DER says; only its hash where it can't be read."""
    digest = hashlib.sha256(der).hexdigest()
    try:
        certificate = x509.load_der_x509_certificate(der)
        return TlsPeer(
            protocol=protocol,
            cipher=cipher,
            sha256=digest,
            subject=certificate.subject.rfc4514_string(),
            issuer=certificate.issuer.rfc4514_string(),
            valid_from=certificate.not_valid_before_utc,
            valid_until=certificate.not_valid_after_utc,
        )
    except (ValueError, UnsupportedAlgorithm):
        return TlsPeer(protocol=protocol, cipher=cipher, sha256=digest)
