"""A static, searchable, citable digital edition of a Chinese newspaper.

Read `pipeline.py` first: it is the table of contents of the program.
"""

__version__ = "0.1.0"
