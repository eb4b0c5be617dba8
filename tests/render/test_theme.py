"""Themes: an edition's own files before the default's, and faults told with file and line."""

from __future__ import annotations

import pickle
from pathlib import Path

import jinja2
import pytest

from builder import strict_yaml
from builder.render import Renderer, ThemeFault, check_theme, plan, static_files
from builder.render.theme import packaged
from tests.render import sample


def theme(root: Path, **files: str) -> Path:
    """An edition's own theme `own`; names of files with `__` for `/` and `_` before the suffix for a dot."""
    for name, text in files.items():
        path = (
            root
            / "themes"
            / "own"
            / name.replace("__", "/").replace("_html", ".html").replace("_yml", ".yml").replace("_css", ".css")
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def home(root: Path, **changes: object) -> str:
    site = sample.site(root, theme="own", **changes)
    renderer = Renderer(sample.edition(), site, sample.sources)
    return renderer.render(plan(sample.edition(), site)[0])[0][1].decode()


def problems(root: Path) -> list[tuple[str, int, str]]:
    return [(p.file, p.line, p.code) for p in check_theme(sample.site(root, theme="own"))]


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_the_default_theme_has_no_fault(tmp_path, language):
    assert check_theme(sample.site(tmp_path, language=language)) == []


def test_both_languages_have_the_same_strings():
    keys = []
    for language in ("zh-CN", "en"):
        node, found = strict_yaml.load((packaged() / "strings" / f"{language}.yml").read_text("utf-8"), language)
        assert found == [] and node is not None
        keys.append(list(node.value))
        assert all(value.value for value in node.value.values())
    assert keys[0] == keys[1]


def test_every_string_is_used(tmp_path):
    made = (
        path.read_text("utf-8")
        for path in [
            *packaged().rglob("*.html"),
            *packaged().rglob("*.js"),
            *Path(sample.__file__).parents[2].glob("builder/render/**/*.py"),
        ]
    )
    text = "\n".join(made)
    node, _ = strict_yaml.load((packaged() / "strings" / "en.yml").read_text("utf-8"), "en")
    made_up = (
        "kind_",
        "fate_",
        "cite_",
        "dated_",
        "search_",
        "sections_",
        "columns_",
        "authors_",
        "change_",
        "row_",
        "rule_",
        "read_",
        "made_date_",
        "when_",
        "hand_",
    )
    assert [key for key in node.value if key not in text and not key.startswith(made_up)] == []


def test_own_files_come_first_and_the_others_stay(tmp_path):
    theme(tmp_path, templates__footer_html="<footer>我的页脚</footer>", static__style_css="b{}", strings__zh_CN_yml="")
    (tmp_path / "themes/own/strings").mkdir(exist_ok=True)
    (tmp_path / "themes/own/strings/zh-CN.yml").write_text("calendar: '历书'\n", encoding="utf-8")
    page = home(tmp_path)
    assert "我的页脚" in page and "历书" in page and "检索全文" in page
    files = dict(static_files(sample.site(tmp_path, theme="own")))
    assert files["assets/style.css"] == b"b{}" and "assets/prefs.js" in files


def test_t001_a_template_that_cannot_be_read(tmp_path):
    theme(tmp_path, templates__home_html="好\n{% if %}\n")
    assert problems(tmp_path) == [("themes/own/templates/home.html", 2, "T001")]
    with pytest.raises(ThemeFault) as fault:
        home(tmp_path)
    assert (fault.value.problem.file, fault.value.problem.line) == ("themes/own/templates/home.html", 2)


def test_t002_a_template_that_is_not_there(tmp_path):
    theme(tmp_path, templates__home_html="{% extends 'nowhere.html' %}")
    with pytest.raises(ThemeFault) as fault:
        home(tmp_path)
    assert fault.value.problem.code == "T002" and "nowhere.html" in fault.value.problem.message


def test_t003_a_string_that_is_no_text(tmp_path):
    theme(tmp_path, templates__x_html="")
    (tmp_path / "themes/own/strings").mkdir()
    (tmp_path / "themes/own/strings/zh-CN.yml").write_text("home: '家'\nsearch: [1]\n", encoding="utf-8")
    assert problems(tmp_path) == [("themes/own/strings/zh-CN.yml", 2, "T003")]


def test_t004_a_theme_that_is_not_there(tmp_path):
    assert [(p.file, p.code) for p in check_theme(sample.site(tmp_path, theme="fehlt"))] == [("site.yml", "T004")]


def test_t005_a_template_that_asks_for_what_is_not_given(tmp_path):
    theme(tmp_path, templates__home_html="一\n二\n{{ issue.nothing }}\n")
    assert problems(tmp_path) == []
    with pytest.raises(ThemeFault) as fault:
        home(tmp_path)
    found = fault.value.problem
    assert (found.file, found.line, found.code) == ("themes/own/templates/home.html", 3, "T005")


def test_a_fault_of_a_theme_survives_the_way_from_another_process(tmp_path):
    theme(tmp_path, templates__home_html="{{ nothing }}")
    with pytest.raises(ThemeFault) as fault:
        home(tmp_path)
    again = pickle.loads(pickle.dumps(fault.value))
    assert again.problem == fault.value.problem and str(again) == str(fault.value.problem)


def test_t005_in_a_header_and_in_a_macro(tmp_path):
    theme(tmp_path, templates__header_html="\n{{ 1 / 0 }}")
    with pytest.raises(ThemeFault) as fault:
        home(tmp_path)
    assert (fault.value.problem.file, fault.value.problem.line) == ("themes/own/templates/header.html", 2)


def test_t006_a_string_that_no_language_file_has(tmp_path):
    theme(tmp_path, templates__home_html="{{ t.home }}\n{{ t.nonesuch }} {{ t.count('n_nonesuch', 2) }}")
    assert problems(tmp_path) == [("themes/own/templates/home.html", 2, "T006")] * 2


def test_scripts_say_the_words_that_they_name(tmp_path):
    theme(tmp_path, strings__zh_CN_yml="")
    (tmp_path / "themes/own/strings").mkdir(exist_ok=True)
    (tmp_path / "themes/own/strings/zh-CN.yml").write_text("copied: '“抄”\\\"好'\n", encoding="utf-8")
    (tmp_path / "themes/own/static").mkdir()
    (tmp_path / "themes/own/static/own.js").write_text('say("{{ t.copied }}!");\nhide("{{ t.nonesuch }}");\n', "utf-8")
    site = sample.site(tmp_path, theme="own")
    files = {name: data.decode() for name, data in static_files(site) if name.endswith(".js")}
    assert files["assets/own.js"].startswith('say("“抄”\\\\\\"好!");')
    assert [name for name, text in files.items() if "{{ t." in text] == ["assets/own.js"]
    assert problems(tmp_path) == [("themes/own/static/own.js", 2, "T006")]


def test_a_stretch_whose_language_alone_is_told_is_an_element_only_where_there_is_something_to_tell(tmp_path):
    source = "<p{{ zh }}><span{{ zh }}>一{{ site.title }}</span><span class='x'{{ zh }}>二</span>"
    source += "<span{{ ui }}><b>三</b></span></p>"
    theme(tmp_path, templates__footer_html=source, strings__en_yml="")
    one = "<p>一青岚日报数字版<span class='x'>二</span><b>三</b></p>"
    assert one in home(tmp_path)
    lang, ui = ' lang="zh-CN"', ' lang="en"'
    told = f"<p{lang}><span{lang}>一青岚日报数字版</span><span class='x'{lang}>二</span><span{ui}><b>三</b></span></p>"
    assert told in home(tmp_path, language="en")


def test_a_theme_cannot_serve_hidden_files_or_links(tmp_path):
    theme(tmp_path, static__style_css="b{}")
    static = tmp_path / "themes/own/static"
    (static / ".secret").write_text("x")
    (static / "link.txt").symlink_to("/etc/hostname")
    names = [name for name, _ in static_files(sample.site(tmp_path, theme="own"))]
    assert "assets/.secret" not in names and "assets/link.txt" not in names


def test_compiled_templates_are_kept_and_a_change_is_seen(tmp_path, monkeypatch):
    compiled = tmp_path / "compiled"
    compiled.mkdir()
    theme(tmp_path, templates__footer_html="<footer>一</footer>")
    site, edition = sample.site(tmp_path, theme="own"), sample.edition()
    job = plan(edition, site)[0]
    first = Renderer(edition, site, sample.sources, compiled).render(job)
    calls = []
    kept = jinja2.Environment.compile
    monkeypatch.setattr(jinja2.Environment, "compile", lambda self, *a, **k: calls.append(a[1]) or kept(self, *a, **k))
    assert Renderer(edition, site, sample.sources, compiled).render(job) == first and calls == []
    theme(tmp_path, templates__footer_html="<footer>二</footer>")
    assert "二</footer>" in Renderer(edition, site, sample.sources, compiled).render(job)[0][1].decode()
    assert calls == ["footer.html"]
