"""The generators that are compared: one file each says how an archive is written for it, and how it is run."""
