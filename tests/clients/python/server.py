"""A server that gives the answers which the service does not give on demand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Answer:
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b"{}"
    cut: int = 0
    """Bytes of the body that are never sent."""


@dataclass(frozen=True)
class Asked:
    line: str
    authorization: str | None
    body: bytes


@dataclass
class Server:
    url: str
    asked: list[Asked]

    def lines(self) -> list[str]:
        return [asked.line for asked in self.asked]


class Listener(ThreadingHTTPServer):
    request_queue_size = 64
    """Of connections that wait; those above it would be tried again after a second."""


@contextmanager
def serving(answer: Callable[[Asked], Answer]) -> Iterator[Server]:
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        def reply(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            asked.append(Asked(f"{self.command} {self.path}", self.headers.get("Authorization"), body))
            given = answer(asked[-1])
            self.send_response(given.status)
            for name, value in {"Content-Type": "application/json", **given.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(given.body)))
            self.end_headers()
            self.wfile.write(given.body[: len(given.body) - given.cut])

        do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = reply

        def log_message(self, format: str, *args: object) -> None:
            pass

    with Listener(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Server(f"http://127.0.0.1:{server.server_port}", asked)
        finally:
            server.shutdown()
            thread.join()
