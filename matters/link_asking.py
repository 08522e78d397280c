"""Asks a web address whether it answers: HEAD, and GET where HEAD is refused. Follows a few redirects.

The standard library is enough here and no HTTP client is among the requirements. What these clients do
not offer is what matters: the name is resolved once, every address it has must be public, and the
connection goes to the very address that was checked, on each redirect anew.
"""

import socket
import ssl
from collections.abc import Callable, Iterable
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Event, Timer
from time import monotonic, sleep
from typing import Any
from urllib.parse import urljoin

from matters.links import Answer, NotAskable, Target, is_public, judged, target_of

MOST_REDIRECTS = 5
TIMEOUT = 10.0
"""Seconds for one step of a connection."""
WHOLE_TIMEOUT = 30.0
"""Seconds for one request: a server that drips is cut off."""
LONGEST_WAY = 60.0
"""Seconds after which no further redirect is followed."""
PAUSE = 1.0
"""Seconds between two requests to the same host."""
REDIRECTS = frozenset({301, 302, 303, 307, 308})
NOT_FOR_HEAD = frozenset({405, 501})
HEADERS = {"User-Agent": "Banshi-link-check", "Accept": "*/*", "Connection": "close"}

Guard = Callable[[str], bool]


class Unreachable(Exception):
    """No connection came about, or it broke; the message tells why."""


def resolved(host: str, port: int, is_allowed: Guard) -> list[str]:
    """The addresses of `host`. Raises NotAskable where one of them is not allowed, Unreachable where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Unreachable("找不到这个主机") from error
    addresses = list(dict.fromkeys(str(row[4][0]) for row in found))
    if not all(is_allowed(one) for one in addresses):
        raise NotAskable("网址指向内部网络")
    return addresses


class _Pinned(HTTPConnection):
    """Speaks to the address given and to no other, whatever the name means by then."""

    def __init__(self, target: Target, address: str) -> None:
        super().__init__(target.host, target.port, timeout=TIMEOUT)
        self.address = address

    def connect(self) -> None:
        self.sock = socket.create_connection((self.address, self.port), self.timeout)


class _PinnedTLS(HTTPSConnection):
    """Likewise; the certificate must be that of the name."""

    def __init__(self, target: Target, address: str) -> None:
        self.context = ssl.create_default_context()
        super().__init__(target.host, target.port, timeout=TIMEOUT, context=self.context)
        self.address = address

    def connect(self) -> None:
        bare = socket.create_connection((self.address, self.port), self.timeout)
        self.sock = self.context.wrap_socket(bare, server_hostname=self.host)


def _asked(method: str, target: Target, addresses: Iterable[str]) -> tuple[int, str]:
    """Status and Location of one request, from the first address that takes the connection. No body is read."""
    failure: Exception | None = None
    for address in addresses:
        made: type[Any] = _PinnedTLS if target.scheme == "https" else _Pinned
        connection: HTTPConnection = made(target, address)
        is_cut = Event()
        timer = Timer(WHOLE_TIMEOUT, _cut, (connection, is_cut))
        timer.daemon = True
        try:
            timer.start()
            connection.request(method, target.target, headers=HEADERS)
            response = connection.getresponse()
            if not is_cut.is_set():  # what was cut off in its headers looks whole
                return response.status, response.getheader("Location") or ""
            failure = TimeoutError()
        except (OSError, HTTPException, ValueError) as error:
            failure = TimeoutError() if is_cut.is_set() else error
        finally:
            timer.cancel()
            connection.close()
    raise Unreachable(_why(failure))


def _cut(connection: HTTPConnection, is_cut: Event) -> None:
    is_cut.set()
    if connection.sock is not None:
        try:
            connection.sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return


def _why(failure: Exception | None) -> str:
    if isinstance(failure, TimeoutError):
        return "超时没有回答"
    if isinstance(failure, ssl.SSLCertVerificationError):
        return "证书不对"
    if isinstance(failure, ssl.SSLError):
        return "不能建立加密连接"
    if isinstance(failure, ConnectionRefusedError):
        return "拒绝连接"
    if isinstance(failure, HTTPException):
        return "回答不是 HTTP"
    return "连接失败"


def ask(url: str, is_allowed: Guard = is_public) -> Answer:
    """What comes back of `url`. Never raises: what may not be asked, and what does not answer, is an answer too."""
    try:
        return _followed(url, is_allowed)
    except NotAskable as refusal:
        return Answer(str(refusal), has_answered=None)
    except Unreachable as failure:
        return Answer(str(failure))


def _followed(url: str, is_allowed: Guard) -> Answer:
    began = monotonic()
    for _step in range(MOST_REDIRECTS + 1):
        if monotonic() - began > LONGEST_WAY:
            raise Unreachable("超时没有回答")
        target = target_of(url)
        addresses = resolved(target.host, target.port, is_allowed)
        status, location = _with_fallback(target, addresses)
        if status not in REDIRECTS or not location:
            return judged(status)
        url = urljoin(url, location)
    return Answer(f"转向超过 {MOST_REDIRECTS} 次", has_answered=True)


def _with_fallback(target: Target, addresses: list[str]) -> tuple[int, str]:
    """HEAD costs a server least; some do not know it, and then GET decides."""
    try:
        status, location = _asked("HEAD", target, addresses)
    except Unreachable:  # some servers only hang up on what they do not know
        return _asked("GET", target, addresses)
    if status in REDIRECTS or (judged(status).is_alive and status not in NOT_FOR_HEAD):
        return status, location
    return _asked("GET", target, addresses)


def ask_in_turn(  # noqa: PLR0913 -- the clock and the network are handed in
    turns: Iterable[tuple[str, str]],
    *,
    seconds: float,
    ask_one: Callable[[str], Answer] = ask,
    pause: float = PAUSE,
    clock: Callable[[], float] = monotonic,
    rest: Callable[[float], None] = sleep,
) -> dict[str, Answer]:
    """The answers of all addresses in order, until `seconds` are over; a host gets its `pause` between two requests."""
    began = clock()
    last: dict[str, float] = {}
    answers: dict[str, Answer] = {}
    for url, host in turns:
        if clock() - began >= seconds:
            break
        if host in last and (wait := last[host] + pause - clock()) > 0:
            rest(wait)
        answers[url] = ask_one(url)
        last[host] = clock()
    return answers
