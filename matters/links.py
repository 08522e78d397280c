"""The addresses that guides lead to: which they are, whose turn it is, whether one may be asked, what an answer means. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import quote, urlsplit

SCHEMES = {"http": 80, "https": 443}
LONGEST = 1000
LOWEST_FREE_PORT = 1024
"""Below it lie mail, shells and databases: an address that names such a port is no page."""

WRITTEN = "/%?:@!$&'()*+,;=-._~[]|"
"""What stands in a path or query as it is; other characters, Chinese ones above all, are percent-encoded."""

PLACES = {
    "": ("online_url",),
    "windows": ("map_url",),
    "materials": ("blank_form", "sample"),
    "results": ("samples",),
    "channels": ("value",),
}
"""Where a snapshot may hold an address: in itself, and in its rows."""

NAT64 = IPv6Network("64:ff9b::/96")


class NotAskable(ValueError):
    """The address is none that the portal may open; the message tells why."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is asked of whom: `target` is the path with its query."""

    scheme: str
    host: str
    port: int
    target: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`words` tell what came back, `is_alive` whether people get to something.

    `has_answered` is whether anybody spoke, None where nobody was asked.
    """

    words: str
    is_alive: bool = False
    has_answered: bool | None = False


def addresses(snapshot: Mapping[str, Any]) -> set[str]:
    """The web addresses in a guide that people are led to; texts that only mention one are left out."""
    found: set[str] = set()
    for part, columns in PLACES.items():
        rows: Iterable[Mapping[str, Any]] = snapshot.get(part) or () if part else (snapshot,)
        for row in rows:
            found.update(row.get(column) or "" for column in columns)
    return {url for url in map(str.strip, found) if is_address(url)}


def is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return (
        parts.scheme in SCHEMES
        and bool(parts.hostname)
        and len(text) <= LONGEST
        and not any(char.isspace() for char in text)
    )


def host_of(url: str) -> str:
    """The host that answers for `url`, in small letters; empty where there is none."""
    try:
        return (urlsplit(url).hostname or "").lower()[:255]
    except ValueError:
        return ""


def target_of(url: str) -> Target:
    """What to ask for `url`. Raises NotAskable for what is no web page."""
    try:
        parts = urlsplit(url)
        port = parts.port
        host = (parts.hostname or "").rstrip(".").encode("idna").decode("ascii")
    except ValueError as error:
        raise NotAskable("网址写法不对") from error
    if parts.scheme not in SCHEMES:
        raise NotAskable("不是 http 或者 https 的网址")
    if not host:
        raise NotAskable("网址没有主机名")
    if parts.username is not None or parts.password is not None:
        raise NotAskable("网址里有用户名或者密码")
    own = SCHEMES[parts.scheme]
    if port is not None and port not in SCHEMES.values() and port < LOWEST_FREE_PORT:
        raise NotAskable("网址的端口不是网页用的")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, own if port is None else port, quote(target, safe=WRITTEN))


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public network: none of ours, none of a cloud's own services.

    An IPv6 address that only wraps an IPv4 one is judged by what it wraps.
    """
    try:
        one = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    wrapped = _wrapped(one) if isinstance(one, IPv6Address) else None
    if wrapped is not None:
        return is_public(str(wrapped))
    return one.is_global and not one.is_multicast and not one.is_reserved


def _wrapped(one: IPv6Address) -> IPv4Address | None:
    if one in NAT64:
        return IPv4Address(int(one) & 0xFFFFFFFF)
    return one.ipv4_mapped or one.sixtofour or (one.teredo[1] if one.teredo else None)


def turns(
    waiting: Iterable[tuple[str, str]], per_host: int, at_most: int
) -> Iterator[tuple[str, str]]:
    """`(url, host)` in the order in which to ask: hosts take turns, each at most `per_host` times.

    Within a host the given order stays.
    """
    by_host: dict[str, list[str]] = defaultdict(list)
    for url, host in waiting:
        if len(by_host[host]) < per_host:
            by_host[host].append(url)
    rounds = (
        (urls[number], host)
        for number in range(max(map(len, by_host.values()), default=0))
        for host, urls in by_host.items()
        if number < len(urls)
    )
    for count, turn in enumerate(rounds):
        if count >= at_most:
            return
        yield turn


ANSWERS_FOR_PEOPLE = frozenset({401, 403, 405, 407, 406, 412, 418, 429, 451, 501})
"""A server that says so is there, and may answer a browser: it asks who one is, or takes us for a robot."""


def judged(status: int) -> Answer:
    """What an HTTP status means for people who follow the link."""
    is_alive = 200 <= status < 400 or status in ANSWERS_FOR_PEOPLE
    return Answer(f"HTTP {status}", is_alive, has_answered=True)


HOSTS_OF_AN_OUTAGE = 3
"""When so many hosts are silent and none speaks, it is the portal that hears nothing."""


def is_our_own_outage(answers: Mapping[str, Answer]) -> bool:
    """Whether no host at all has answered, by address: then the portal is off the network, and no link is to blame."""
    asked = {url: one for url, one in answers.items() if one.has_answered is not None}
    if any(one.has_answered for one in asked.values()):
        return False
    return len({host_of(url) for url in asked}) >= HOSTS_OF_AN_OUTAGE
