"""`build serve`: what is published, on this machine, and nothing else."""

import http.client
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from builder import scaffold, serve
from builder.builds import Builds, Built
from builder.live import Live, changed, glance, snapshot
from builder.pipeline import Options
from builder.problem import error
from builder.serve import HOST, server
from tests.archive import built, small_archive

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


# ---------------------------------------------------------------- as the files stand


@pytest.fixture
def edition(tmp_path):
    """(root, Live, port) of a small archive that was built once."""
    site = small_archive(tmp_path, days=("2021-10-29",))
    built(site)
    live = Live(site, Options(skip_search=True))
    with server(site.out, site.base, 0, live) as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield tmp_path, live, running.server_port
        live.end()
        running.shutdown()
        thread.join()


ARTICLE = "content/issues/2021/2021-10-29/01-01.md"
PAGE = "/paper/2021/10/29/01/01/"


def write(root, words):
    file = root / ARTICLE
    file.write_text(file.read_text("utf-8").rstrip() + words + "\n", encoding="utf-8")


def test_a_changed_file_is_seen_and_editors_scraps_are_not(edition):
    root, _, _ = edition
    before = snapshot(root)
    assert ARTICLE in before and "site.yml" in before
    (root / "content" / ".01-01.md.swp").write_text("x")
    (root / "content" / "01-01.md~").write_text("x")
    assert changed(before, snapshot(root)) == ()
    write(root, "新的一句。")
    (root / "content/raw").mkdir(exist_ok=True)
    (root / "content/raw/new.txt").write_text("x")
    assert changed(before, snapshot(root)) == (ARTICLE, "content/raw/new.txt")


def test_a_change_is_in_the_next_page_before_any_build(edition):
    root, live, port = edition
    write(root, "新的一句。")
    assert "新的一句。" not in get(port, PAGE)[1]
    live.refresh([ARTICLE])
    assert "新的一句。" in get(port, PAGE)[1]
    assert "新的一句。" not in (root / "_site/2021/10/29/01/01/index.html").read_text("utf-8")
    assert live.state() == {"fresh": 1, "published": 0, "problems": []}


def test_what_builds_write_themselves_changes_no_page(edition):
    _, live, _ = edition
    live.refresh(["content/urls/2021.lock", "content/issues/2021/2021-10-29/provenance.json"])
    assert live.state()["fresh"] == 0


def test_the_script_is_put_in_as_pages_are_sent_and_never_written(edition):
    root, live, port = edition
    write(root, "新的一句。")
    for path in ("/paper/", PAGE, "/paper/people/", "/paper/absent/"):
        assert get(port, path)[1].count("__live__/live.js") == 1
    live.refresh([ARTICLE])
    assert get(port, PAGE)[1].count("__live__/live.js") == 1
    assert not [file for file in (root / "_site").rglob("*.html") if b"__live__" in file.read_bytes()]
    assert "EventSource" in get(port, "/paper/__live__/live.js")[1]
    assert get(port, "/paper/__live__/other")[0] == 404
    assert get(port, "/paper/__live__/live.js", "example.org")[0] == 421


def test_a_broken_file_leaves_the_pages_and_is_told_with_its_line(edition):
    root, live, port = edition
    before = get(port, PAGE)[1]
    (root / ARTICLE).write_text("---\ndate: [\n---\n", encoding="utf-8")
    live.refresh([ARTICLE])
    assert get(port, PAGE)[1] == before
    (problem,) = live.state()["problems"]
    assert (problem["code"], problem["file"], problem["line"]) == ("Y001", ARTICLE, 3)


def test_a_broken_template_is_told_when_its_page_is_asked_for(edition):
    root, live, port = edition
    folder = root / "themes" / "default" / "templates"
    folder.mkdir(parents=True)
    (folder / "article.html").write_text("{{ nothing.there }}\n", encoding="utf-8")
    live.refresh(["themes/default/templates/article.html"])
    assert get(port, PAGE)[0] == 200
    assert [p["code"] for p in live.state()["problems"]] == ["T005"]


def events(port):
    """The states that the server tells, one after the other."""
    connection = http.client.HTTPConnection(HOST, port, timeout=20)
    connection.request("GET", "/paper/__live__/events")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"
    while line := answer.fp.readline():
        if line.startswith(b"data: "):
            yield json.loads(line[6:])


def test_the_browser_is_told_of_every_change(edition):
    root, live, port = edition
    told = events(port)
    assert next(told)["fresh"] == 0
    write(root, "新的一句。")
    live.refresh([ARTICLE])
    assert next(told)["fresh"] == 1
    live.published(Built(True, 3, ()))
    assert next(told) == {"fresh": 1, "published": 1, "problems": []}
    live.published(Built(False, 0, (error("A001", "a.md", 1, "no front matter"),)))
    assert next(told)["problems"][0]["code"] == "A001"


def ended(builds):
    while (found := builds.finished()) is None:
        time.sleep(0.02)
    return found


def test_what_changed_during_a_build_stays_fresh_until_the_next(edition):
    root, live, port = edition
    write(root, "新的一句。")
    live.refresh([ARTICLE])
    live.published(Built(True, 3, (), current=False))
    assert "新的一句。" in get(port, PAGE)[1]
    live.published(Built(True, 0, ()))
    assert "新的一句。" not in get(port, PAGE)[1]


class Played:
    """Files, a live edition and builds that do as a test says; what follows of it is kept in `told`."""

    def __init__(self, monkeypatch, looks, ends):
        self.looks, self.ends, self.told = iter(looks), iter(ends), []
        monkeypatch.setattr(serve, "snapshot", lambda root: self.look())
        monkeypatch.setattr(serve, "SHARE", 1e9)
        monkeypatch.setattr(serve, "QUIET", 0)

    def look(self):
        found = next(self.looks, None)
        if found is None:
            raise KeyboardInterrupt
        return dict.fromkeys(found, (0, 0))

    def warm(self):
        self.told.append("warm")

    def refresh(self, paths):
        self.told.append(f"read {' '.join(paths)}")

    def published(self, found):
        self.told.append("published" if found.current else "published, not current")

    def start(self):
        self.told.append("build")

    def finished(self):
        return next(self.ends)


def test_a_change_is_read_first_and_built_after(monkeypatch):
    """A build that ends when a file has just changed is not the state of the files."""
    done = Built(True, 1, ())
    played = Played(monkeypatch, looks=["", "", "a", "a", "a"], ends=[None, done, None, done])
    site = SimpleNamespace(root=None)
    with pytest.raises(KeyboardInterrupt):
        serve.follow(site, played, played, lambda text: None)
    assert played.told == ["build", "warm", "read a", "published, not current", "build", "published"]


def test_a_build_beside_tells_what_it_found(edition):
    root, live, _ = edition
    builds = Builds(live.site, live.options)
    write(root, "新的一句。")
    builds.start()
    builds.start()
    found = ended(builds)
    assert found.ok and found.written and found.problems == () and not found.current
    again = ended(builds)
    assert again.ok and again.current and not again.written
    assert "新的一句。" in (root / "_site/2021/10/29/01/01/index.html").read_text("utf-8")
    builds.stop()


def test_a_build_that_says_nothing_is_o013(edition):
    _, live, _ = edition
    builds = Builds(live.site, live.options)
    builds.command = [sys.executable, "-c", "raise SystemExit(3)"]
    builds.start()
    found = ended(builds)
    assert not found.ok and found.problems[0].code == "O013"


def test_the_command_says_where_at_once_and_ends_quietly(tmp_path):
    scaffold.create(tmp_path)
    command = [sys.executable, "-m", "builder", "serve", "--root", tmp_path, "--port", "0", "--skip", "search"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        address = re.match(r"http://127\.0\.0\.1:(\d+)/ ", running.stdout.readline())
        assert address
        assert running.stdout.readline().startswith("built, ")
        assert get(int(address[1]), "/")[0] == 200
        os.kill(running.pid, signal.SIGTERM)
        assert (running.wait(20), running.stderr.read()) == (0, "")


# ---------------------------------------------------------------- large archives


@pytest.fixture
def large(edition):
    """(root, Live, port) where reading the whole edition takes longer than the browser should wait."""
    root, live, port = edition
    live.patience = -1.0
    live.warm()
    return root, live, port


def wholly_read(live, monkeypatch):
    """How often the whole edition is read from now on."""
    times = []
    read = live._read
    monkeypatch.setattr(live, "_read", lambda report: times.append(1) or read(report))
    return times


def test_words_are_put_into_a_large_edition_without_reading_it_anew(large, monkeypatch):
    root, live, port = large
    times = wholly_read(live, monkeypatch)
    write(root, "新的一句。")
    live.refresh([ARTICLE])
    assert "新的一句。" in get(port, PAGE)[1]
    write(root, "又一句。")
    live.refresh([ARTICLE, "content/urls/2021.lock"])
    assert "新的一句。又一句。" in get(port, PAGE)[1]
    assert live.state() == {"fresh": 2, "published": 0, "problems": []}
    assert times == []


def test_a_page_put_in_is_the_page_that_a_build_would_write(large):
    root, live, _ = large
    file = root / ARTICLE
    head, _, body = file.read_text("utf-8").rpartition("---\n")
    paragraphs = body.strip().split("\n\n")
    changed = "\n\n".join([paragraphs[0] + "新的一句。", "新的一段。", *paragraphs[1:]])
    file.write_text(f"{head}---\n{changed}\n", encoding="utf-8")
    live.refresh([ARTICLE])
    shown = live.page(PAGE)
    assert built(live.site).problems == []
    published = (root / "_site/2021/10/29/01/01/index.html").read_bytes()
    assert "新的一段。".encode() in shown
    assert shown == published


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("order: 1\n", "order: 7\n"),
        lambda text: text.replace("kind: news", "kind: notice"),
        lambda text: text.replace("column: null", "column: 新专栏"),
    ],
)
def test_what_lists_and_addresses_are_made_of_is_read_anew(large, monkeypatch, change):
    root, live, _ = large
    times = wholly_read(live, monkeypatch)
    file = root / ARTICLE
    text = file.read_text("utf-8")
    assert change(text) != text
    file.write_text(change(text), encoding="utf-8")
    live.refresh([ARTICLE])
    assert times == [1]


def test_a_file_that_went_or_came_is_read_anew(large, monkeypatch):
    root, live, _ = large
    times = wholly_read(live, monkeypatch)
    file = root / ARTICLE
    text = file.read_text("utf-8")
    file.unlink()
    live.refresh([ARTICLE])
    assert live.state()["problems"] == [] and live.page(PAGE) is None
    file.write_text(text, encoding="utf-8")
    live.refresh([ARTICLE])
    assert times == [1, 1] and live.page(PAGE)


def test_a_broken_file_of_a_large_edition_is_told_and_mended(large, monkeypatch):
    root, live, port = large
    times = wholly_read(live, monkeypatch)
    before, text = get(port, PAGE)[1], (root / ARTICLE).read_text("utf-8")
    (root / ARTICLE).write_text("---\ndate: [\n---\n", encoding="utf-8")
    live.refresh([ARTICLE])
    assert [(p["code"], p["line"]) for p in live.state()["problems"]] == [("Y001", 3)]
    assert get(port, PAGE)[1] == before
    (root / ARTICLE).write_text(text, encoding="utf-8")
    live.refresh([ARTICLE])
    assert live.state()["problems"] == [] and times == []


def test_the_file_of_the_article_that_is_looked_at_is_watched(large):
    root, live, port = large
    assert live.watched() == []
    get(port, "/paper/")
    get(port, PAGE)
    assert live.watched() == [ARTICLE]
    before = snapshot(root)
    write(root, "新的一句。")
    assert changed(before, before | glance(root, live.watched())) == (ARTICLE,)
