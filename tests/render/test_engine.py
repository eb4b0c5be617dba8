"""The engine writes what Jinja writes, and only looks less often for what does not change."""

from functools import lru_cache

import jinja2
import pytest
from markupsafe import Markup

from builder.render.engine import Environment

VALUES = {
    "text": "<a & 'b' \"c\">",
    "safe": Markup("<b>x</b>"),
    "number": 3,
    "nothing": None,
    "names": ["<王>", Markup("<i>李</i>"), 7],
    "rows": [{"name": "<甲>"}, {"name": "乙"}],
    "call": str.upper,
    "nested": {"name": "<甲>", "of": {"name": Markup("<i>乙</i>"), "of": None}},
}


def filled(kind, source, **more):
    loader = jinja2.DictLoader(
        {
            "page": source,
            "m": "{% macro one(x, y='d') %}<li>{{ x }}{{ y }}{{ g }}</li>{% endmacro %}",
            "base": "{% block a %}A{{ text }}{% endblock %}|{% block b %}{% endblock %}|{% block c %}C{% endblock %}",
        }
    )
    made = kind(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, auto_reload=False)
    made.globals |= {"g": "<g>"}
    return made.get_template("page").render(**VALUES, **more)


@pytest.mark.parametrize(
    "source",
    [
        "{{ text }}{{ safe }}{{ number }}{{ nothing }}",
        "<p title=\"{{ text }}\">{{ text|upper }}{{ text ~ safe }}</p>",
        "{{ names|join('、') }}{{ names|join }}{{ names|join(text) }}{{ rows|join(' ', attribute='name') }}",
        "{% import 'm' as m %}{{ m.one(text) }}{{ m.one(safe, y=text) }}{% for n in names %}{{ m.one(n) }}{% endfor %}",
        "{{ text.replace('a', '<') }}{{ call(text) }}{{ '{n}'.replace('{n}', text) }}",
        "{% set x %}{{ text }}{% endset %}{{ x }}{% filter upper %}{{ text }}{% endfilter %}",
        "{% for n in names %}{{ loop.index }}{{ n }}{% if not loop.last %},{% endif %}{% endfor %}{{ g }}",
        "{% if absent is defined %}a{% else %}b{% endif %}",
        "{% macro two(a, b='<') %}{{ a }}{{ b }}{% endmacro %}{{ two(text) }}{{ two(b=text, a=1) }}{{ two(1, safe) }}",
        "{% macro many(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ many(text, 2, c=text) }}{{ many(1) }}",
        "{% macro box(x) %}<p>{{ caller(x) }}</p>{% endmacro %}{% call(y) box(text) %}{{ y }}{{ g }}{% endcall %}",
        "{% for r in rows %}{{ r.name.upper() }}{{ r.get('name', loop.index) }}{% endfor %}{{ rows[0].name }}",
        "{% if rows[0].absent is defined %}a{% else %}b{% endif %}{{ rows[0].absent|default(text) }}",
        "{% import 'm' as m %}{% autoescape false %}{{ m.one(text) }}{{ text }}{% endautoescape %}{{ m.one(text) }}",
        "{% block a %}{% for n in names %}{{ loop.index }}{% if n %}{{ n }}{% endif %}{% endfor %}{% endblock %}a",
        "{% extends 'base' %}{% block a %}<{{ super() }}{{ self.b() }}{{ safe }}>{% endblock %}{% block b %}{{ text }}"
        "{% block inner %}{% for n in names %}{{ n }}{% else %}-{% endfor %}{% endblock %}{% endblock %}",
        "{% extends 'base' %}{% block b %}{% for n in names %}{% block x scoped %}{{ n }}{{ loop.last }}{% endblock %}"
        "{% endfor %}{% endblock %}{% block c %}{% if nothing %}x{% endif %}{% endblock %}",
        "{% macro tree(r) %}{{ r.name }}{% if r.of %}{{ tree(r.of) }}{% endif %}{% endmacro %}{{ tree(nested) }}",
    ],
)  # fmt: skip
def test_it_writes_the_same(source):
    assert filled(Environment, source) == filled(jinja2.Environment, source)


def test_what_a_function_remembers_is_written_like_any_text():
    said = lru_cache(str.title)
    twice = filled(Environment, "{{ said(text) }}{{ said(text) }}", said=said)
    assert twice == "&lt;A &amp; &#39;B&#39; &#34;C&#34;&gt;" * 2
    assert said.cache_info().misses == 1


@pytest.mark.parametrize("source", ["{{ m.one(1, 2, 3) }}", "{{ m.one(1, z=2) }}"])
def test_a_macro_called_with_more_than_it_names_is_a_fault(source):
    with pytest.raises(TypeError, match="one"):
        filled(Environment, "{% import 'm' as m %}" + source)


@pytest.mark.parametrize(
    "source",
    [
        "{{ absent }}",
        "{{ text.absent }}",
        "{{ absent() }}",
        "{{ rows[0].absent.name }}",
        "{% import 'm' as m %}{{ m.one() }}",
    ],
)
def test_a_name_that_is_not_there_is_a_fault(source):
    with pytest.raises(jinja2.UndefinedError):
        filled(Environment, source)


def test_a_template_is_asked_for_once(monkeypatch):
    asked = []
    kept = jinja2.Environment.get_template
    monkeypatch.setattr(
        jinja2.Environment, "get_template", lambda self, name, *more: asked.append(name) or kept(self, name, *more)
    )
    made = Environment(
        loader=jinja2.DictLoader(
            {"page": "{% import 'm' as m %}{{ m.one() }}", "m": "{% macro one() %}1{% endmacro %}"}
        )
    )
    assert [made.get_template("page").render() for _ in range(3)] == ["1"] * 3
    assert asked == ["page", "m"]
