"""Article <-> Markdown with front matter, and `issue.md`. The format is `format: 1` of docs/format.md."""

from builder.article_file.article import CREDITS, FORMAT, KEYS, inside, read, read_yaml, write, write_range
from builder.article_file.issue import ISSUE_KEYS, read_issue, write_issue

__all__ = [
    "CREDITS",
    "FORMAT",
    "ISSUE_KEYS",
    "KEYS",
    "inside",
    "read",
    "read_issue",
    "read_yaml",
    "write",
    "write_issue",
    "write_range",
]
