"""The sample archive, rendered once in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.render import Renderer, plan, static_files
from tests.render import sample
from tests.render.html import Element, parse


class Pages:
    """Every file of a rendered site by its path, and the pages among them parsed."""

    def __init__(self, root: Path, **changes: object):
        self.site, self.edition = sample.site(root, **changes), sample.edition()
        renderer = Renderer(self.edition, self.site, sample.sources)
        self.jobs = plan(self.edition, self.site)
        self.made = [(job, path, data) for job in self.jobs for path, data in renderer.render(job)]
        self.files = {path: data for _, path, data in self.made}
        exports = renderer.exports().items()
        self.files |= {path: b"".join(map(renderer.export, issues)) for path, issues in exports}
        self.assets = dict(static_files(self.site))
        self.parsed: dict[str, Element] = {}

    def __getitem__(self, address: str) -> Element:
        path = address.lstrip("/") + ("index.html" if address.endswith("/") else "")
        if path not in self.parsed:
            self.parsed[path] = parse(self.files[path])
        return self.parsed[path]

    def html(self) -> list[str]:
        """Addresses of all pages."""
        return ["/" + path.removesuffix("index.html") for path in self.files if path.endswith(".html")]


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return Pages(tmp_path_factory.mktemp("edition"))


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return Pages(tmp_path_factory.mktemp("edition"), language="en")
