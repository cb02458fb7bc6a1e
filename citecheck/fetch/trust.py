"""Whom to trust: the authorities shipped with the program, the system's, and the user's own."""

from __future__ import annotations

import ssl

import httpx
import truststore

from citecheck.config import Options
from citecheck.model import ErrorCode, KnownError


def tls_context(options: Options) -> ssl.SSLContext:
    """Return the TLS settings of ``options``; reads files, so not for the loop's thread.

    Raises:
        KnownError: ``BAD_CONFIG`` when the bundle can't be read or holds no certificate.
    """
    if options.trust == "system":
        context: ssl.SSLContext = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    else:
        context = httpx.create_ssl_context(trust_env=False)
    if options.ca_bundle:
        try:
            context.load_verify_locations(cafile=options.ca_bundle)
        except (OSError, ssl.SSLError) as error:
            raise KnownError(ErrorCode.BAD_CONFIG, options.ca_bundle, str(error)) from error
    return context
