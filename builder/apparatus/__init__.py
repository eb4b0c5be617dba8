"""The apparatus: what editing made of the witness. Computed by comparing the two, never written down by anyone.

    witness lines + articles as they stand (+ the record, where there is one) -> each block's lines, and what differs

It is true after any change by hand: the record only says which lines to look at first, and what the normaliser did.
"""

from builder.apparatus.compare import Account, Apparatus, Made, Standing, compare, emendations
from builder.apparatus.differences import ADDED, CHANGED, REMOVED, Change

__all__ = [
    "ADDED",
    "CHANGED",
    "REMOVED",
    "Account",
    "Apparatus",
    "Change",
    "Made",
    "Standing",
    "compare",
    "emendations",
]
