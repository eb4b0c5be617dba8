"""The search: what is indexed, how, and the proof that it finds what it should.

Text and query are cut into overlapping pairs of characters (`text.py`); Pagefind makes the inverted index of pairs and
positions (`service.py`), block by block (`blocks.py`); the blocks are merged into shards (`words.py`) that a reader's
browser loads from (`themes/default/static/search.js`). A string is found exactly where its pairs follow one another.
"""

from builder.search.build import index
from builder.search.files import ROOT
from builder.search.records import SearchRecord, records_of

__all__ = ["ROOT", "SearchRecord", "index", "records_of"]
