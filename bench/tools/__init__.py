"""The generators that are compared: one file each says how an archive is written for it."""

from bench.tools import eleventy, hugo, pelican

WRITERS = {"hugo": hugo.write, "eleventy": eleventy.write, "pelican": pelican.write}
