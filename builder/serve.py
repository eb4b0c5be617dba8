"""`build serve`: the site on this machine, nothing outside of it, as it stands after every change.

    a saved file -> what it says is read, and rendered when asked for (Live) -> the browser is told to reload
                 -> a whole build beside it publishes, indexes, checks (Builds) -> what it found is shown in the browser

The script that reloads is served from a path of its own and put into pages as they are sent; it never is in the site.
"""

from __future__ import annotations

import http.server
import json
import math
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from builder.builds import Builds
from builder.live import Live, changed, glance, snapshot

if TYPE_CHECKING:
    from builder.config import Site
    from builder.pipeline import Options
    from builder.problem import Report

HOST = "127.0.0.1"
OWN = "__live__/"
"""Below the base path: what the server itself answers. No address of a site looks like it."""
EVERY = 0.06
"""Seconds between two looks at the files that are likely to change, which most often are all."""
SHARE = 0.2
"""Of the time that looking at all files may take: where it takes long, it is done more seldom."""
QUIET = 0.5
"""Seconds without a change before a whole build begins: the browser gets its page first."""
_LOCAL = ("127.0.0.1", "localhost", "[::1]")
_SCRIPT = Path(__file__).with_name("live.js")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the site below its base path; any other path, host or folder is refused."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, out: Path, base: str, live: Live | None = None, **more: object):
        self.out, self.base, self.live = out.resolve(), base, live
        super().__init__(*arguments, directory=str(out), **more)  # type: ignore[arg-type]

    def send_head(self):  # type: ignore[no-untyped-def]
        """Refuse foreign hosts (DNS rebinding) and paths that lead out of the site; 404 with the site's own page."""
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        if host not in _LOCAL:
            self.send_error(421, "this server answers on this machine only")
            return None
        asked = urlsplit(self.path)
        if self.live and asked.path.startswith(self.base + OWN):
            return self._own(asked.path[len(self.base + OWN) :], parse_qs(asked.query))
        fresh = self.live.page(unquote(asked.path)) if self.live else None
        if fresh is not None:
            return self._send(200, self._with_script(fresh, "fresh"))
        file = self._file()
        if file is None:
            return self._not_found()
        if file.is_dir() and not asked.path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", asked.path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        page = file / "index.html" if file.is_dir() else file
        if self.live and page.suffix == ".html":
            return self._send(200, self._with_script(page.read_bytes(), "published"))
        self.path = "/" + asked.path[len(self.base) :]
        return super().send_head()

    def _file(self) -> Path | None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.base) or "\0" in path:
            return None
        file = (self.out / path[len(self.base) :]).resolve()
        answered = file / "index.html" if file.is_dir() else file
        return file if answered.is_file() and file.is_relative_to(self.out) else None

    def _not_found(self) -> None:
        page = self.out / "404.html"
        self._send(404, self._with_script(page.read_bytes() if page.is_file() else _WAIT, "published"))

    def _send(self, status: int, body: bytes, kind: str = "text/html; charset=utf-8") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _with_script(self, page: bytes, what: str) -> bytes:
        """The page with the script that reloads it; as it is without a live edition."""
        if self.live is None:
            return page
        state = self.live.state()
        mark = f'data-is="{what}" data-fresh="{state["fresh"]}" data-published="{state["published"]}"'
        script = f'<script src="{self.base}{OWN}live.js" {mark}></script>\n</body>'.encode()
        head, found, tail = page.rpartition(b"</body>")
        return head + script + tail if found else page + script

    def _own(self, name: str, query: dict[str, list[str]]) -> None:
        """The script, and the stream of events that it listens to."""
        if name == "live.js":
            return self._send(200, _SCRIPT.read_bytes(), "text/javascript; charset=utf-8")
        if name != "events" or self.command != "GET":
            return self._send(404, b"", "text/plain")
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = -1
        try:
            while True:
                seen, state = self.live.wait(seen, 10)  # type: ignore[union-attr]
                data = f"data: {json.dumps(state, ensure_ascii=False)}\n\n" if state else ": still here\n\n"
                self.wfile.write(data.encode())
                self.wfile.flush()
        except OSError:
            return None

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        return None


_WAIT = b"<!doctype html><html lang=en><title>404</title><body><p>Not here, or not built yet.</p></body></html>"


def server(out: Path, base: str, port: int, live: Live | None = None) -> http.server.ThreadingHTTPServer:
    """A server for a published folder; `serve_forever` runs it. Port 0 takes a free one."""
    return http.server.ThreadingHTTPServer((HOST, port), partial(Handler, out=out, base=base, live=live))


def serve(site: Site, options: Options, port: int, report: Report, say: Callable[[str], None]) -> Report:
    """Open the server, say where, build, and follow every change until interrupted (Ctrl-C)."""
    live, builds = Live(site, options), Builds(site, options)
    with server(site.out, site.base, port, live) as running:
        say(f"http://{HOST}:{running.server_port}{site.base}  (end with Ctrl-C)")
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends as Ctrl-C does, builds included
        threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            follow(site, live, builds, say)
        except KeyboardInterrupt:
            return report
        finally:
            builds.stop()
            live.end()
            running.shutdown()


def follow(site: Site, live: Live, builds: Builds, say: Callable[[str], None]) -> None:
    """Look at the files for ever: what changed is read at once, a whole build follows when they are quiet."""
    before = snapshot(site.root)
    builds.start()
    live.warm()
    first, due, again = True, math.inf, 0.0
    while True:
        if (started := time.monotonic()) >= again:
            now = snapshot(site.root)
            took = time.monotonic() - started
            again = started + took / SHARE if took > EVERY * SHARE else 0.0
        else:
            now = before | glance(site.root, live.watched())
        if paths := changed(before, now):
            before = now
            live.refresh(paths)
            due = time.monotonic() + QUIET
        if (found := builds.finished()) is not None:
            live.published(found if due == math.inf else replace(found, current=False))
            if found.written or found.problems or first:
                say(found.said)
                first = False
        if time.monotonic() >= due:
            builds.start()
            due = math.inf
        time.sleep(EVERY)
