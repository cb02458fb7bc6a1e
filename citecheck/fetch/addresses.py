"""Which IP addresses belong to the public internet.

The tables are our own: ``ipaddress.is_global`` of Python 3.11 calls multicast, NAT64, 6to4 and
other ranges public. Source: the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890).
"""

from __future__ import annotations

import ipaddress

_NOT_PUBLIC_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # behind a provider's NAT
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # the host of a virtual machine in one large cloud
        "169.254.0.0/16",  # link local, cloud metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
# Everything outside is loopback, local, multicast, discard, mapped or compatible IPv4, or NAT64.
_GLOBAL_UNICAST_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo (hides IPv4), benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4 (hides IPv4)
        "3fff::/20",  # documentation
    )
)
_ISATAP_MARKS = (b"\x00\x00\x5e\xfe", b"\x02\x00\x5e\xfe")


def is_public(address: str) -> bool:
    """Return whether ``address`` is a plain IP address of the public internet.

    False also for what is no address at all, for addresses with a zone ("%eth0") and for every
    IPv6 address that hides an IPv4 address: those slip through filters that read one family only.
    """
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in _NOT_PUBLIC_4)
    if ip.scope_id is not None or ip not in _GLOBAL_UNICAST_6 or ip.packed[8:12] in _ISATAP_MARKS:
        return False
    return not any(ip in network for network in _NOT_PUBLIC_6)
