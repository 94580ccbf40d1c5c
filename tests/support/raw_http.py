"""A loopback server that answers with exactly the bytes it is given, or not at all."""

import contextlib
import socket
import struct
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Reply:
    """What one request is answered with: bytes, then keep the connection, close it or reset it."""

    data: bytes = b""
    then: str = "close"
    delay: float = 0.0


def http(
    status: int, body: bytes | str = b"", *, length: int | None = None, **headers: str
) -> bytes:
    """An HTTP answer; `length` lies about the length of the body."""
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status} Whatever"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    lines.append(f"Content-Length: {len(content) if length is None else length}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + content


RESET = Reply(then="reset")


@dataclass
class RawServer:
    """Requests as they came (head and body), and how many connections they came over."""

    url: str
    replies: list[Reply]
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0


@contextlib.contextmanager
def serving(*replies: Reply) -> Iterator[RawServer]:
    """Answer the requests to come with these replies, in order, over any number of connections."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = RawServer(f"http://127.0.0.1:{listening.getsockname()[1]}", list(replies))
        thread = threading.Thread(target=_serve, args=(listening, server), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.replies.clear()
            with contextlib.suppress(OSError):
                socket.create_connection(listening.getsockname(), timeout=1).close()
            thread.join(2)


def _serve(listening: socket.socket, server: RawServer) -> None:
    while server.replies:
        connection, _ = listening.accept()
        connection.settimeout(30)
        server.connections += 1
        with connection, contextlib.suppress(OSError):
            while server.replies and _answer(connection, server):
                pass


def _answer(connection: socket.socket, server: RawServer) -> bool:
    """Answer one request; whether the connection goes on."""
    request = _request(connection)
    if not request:
        return False
    server.requests.append(request)
    reply = server.replies.pop(0)
    time.sleep(reply.delay)
    connection.sendall(reply.data)
    if reply.then == "reset":
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    return reply.then == "keep"


def _request(connection: socket.socket) -> bytes:
    request = b""
    while b"\r\n\r\n" not in request:
        chunk = connection.recv(65536)
        if not chunk:
            return b""
        request += chunk
    head, _, body = request.partition(b"\r\n\r\n")
    lengths = [line for line in head.lower().splitlines() if line.startswith(b"content-length:")]
    missing = int(lengths[0].split(b":")[1]) - len(body) if lengths else 0
    while missing > 0 and (chunk := connection.recv(missing)):
        request, missing = request + chunk, missing - len(chunk)
    return request
