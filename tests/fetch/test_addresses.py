from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.fetch.addresses import is_public


@pytest.mark.parametrize(
    "address",
    ["93.184.215.14", "1.1.1.1", "172.15.255.255", "172.32.0.0", "223.255.255.255", "2606:4700::1"],
)
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *("0.1.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1"),
        *("192.0.2.1", "192.168.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fec0::1", "fc00::1", "ff02::1", "100::1", "5f00::1"),
        *("2001:db8::1", "2001::1", "3fff::1", "64:ff9b:1::1"),
    ],
)
def test_addresses_of_other_networks_are_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_no_ipv6_address_hides_an_ipv4_address(inner: ipaddress.IPv4Address) -> None:
    number = int(inner)
    disguises = {
        "mapped": 0xFFFF << 32 | number,
        "compatible": number,
        "nat64": 0x64FF9B << 96 | number,
        "6to4": 0x2002 << 112 | number << 80,
        "teredo": 0x20010000 << 96 | number ^ 0xFFFFFFFF,
        "isatap": 0x26064700 << 96 | 0x5EFE << 32 | number,
    }

    assert not [
        name for name, value in disguises.items() if is_public(str(ipaddress.IPv6Address(value)))
    ]


@pytest.mark.parametrize(
    "text", ["", "news.example", "127.1", "0x7f.1", "2130706433", "fe80::1%lo"]
)
def test_what_is_no_plain_address_is_not_public(text: str) -> None:
    assert not is_public(text)
