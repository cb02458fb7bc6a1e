"""Whom to trust: the authorities shipped with the program, the system's, and the user's own."""

from __future__ import annotations

import ssl
from functools import lru_cache
from pathlib import Path

import httpx
import truststore

from citecheck import paths
from citecheck.config import Options
from citecheck.model import ErrorCode, KnownError


def tls_context(options: Options) -> ssl.SSLContext:
    """Return the TLS settings of ``options``; reads files, so not for the loop's thread.

    The same ones come back as long as options and bundle stay: reading the authorities takes some
    20 ms of processor.

    Raises:
        KnownError: ``BAD_CONFIG`` when the bundle can't be read or holds no certificate.
    """
    try:
        written_at = Path(options.ca_bundle).stat().st_mtime_ns if options.ca_bundle else 0
        return _context(options.trust, options.ca_bundle, written_at)
    except (OSError, ssl.SSLError) as error:
        detail = f"ca_bundle {options.ca_bundle}: {error.strerror or error}"
        raise KnownError(ErrorCode.BAD_CONFIG, str(paths.config_file()), detail) from error


@lru_cache(maxsize=2)
def _context(trust: str, ca_bundle: str, written_at: int) -> ssl.SSLContext:  # noqa: ARG001 - a bundle written anew is read anew
    if trust == "system":
        context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    else:
        context = httpx.create_ssl_context(trust_env=False)
    if ca_bundle:
        context.load_verify_locations(cafile=ca_bundle)
    return context
