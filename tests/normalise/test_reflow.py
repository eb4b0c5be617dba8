"""Articles survive what extraction does to them: written, re-flowed with faults, read, the same articles come back."""

from __future__ import annotations

import random
import re
import unicodedata

import pressroom
import pytest

from builder.normalise.reading import read_page
from builder.normalise.types import Line, PageReading, PageText

SEEDS = range(12)
FAULTS = {
    "none": [],
    "column breaks": [pressroom.column_breaks],
    "narrow measure": [pressroom.narrow],
    "repeats": [pressroom.repeats],
    "half width": [pressroom.half_width],
    "jumps": [pressroom.jumps],
    "pictures": [pressroom.pictures],
    "column breaks, repeats, half width": [pressroom.column_breaks, pressroom.repeats, pressroom.half_width],
    "narrow measure, pictures, half width": [pressroom.narrow, pressroom.pictures, pressroom.half_width],
}


def bare(text: str | None) -> str:
    return re.sub(r"\s", "", text or "")


def read(raw: str) -> PageReading:
    lines, gap = [], 0
    for n, text in enumerate(raw.split("\n"), 1):
        if text.strip():
            lines.append(Line(n, text.strip(), gap))
            gap = 0
        else:
            gap += 1
    return read_page(PageText("raw/invented.txt", tuple(lines)))


def texts(reading: PageReading) -> dict[str, list[str]]:
    """Paragraphs by title, captions left out."""
    return {bare(d.title): [bare(b.text) for b in d.blocks if b.kind != "quote"] for d in reading.drafts if d.title}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("faults", FAULTS)
def test_the_same_articles_come_back(faults: str, seed: int) -> None:
    rng = random.Random(f"{faults} {seed}")
    stories = pressroom.page(rng, rng.randrange(2, 6))
    for fault in FAULTS[faults]:
        fault(rng, stories)
    raw = pressroom.reflow(rng, stories, gap=seed % 3 > 0)
    reading = read(raw)
    found = texts(reading)
    message = f"seed {seed!r}, faults {faults}\n{raw}"
    assert list(found) == [bare(one.title) for one in stories], message
    for one in stories:
        assert found[bare(one.title)] == [bare(p) for p in one.paragraphs], message
        draft = next(d for d in reading.drafts if bare(d.title) == bare(one.title))
        assert [a.name for a in draft.authors] == one.authors, message
        assert [bare(k) for k in draft.kicker] == ([bare(one.kicker)] if one.kicker else []), message
        assert (draft.continues.page if draft.continues else "") == one.jump, message


@pytest.mark.parametrize("seed", SEEDS)
def test_an_interrupted_sentence_is_made_whole(seed: int) -> None:
    """A stranger in mid-sentence goes home or stays, but the broken sentence never ends at the break."""
    rng = random.Random(f"interruption {seed}")
    stories = pressroom.page(rng, 4)
    pressroom.interruption(rng, stories)
    raw = pressroom.reflow(rng, stories)
    found = {p for paragraphs in texts(read(raw)).values() for p in paragraphs}
    wanted = {bare(p) for one in stories for p in one.paragraphs}
    assert len(wanted & found) >= len(wanted) - 1, f"seed {seed}\n{raw}"


@pytest.mark.parametrize("seed", SEEDS)
def test_no_character_is_lost(seed: int) -> None:
    """Every line has one label, and what is in an article's body stands in its blocks, whatever the faults."""
    rng = random.Random(f"all {seed}")
    stories = pressroom.page(rng, 5)
    for fault in rng.sample([f for fs in FAULTS.values() for f in fs], 4):
        fault(rng, stories)
    reading = read(pressroom.reflow(rng, stories))
    assert [label.line for label in reading.labels] == list(reading.page.lines)
    kept = "".join(unicodedata.normalize("NFKC", bare(b.text)) for d in reading.drafts for b in d.blocks)
    for label in reading.labels:
        if label.role == "body":
            text = unicodedata.normalize("NFKC", bare(label.line.text))
            assert re.sub(r"\(下转第.版\)$", "", text) in kept, f"seed {seed}: {label}"
