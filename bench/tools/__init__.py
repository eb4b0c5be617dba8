"""The generators that are compared: one file each says how an archive is written for it."""

from bench.tools import hugo

WRITERS = {"hugo": hugo.write}
