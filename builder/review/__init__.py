"""`build review`: what in the edition is least certain, worst first. Reported, never applied.

Each finder is pure and looks for one kind of thing, one a file (`finders`). What a person settled
(`content/reviewed.yml`, see `settled`) does not come back.
"""
