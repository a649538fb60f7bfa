"""The table of addresses: what is dangerous is refused, what is public is not."""

import pytest

from bot.ingest.addresses import is_public_address, is_public_endpoint

FORBIDDEN = (
    *("0.0.0.1", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255"),
    *("127.0.0.1", "127.1.2.3", "168.63.129.16", "169.254.169.254", "169.254.0.1"),
    *("172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.0.9", "192.0.0.192", "192.0.2.1"),
    *("192.88.99.1", "192.168.0.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1"),
    *("239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:10.0.0.1"),
    *("::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "100::1"),
    *("2001::1", "2001:db8::1", "2001:10::1", "2002:7f00:1::", "2002:a9fe:a9fe::", "3fff::1"),
    *("5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1"),
)
PUBLIC = ("93.184.216.34", "1.1.1.1", "8.8.8.8", "192.0.43.8", "2606:4700::1111", "2a00:1450::200e")
NO_ADDRESS = ("", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "127.0.0.1:80", "[::1]", "１")


@pytest.mark.parametrize("address", FORBIDDEN)
def test_an_address_that_is_not_the_public_internet_is_refused(address: str):
    """Loopback, private, link-local, metadata, multicast, tunnels and documentation."""
    assert not is_public_address(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_may_be_dialled(address: str):
    """The table refuses nothing that newspapers are served from."""
    assert is_public_endpoint(address, 443)
    assert is_public_endpoint(address, 80)


@pytest.mark.parametrize("address", NO_ADDRESS)
def test_what_is_no_address_is_refused(address: str):
    """A name or a short form is never dialled as such; only what the resolver gave is."""
    assert not is_public_address(address)


@pytest.mark.parametrize("port", [0, 22, 25, 8080, 6379, 65535])
def test_other_ports_are_refused(port: int):
    """A public machine has doors that are not for the public."""
    assert not is_public_endpoint("93.184.216.34", port)


def test_the_table_has_all_measured_addresses():
    """47 addresses were found to matter."""
    assert len(set(FORBIDDEN)) >= 47
