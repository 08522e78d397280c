"""A small server of this machine that answers in every way a link may answer."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import sleep


class Handler(BaseHTTPRequestHandler):
    """`/status/<n>` says so; `/to/<n>` leads on n times; the others as their names say."""

    def do_HEAD(self) -> None:
        self.server.asked.append(f"HEAD {self.path}")  # type: ignore[attr-defined]  # set below
        self._answer(is_head=True)

    def do_GET(self) -> None:
        self.server.asked.append(f"GET {self.path}")  # type: ignore[attr-defined]  # set below
        self._answer(is_head=False)

    def _answer(self, *, is_head: bool) -> None:
        kind, _slash, rest = self.path.strip("/").partition("/")
        answers = {
            "no-head": lambda: self._say(405 if is_head else 200),
            "head-lies": lambda: self._say(404 if is_head else 200),
            "status": lambda: self._say(int(rest)),
            "to": lambda: self._say(302, f"/to/{int(rest) - 1}" if rest > "1" else "/status/200"),
            "inside": lambda: self._say(301, "http://127.0.0.2:8000/"),
            "file": lambda: self._say(301, "file:/etc/passwd"),
            "large": lambda: self._say(200, body=b"" if is_head else b"x" * 10_000_000),
            "hang-up": lambda: self.connection.shutdown(socket.SHUT_RDWR),
            "drip": self._drip,
        }
        answers[kind]()

    def _drip(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(100):
            sleep(0.05)
            self.wfile.write(f"X-{number}: drip\r\n".encode())
            self.wfile.flush()

    def _say(self, status: int, location: str = "", body: bytes = b"") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- as the library calls it
        return

    def handle(self) -> None:
        """One that is cut off says nothing."""
        try:
            super().handle()
        except OSError:
            return


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        return


@contextmanager
def running() -> Iterator[Server]:
    with Server() as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
