"""`build serve`: the published folder on this machine, nothing outside of it."""

from __future__ import annotations

import http.server
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from builder.config import Site
    from builder.pipeline import Options
    from builder.problem import Report

HOST = "127.0.0.1"
_LOCAL = ("127.0.0.1", "localhost", "[::1]")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files of the site below its base path; any other path, host or folder is refused."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: object, out: Path, base: str, **more: object):
        self.out, self.base = out.resolve(), base
        super().__init__(*arguments, directory=str(out), **more)  # type: ignore[arg-type]

    def send_head(self):  # type: ignore[no-untyped-def]
        """Refuse foreign hosts (DNS rebinding) and paths that lead out of the site; 404 with the site's own page."""
        host = (self.headers.get("Host") or "").rsplit(":", 1)[0]
        if host not in _LOCAL:
            self.send_error(421, "this server answers on this machine only")
            return None
        file = self._file()
        if file is None:
            return self._not_found()
        if file.is_dir() and not urlsplit(self.path).path.endswith("/"):
            self.send_response(301)
            self.send_header("Location", urlsplit(self.path).path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return None
        self.path = "/" + urlsplit(self.path).path[len(self.base) :]
        return super().send_head()

    def _file(self) -> Path | None:
        path = unquote(urlsplit(self.path).path)
        if not path.startswith(self.base) or "\0" in path:
            return None
        file = (self.out / path[len(self.base) :]).resolve()
        answered = file / "index.html" if file.is_dir() else file
        return file if answered.is_file() and file.is_relative_to(self.out) else None

    def _not_found(self):  # type: ignore[no-untyped-def]
        page = self.out / "404.html"
        body = page.read_bytes() if page.is_file() else b"404"
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        return None


def server(out: Path, base: str, port: int) -> http.server.ThreadingHTTPServer:
    """A server for a published folder; `serve_forever` runs it. Port 0 takes a free one."""
    return http.server.ThreadingHTTPServer((HOST, port), partial(Handler, out=out, base=base))


def serve(site: Site, options: Options, port: int, report: Report) -> Report:
    """Build, and open the server; `report.then` serves until it is interrupted. Without a site it is not set."""
    from builder import pipeline

    report = pipeline.build(site, options, report, lambda text: None)
    if site.out.is_dir():
        running = server(site.out, site.base, port)
        report.lines.append(f"http://{HOST}:{running.server_port}{site.base}  (end with Ctrl-C)")
        report.then = running.serve_forever
    return report
