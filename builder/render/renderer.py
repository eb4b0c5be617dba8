"""Jobs -> bytes. A renderer holds the edition and the theme, reads nothing else, and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import jinja2
from markupsafe import Markup

from builder import urls
from builder.config import Site
from builder.model import Edition, Issue
from builder.render import data, feeds, theme, theme_faults
from builder.render.archive import Archive, archive_of
from builder.render.jobs import Job
from builder.render.touched import Touched
from builder.render.views import View, about, article, days, front, lists, moved, people
from builder.render.words import Words

CSP = (
    "default-src 'none'; script-src 'self'{wasm}; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
SUFFIX = {"feed": ".xml", "person_feed": ".xml", "feed_moved": ".xml", "sitemap": ".xml", "robots": ".txt"}
Make = Callable[[Archive, str], View]


class Renderer:
    """Renders one job at a time; several processes may each hold one.

    `sources` gives the witness of an issue, `account_of` an article's account against it, `witness_of` what stands for
    all that these are made of; `shared` stands for site.yml, the theme and the program. `compiled` is a folder that
    exists, where compiled templates are kept between builds. `treated` counts the lines of the witnesses by what became
    of them, and may be put in its place until `about` is rendered; `counted` what the articles hold (`totals`; counted
    here where it is not given). A fault of the theme is
    raised as `theme.ThemeFault`.
    """

    def __init__(
        self,
        edition: Edition,
        site: Site,
        sources: days.Sources,
        compiled: Path | None = None,
        account_of: article.AccountOf | None = None,
        shared: str = "",
        witness_of: Callable[[Issue], str] = lambda issue: "",
        treated: Mapping[str, int] | None = None,
        counted: Mapping[str, int] | None = None,
    ):
        words, problems = theme.read_strings(site)
        if problems:
            raise theme.ThemeFault(problems[0])
        self.site = site
        self.environment = theme.environment(site, words, compiled)
        self.archive = archive_of(edition, site, Words(self.environment.globals[theme.STRINGS_NAME], site.language))
        self.environment.globals |= _globals(self.archive)
        self.treated = treated or {}
        self.views = _views(sources, edition, account_of)
        self.views["about"] = lambda archive, key: about.about(archive, key, self.treated, counted)
        self._touched = Touched(self.archive, shared, witness_of)
        self._chrome: dict[str, Markup] = {}
        self._used: dict[str, frozenset[str]] = {}
        self._templates: dict[str, jinja2.Template] = {}

    def warm(self) -> None:
        """Compile every template now, so that forked workers share them."""
        for view in self.views:
            self._template(view)
        self._shared()

    def key(self, job: Job) -> str | None:
        """Stands for all that a job's files are made of; None for jobs that every build does."""
        return self._touched.key(job)

    def asked(self) -> tuple[str, ...]:
        """What the last key is made of, as `Touched.asked`."""
        return tuple(self._touched.asked)

    def exports(self) -> dict[str, list[Issue]]:
        """File of a year's articles -> the issues that stand in it."""
        issues = self.archive.years if self.site.bulk_exports else {}
        return {
            urls.file_of(urls.articles_data(year)): list(issues.get(year, ())) for year in self.archive.edition.years
        }

    def export_key(self, issue: Issue) -> str:
        return self._touched.export(issue)

    def export(self, issue: Issue) -> bytes:
        """What an issue adds to the file of its year."""
        return data.articles_of_issue(self.archive, issue)

    def render(self, job: Job) -> list[tuple[str, bytes]]:
        """(path in the site, bytes) of each file of a job."""
        if job.view == "people_data":
            return [(urls.file_of(urls.PEOPLE_DATA), data.people(self.archive))]
        view = self.views[job.view](self.archive, job.key)
        return [(urls.file_of(view.path), self._fill(job.view, view))]

    def _fill(self, name: str, view: View) -> bytes:
        template = self._template(name)
        used = self._used.get(name) or self._used.setdefault(name, theme.used(self.environment, template.name or name))
        values = {
            key: value() if isinstance(value, partial) else value for key, value in view.values.items() if key in used
        }
        try:
            text = template.render(view=view, **self._shared(), **values)
        except theme.ThemeFault:
            raise
        except Exception as wrong:  # whatever a template does wrong is the theme's fault, told with its line
            raise theme_faults.fault(self.site, wrong, template.name or name) from wrong
        return text.encode("utf-8", "replace")

    def _template(self, name: str) -> jinja2.Template:
        if name in self._templates:
            return self._templates[name]
        file = name + SUFFIX.get(name, ".html")
        try:
            return self._templates.setdefault(name, self.environment.get_template(file))
        except jinja2.TemplateError as wrong:
            raise theme_faults.fault(self.site, wrong, file) from wrong

    def _shared(self) -> dict[str, Markup]:
        """Header and footer, which are the same on every page and made once."""
        if not self._chrome:
            try:
                made = {
                    f"page_{part}": Markup(self.environment.get_template(f"{part}.html").render())
                    for part in ("header", "footer")
                }
            except Exception as wrong:
                raise theme_faults.fault(self.site, wrong, "header.html") from wrong
            self._chrome = made
        return self._chrome


def _globals(archive: Archive) -> dict[str, object]:
    """What every template knows besides its own values."""
    site = archive.site
    return {
        "site": site,
        "base": site.base,
        "words": archive.words,
        "urls": urls,
        **theme.languages(site),
        "csp": Markup(CSP.format(wasm="")),
        "csp_search": Markup(CSP.format(wasm=" 'wasm-unsafe-eval'")),
    }


def _views(
    sources: days.Sources,
    edition: Edition,
    account_of: article.AccountOf | None,
) -> dict[str, Make]:
    """View name -> function, in the order of the address space."""
    aliases = {one.path: one for one in edition.aliases}
    made: dict[str, Make] = {
        "home": front.home,
        "search": front.search,
        "404": front.not_found,
        "year": days.year,
        "month": days.month,
        "issue": days.issue,
        "page": days.page,
        "source": partial(days.source, sources=sources),
        "article": partial(article.article, account_of=account_of),
        "people": people.index,
        "people_initial": people.by_initial,
        "person": people.person,
        "person_year": people.person_year,
        "person_feed": people.feed,
        "alias": _by_path(aliases, moved.alias),
        "feed_moved": _by_path(aliases, feeds.moved),
        "tombstone": _by_path({one.path: one for one in edition.tombstones}, moved.tombstone),
        "feed": feeds.feed,
        "sitemap": feeds.sitemap,
        "robots": feeds.robots,
    }
    for kind in lists.KINDS:
        made |= _list_views(kind)
    return made


def _by_path(found: dict, make: Callable) -> Make:
    return lambda archive, key: make(archive, found[key])


def _list_views(kind: lists.Kind) -> dict[str, Make]:
    one = kind.name.removesuffix("s")
    return {
        kind.name: lambda archive, key: lists.index(archive, kind),
        one: lambda archive, key: lists.group(archive, kind, key),
        f"{one}_year": lambda archive, key: lists.group_year(archive, kind, key),
    }
