"""Pelican's settings: sections are its categories, columns its tags; days, months and years its period archives."""

import json
from pathlib import Path

NAMES = json.loads((Path(__file__).parent / "names.json").read_text(encoding="utf-8"))

SITENAME = "某报数字版"
SITEURL = "https://example.org/paper"
TIMEZONE = "Asia/Shanghai"
DEFAULT_LANG = "zh"
THEME = "theme"
THEME_STATIC_DIR = "assets"
PATH = "content"
ARTICLE_PATHS = ["articles"]
PAGE_PATHS = ["pages"]
STATIC_PATHS = []
PLUGINS = []
SUMMARY_MAX_LENGTH = 0
DEFAULT_PAGINATION = False
JINJA_GLOBALS = {"NAMES": NAMES}

ARTICLE_URL = "{date:%Y}/{date:%m}/{date:%d}/{folio}/{place}/"
PAGE_URL = "{slug}/"
CATEGORY_URL = "sections/{slug}/"
TAG_URL = "columns/{slug}/"
AUTHOR_URL = "authors/{slug}/"
ARTICLE_SAVE_AS, PAGE_SAVE_AS = (f"{url}index.html" for url in (ARTICLE_URL, PAGE_URL))
CATEGORY_SAVE_AS, TAG_SAVE_AS, AUTHOR_SAVE_AS = (f"{url}index.html" for url in (CATEGORY_URL, TAG_URL, AUTHOR_URL))
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/index.html"
DAY_ARCHIVE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/index.html"
CATEGORIES_SAVE_AS = "sections/index.html"
TAGS_SAVE_AS = "columns/index.html"
AUTHORS_SAVE_AS = "authors/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
DIRECT_TEMPLATES = ["index", "categories", "tags", "authors", "sitemap"]
ARCHIVES_SAVE_AS = ""

FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = NAMES["feed"]
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
