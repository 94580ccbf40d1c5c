"""The real YAML language server, spoken to as an editor does: JSON-RPC over its standard streams."""

import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import Any

SERVER = Path(__file__).parents[1] / "editor" / "node_modules" / "yaml-language-server"
PATIENCE = 30.0
"""Seconds that an answer may take on a busy machine."""

NOWHERE = "http://127.0.0.1:9"
CLIENT = {
    "textDocument": {
        "hover": {"contentFormat": ["markdown"]},
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "publishDiagnostics": {},
        "synchronization": {},
    },
    "workspace": {"configuration": True, "workspaceFolders": True},
}

Json = dict[str, Any]

_MARKDOWN_ESCAPE = re.compile(r"\\([^A-Za-z0-9\s])")


class Editor:
    """An editor with one folder open; `settings` are those of its `settings.json`."""

    def __init__(self, process: "subprocess.Popen[bytes]", settings: Mapping[str, Any]) -> None:
        self._process = process
        self._settings = {
            "yaml": {
                "validate": True,
                "hover": True,
                "completion": True,
                "schemaStore": {"enable": False},
                "schemas": settings.get("yaml.schemas", {}),
            },
            "http": {"proxy": NOWHERE, "proxyStrictSSL": False},
        }
        self._asked = 0
        self._answers: dict[int, Queue[Json]] = {}
        self._diagnostics: dict[str, Queue[list[Json]]] = {}
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def close(self) -> None:
        """End the server, and wait until nobody listens to it any more."""
        self._process.kill()
        self._listener.join(PATIENCE)

    def start(self, folder: Path) -> None:
        """Say hello, and which folder is open."""
        root = folder.as_uri()
        open_folders = [{"uri": root, "name": folder.name}]
        self.ask(
            "initialize",
            processId=None,
            rootUri=root,
            workspaceFolders=open_folders,
            capabilities=CLIENT,
        )
        self.tell("initialized")
        self.tell("workspace/didChangeConfiguration", settings=self._settings)

    def open(self, file: Path, text: str | None = None) -> list[Json]:
        """Open a file, with that text where it is not the one on disk; what is wrong with it.

        A file is opened once: what is said of another text of it would not be told apart.
        """
        return self._show(file, file.read_text("utf-8") if text is None else text).get(
            timeout=PATIENCE
        )

    def complete(self, file: Path, marked: str) -> dict[str, Json]:
        """What is offered at the mark `|` of a new file with this text, by label."""
        items = self._at("textDocument/completion", file, marked)["items"]
        return {item["label"]: item for item in items}

    def hover(self, file: Path, marked: str) -> str:
        """What is shown when the pointer rests at the mark `|` of a new file with this text."""
        answer = self._at("textDocument/hover", file, marked)
        return _MARKDOWN_ESCAPE.sub(r"\1", answer["contents"]["value"]) if answer else ""

    def _at(self, method: str, file: Path, marked: str) -> Any:
        before, _, after = marked.partition("|")
        self._show(file, before + after)
        line, character = before.count("\n"), len(before) - before.rfind("\n") - 1
        position = {"line": line, "character": character}
        return self.ask(method, textDocument={"uri": file.as_uri()}, position=position)

    def _show(self, file: Path, text: str) -> Queue[list[Json]]:
        uri = file.as_uri()
        assert uri not in self._diagnostics
        found = self._diagnostics[uri] = Queue()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.tell("textDocument/didOpen", textDocument=document)
        return found

    def ask(self, method: str, **params: Any) -> Any:
        """The server's answer to a request."""
        self._asked += 1
        answer = self._answers[self._asked] = Queue()
        self._send({"id": self._asked, "method": method, "params": params})
        got = answer.get(timeout=PATIENCE)
        assert "error" not in got, got
        return got["result"]

    def tell(self, method: str, **params: Any) -> None:
        """A notification, which has no answer."""
        self._send({"method": method, "params": params})

    def _send(self, message: Json) -> None:
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.partition(b":")[2])
            while stream.readline().strip():
                pass
            with suppress(BrokenPipeError):  # it was killed, and waits for no answer
                self._receive(json.loads(stream.read(length)))

    def _receive(self, message: Json) -> None:
        match message:
            case {"method": "workspace/configuration", "id": number, "params": {"items": items}}:
                found = [self._settings.get(item["section"], {}) for item in items]
                self._send({"id": number, "result": found})
            case {"method": "textDocument/publishDiagnostics", "params": found}:
                self._diagnostics[found["uri"]].put(found["diagnostics"])
            case {"method": _, "id": number}:
                self._send({"id": number, "result": None})
            case {"method": _}:
                pass
            case {"id": number}:
                self._answers.pop(number).put(message)


@contextmanager
def editor(folder: Path, settings: Mapping[str, Any]) -> Iterator[Editor]:
    """An editor with that folder open, for as long as the context lasts."""
    command = ["node", str(SERVER / "bin" / "yaml-language-server"), "--stdio"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        opened = Editor(process, settings)
        try:
            opened.start(folder)
            yield opened
        finally:
            opened.close()
