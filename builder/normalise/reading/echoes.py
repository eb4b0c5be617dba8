"""Lines that are lifted from the text: inter-titles and pulled quotes that an article repeats word for word.

Before  每一次突破都是持续积累的结果 / …量子科技的每一次突破,都是持续积累的结果。…
After   `echo` on the first line: it is whole as it stands, not the first half of a cut paragraph
"""

from __future__ import annotations

from builder.normalise.reading.sheet import Sheet

SHORTEST, LONGEST = 10, 120
MOST = 400
"""Lines in doubt; a page with more is no newspaper page."""
PROBE, MOSTLY = 5, 0.7
"""Characters of a probe; share of a line's probes that stand elsewhere on the page, close together, in an echo."""


def mark(sheet: Sheet) -> None:
    """Set `echo` on lines without a stop whose words stand together elsewhere on the page."""
    clues = sheet.clues
    doubtful = [c for c in clues if c.end in ("open", "closed") and SHORTEST <= c.size <= LONGEST and not c.wrapped]
    if not 0 < len(doubtful) <= MOST:
        return
    page = "".join([c.bare for c in clues if c.repeat_of is None])
    for clue in doubtful:
        clue.echo = clue.repeat_of is None and _elsewhere(page, clue.bare)


def _elsewhere(page: str, text: str) -> bool:
    middle = len(text) // 2
    if page.count(text[:PROBE]) < 2 and page.count(text[middle : middle + PROBE]) < 2:
        return False
    probes = [text[k : k + PROBE] for k in range(0, len(text) - PROBE + 1, max(3, len(text) // 8))]
    home = page.find(text)
    found, missed = [], 0
    for probe in probes:
        at = page.find(probe)
        while home <= at < home + len(text):
            at = page.find(probe, home + len(text))
        if at >= 0:
            found.append(at)
            continue
        missed += 1
        if len(probes) - missed < MOSTLY * len(probes):
            return False
    middle = sorted(found)[len(found) // 2]
    return sum(abs(at - middle) < len(text) * 2 + 20 for at in found) >= MOSTLY * len(probes)
