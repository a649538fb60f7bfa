"""Which addresses of the world may be dialled; the answer is asked at the moment of connecting.

The table is explicit because `ipaddress.is_global` is not a filter: on Python 3.11.7 it calls 18
of 47 dangerous addresses global (multicast, NAT64, 6to4, IPv4-compatible, cloud metadata).
"""

import ipaddress

_PORTS = frozenset((80, 443))
_REFUSED_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",  # carriers' own
        "127.0.0.0/8",
        "168.63.129.16/32",  # Azure's metadata
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/3",
    )
)
# Only this block is the public internet; that refuses NAT64, local and multicast without a name.
_PUBLIC_V6 = ipaddress.IPv6Network("2000::/3")
_REFUSED_V6 = tuple(
    ipaddress.IPv6Network(network)
    for network in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)


def is_public_endpoint(address: str, port: int) -> bool:
    """Tell whether an address that is about to be dialled is public, on port 80 or 443."""
    return port in _PORTS and is_public_address(address)


def is_public_address(address: str) -> bool:
    """Tell whether an IP address belongs to the public internet; anything else is refused."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped:
        ip = ip.ipv4_mapped
    if isinstance(ip, ipaddress.IPv4Address):
        return not any(ip in network for network in _REFUSED_V4)
    if ip.scope_id is not None or ip not in _PUBLIC_V6:
        return False
    return not any(ip in network for network in _REFUSED_V6)
