"""`build serve` as a maintainer has it: the page open in a browser, a file saved in an editor, nothing else done."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.archive import small_archive

ROOT = Path(__file__).parent.parent
ARTICLE = "content/issues/2021/2021-10-29/01-01.md"
SAYS = "text => document.querySelector('article') && document.querySelector('article').innerText.includes(text)"


@pytest.fixture
def desk(tmp_path, browser: Browser):
    """(file of an article, its page in the browser) while `build serve` runs."""
    small_archive(tmp_path, days=("2021-10-29",))
    command = [sys.executable, "-m", "builder", "serve", "--root", tmp_path, "--port", "0", "--skip", "search"]
    context = browser.new_context()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        address = re.match(r"(http://\S+)", running.stdout.readline())[1]
        assert running.stdout.readline().startswith("built, ")
        page = context.new_page()
        page.goto(f"{address}2021/10/29/01/01/")
        yield tmp_path / ARTICLE, page
        context.close()
        os.kill(running.pid, signal.SIGTERM)
        assert running.wait(30) == 0
    assert not [file for file in (tmp_path / "_site").rglob("*.html") if b"__live__" in file.read_bytes()]


def test_a_corrected_character_appears_by_itself(desk):
    file, page = desk
    text = file.read_text("utf-8")
    for wrong, right in (("万亩", "万顷"), ("万顷", "万亩。改")):
        text = text.replace(wrong, right) if wrong in text else text.rstrip() + right + "\n"
        file.write_text(text, encoding="utf-8")
        page.wait_for_function(SAYS, arg=right, timeout=20_000)
    page.wait_for_load_state("networkidle")
    page.wait_for_function(SAYS, arg="万亩。改", timeout=20_000)


OVERLAY = """() => {
  const box = document.querySelector("#live-problems");
  if (!box || !box.getClientRects().length) return null;
  const place = box.getBoundingClientRect(), style = getComputedStyle(box.querySelector("button"));
  return {left: place.left, right: place.right, seen: style.color !== style.backgroundColor, text: box.innerText};
}"""


def shown(page: Page, width: int) -> str:
    """What the overlay says; it lies within the window and can be closed by a button that can be seen.

    Looked at in one go: it is put there anew whenever a build has something to say.
    """
    page.set_viewport_size({"width": width, "height": 700})
    found = page.wait_for_function(OVERLAY, timeout=20_000).json_value()
    assert found["left"] >= 0 and found["right"] <= width and found["seen"]
    return found["text"]


def test_a_mistake_is_shown_over_the_page_with_file_and_line_until_it_is_mended(desk):
    file, page = desk
    right = file.read_text("utf-8")
    line = right.split("\n").index(next(one for one in right.split("\n") if one.startswith("title: "))) + 1
    title = page.locator("h1").inner_text()
    for width in (360, 1280):
        file.write_text(right.replace("title: ", "title：", 1), encoding="utf-8")
        said = shown(page, width)
        assert f"{ARTICLE}:{line}" in said and "Y001" in said and "full-width colon" in said
        assert page.locator("h1").inner_text() == title
        file.write_text(right, encoding="utf-8")
        page.locator("#live-problems").wait_for(state="detached", timeout=20_000)


def test_the_overlay_stays_closed_for_what_was_seen(desk):
    file, page = desk
    right = file.read_text("utf-8")
    file.write_text(right.replace("page: ", "pgae: ", 1), encoding="utf-8")
    page.locator("#live-problems button").click(timeout=20_000)
    assert page.locator("#live-problems").count() == 0
    page.reload()
    page.wait_for_load_state("load")
    assert page.locator("#live-problems").count() == 0
