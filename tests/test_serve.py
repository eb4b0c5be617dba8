"""`build serve`: what is published, on this machine, and nothing else."""

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from builder import scaffold
from builder.serve import HOST, server

ROOT = Path(__file__).parent.parent


@pytest.fixture
def port(tmp_path):
    """A site below /repo/ with a secret beside it, and a server for it."""
    site = tmp_path / "_site"
    (site / "a").mkdir(parents=True)
    (site / "empty").mkdir()
    (site / "index.html").write_text("home")
    (site / "a" / "index.html").write_text("page a")
    (site / "404.html").write_text("not here")
    (tmp_path / "secret.txt").write_text("secret")
    (site / "way-out").symlink_to(tmp_path / "secret.txt")
    with server(site, "/repo/", 0) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield running.server_port
        running.shutdown()
        thread.join()


def get(port, path, host="127.0.0.1", method="GET"):
    """(status, body, location)"""
    connection = http.client.HTTPConnection(HOST, port)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", f"{host}:{port}")
    connection.endheaders()
    answer = connection.getresponse()
    found = answer.status, answer.read().decode(), answer.getheader("Location")
    connection.close()
    return found


@pytest.mark.parametrize(
    ("path", "body"),
    [("/repo/", "home"), ("/repo/a/", "page a"), ("/repo/a/index.html", "page a"), ("/repo/?q=x", "home")],
)
def test_pages_below_the_base_path(path, body, port):
    assert get(port, path) == (200, body, None)


def test_a_folder_without_its_slash_leads_to_it(port):
    assert get(port, "/repo/a") == (301, "", "/repo/a/")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]"])
def test_names_of_this_machine_are_answered(host, port):
    assert get(port, "/repo/", host)[0] == 200


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "192.168.0.1", ""])
def test_other_names_are_refused(host, port):
    assert get(port, "/repo/", host)[0] == 421


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/a/",
        "/repo/absent/",
        "/repo/empty/",
        "/repo/../secret.txt",
        "/repo/%2e%2e/secret.txt",
        "/repo/..%2fsecret.txt",
        "/repo/a/../../secret.txt",
        "/repo//etc/passwd",
        "/repo/way-out",
        "/repo/a%00",
        "//example.org/",
    ],
)
def test_all_else_is_the_sites_own_404(path, port):
    assert get(port, path) == (404, "not here", None)


def test_head_has_no_body(port):
    assert get(port, "/repo/", method="HEAD")[:2] == (200, "")
    assert get(port, "/repo/absent/", method="HEAD")[:2] == (404, "")


def test_the_command_says_where_and_ends_quietly(tmp_path):
    scaffold.create(tmp_path)
    command = [sys.executable, "-m", "builder", "serve", "--root", tmp_path, "--port", "0", "--skip", "search"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        said = [running.stdout.readline() for _ in range(2)]
        address = re.match(r"http://127\.0\.0\.1:(\d+)/ ", said[1])
        assert said[0].startswith("0 issues, ") and address
        assert get(int(address[1]), "/")[0] == 200
        os.kill(running.pid, signal.SIGINT)
        assert (running.wait(10), running.stderr.read()) == (0, "")
