"""What maintainers do to an edition, as functions: each changes files below a root, with the given random source."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from archive import Maker, put, site_of

from builder import article_file
from builder.model import Article

Mutation = Callable[[Path, random.Random], None]


def articles(root: Path) -> list[tuple[Path, Article]]:
    found = []
    for path in sorted((root / "content" / "issues").rglob("*.md")):
        if path.name != "issue.md":
            article, problems = article_file.read(path.read_text(encoding="utf-8"), path.relative_to(root).as_posix())
            assert article is not None, [str(p) for p in problems]
            found.append((path, article))
    return found


def save(path: Path, article: Article) -> None:
    path.write_text(article_file.write(article), encoding="utf-8")


def one(root: Path, rnd: random.Random) -> tuple[Path, Article]:
    return rnd.choice(articles(root))


def blocks(article: Article) -> list[str]:
    return article.body.split("\n\n") if article.body else []


def with_blocks(article: Article, texts: list[str]) -> Article:
    return replace(article, body="\n\n".join(texts))


def fresh_day(root: Path, rnd: random.Random) -> str:
    taken = {article.date for _, article in articles(root)}
    return rnd.choice(
        [d for d in (f"202{y}-0{m}-1{d}" for y in (1, 2) for m in (3, 4, 5) for d in range(10)) if d not in taken]
    )


def redate_issue(root: Path, rnd: random.Random) -> None:
    """In place: the files stay where they are, and say another day."""
    day = one(root, rnd)[1].date
    to = fresh_day(root, rnd)
    for path, article in articles(root):
        if article.date == day:
            save(path, replace(article, date=to))


def redate_onto_a_known_day(root: Path, rnd: random.Random) -> None:
    path, article = one(root, rnd)
    save(path, replace(article, date=one(root, rnd)[1].date))


def move_issue_folder(root: Path, rnd: random.Random) -> None:
    path, article = one(root, rnd)
    to = fresh_day(root, rnd)
    folder = root / "content" / "issues" / to[:4] / to
    if folder.exists() or path.parent.name != article.date:
        return
    for other, moved in articles(root):
        if other.parent == path.parent:
            save(other, replace(moved, date=to))
    folder.parent.mkdir(parents=True, exist_ok=True)
    path.parent.rename(folder)


def correct_page(root: Path, rnd: random.Random) -> None:
    path, article = one(root, rnd)
    save(path, replace(article, page=rnd.choice(["01", "02", "03", "a12"])))


def merge_two(root: Path, rnd: random.Random) -> None:
    path, article = one(root, rnd)
    others = [(p, a) for p, a in articles(root) if a.date == article.date and p != path]
    others = [(p, a) for p, a in others if a.id]  # not one that was split off and has no id yet
    if others:
        gone, other = rnd.choice(others)
        merged = replace(article, merged_from=(*article.merged_from, other.id, *other.merged_from))
        save(path, with_blocks(merged, blocks(article) + blocks(other)))
        gone.unlink()


def split_one(root: Path, rnd: random.Random) -> None:
    path, article = one(root, rnd)
    texts = blocks(article)
    if len(texts) > 1:
        save(path, with_blocks(article, texts[:1]))
        half = replace(article, id="", order=0, title="分出的一篇", split_from=article.id, merged_from=())
        put(root, with_blocks(half, texts[1:]), f"split-{rnd.randrange(10**6)}.md")


def delete_one(root: Path, rnd: random.Random) -> None:
    one(root, rnd)[0].unlink()


def delete_issue(root: Path, rnd: random.Random) -> None:
    day = one(root, rnd)[1].date
    if len({article.date for _, article in articles(root)}) > 1:
        for path, article in articles(root):
            if article.date == day:
                path.unlink()


def add_article_without_id(root: Path, rnd: random.Random) -> None:
    _, article = one(root, rnd)
    made = Maker(rnd.randrange(10**6)).article(article.date, article.page, 90, id="")
    put(root, made, f"new-{rnd.randrange(10**6)}.md")


def new_issue(root: Path, rnd: random.Random) -> None:
    put(root, Maker(rnd.randrange(10**6)).article(fresh_day(root, rnd), "01", 1))


def new_edition_of_a_day(root: Path, rnd: random.Random) -> None:
    _, article = one(root, rnd)
    made = Maker(rnd.randrange(10**6)).article(article.date, "a01", 1, edition="wanbao", id="")
    put(root, made, f"wanbao-{rnd.randrange(10**6)}.md")


def rename_section(root: Path, rnd: random.Random) -> None:
    file = root / "site.yml"
    file.write_text(file.read_text().replace("id: pinglun", f"id: pinglun{rnd.randrange(100)}"))
    site_of(root)


def remove_section(root: Path, rnd: random.Random) -> None:
    file = root / "site.yml"
    kept = [line for line in file.read_text().split("\n") if "id: yaowen" not in line]
    file.write_text("\n".join(kept))


def rename_column(root: Path, rnd: random.Random) -> None:
    new = rnd.choice(["新春走基层", "一线见闻", "民生热线"])
    for path, article in articles(root):
        if article.column:
            save(path, replace(article, column=new))


def change_base_url(root: Path, rnd: random.Random) -> None:
    file = root / "site.yml"
    lines = [
        f"url: https://example.org/p{rnd.randrange(9)}/" if line.startswith("url:") else line
        for line in file.read_text().split("\n")
    ]
    file.write_text("\n".join(lines))


def rewrite_every_paragraph(root: Path, rnd: random.Random) -> None:
    """Persons, columns and all: what a new version of the rules might make of the text."""
    path, article = one(root, rnd)
    save(path, with_blocks(article, [Maker(rnd.randrange(10**6)).paragraph() for _ in blocks(article)]))


def insert_paragraph(root: Path, rnd: random.Random) -> None:
    path, article = one(root, rnd)
    texts = blocks(article)
    texts.insert(rnd.randint(0, len(texts)), Maker(rnd.randrange(10**6)).paragraph())
    save(path, with_blocks(article, texts))


def move_paragraph(root: Path, rnd: random.Random) -> None:
    path, article = one(root, rnd)
    texts = blocks(article)
    rnd.shuffle(texts)
    save(path, with_blocks(article, texts))


def join_paragraphs(root: Path, rnd: random.Random) -> None:
    path, article = one(root, rnd)
    texts = blocks(article)
    if len(texts) > 1:
        at = rnd.randrange(len(texts) - 1)
        save(path, with_blocks(article, [*texts[:at], texts[at] + texts[at + 1], *texts[at + 2 :]]))


def split_paragraph(root: Path, rnd: random.Random) -> None:
    path, article = one(root, rnd)
    texts = blocks(article)
    if texts:
        at = rnd.randrange(len(texts))
        half = len(texts[at]) // 2
        save(path, with_blocks(article, [*texts[:at], texts[at][:half], texts[at][half:], *texts[at + 1 :]]))


def edit_words(root: Path, rnd: random.Random) -> None:
    path, article = one(root, rnd)
    save(path, replace(article, body=article.body.replace("要求", "强调", 1), title=(article.title or "") + "！"))


def persons(root: Path) -> list[str]:
    """Names of those who have a page now."""
    import json

    file = root / "_site" / "data" / "people.json"
    data = json.loads(file.read_text(encoding="utf-8")) if file.exists() else []
    listed = data["people"] if isinstance(data, dict) else data
    return sorted(person["name"] for person in listed)


def say(root: Path, *lines: str) -> None:
    """Add an entry to the authority file, unless one of its names stands there already."""
    file = root / "content" / "people.yml"
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    names = [line.partition(": ")[2] for line in lines if "name:" in line or "same_as:" in line]
    if not any(name in text for name in names):
        file.write_text(text + "\n".join(lines) + "\n", encoding="utf-8")


def merge_persons(root: Path, rnd: random.Random) -> None:
    known = persons(root)
    if len(known) > 1:
        one_name, other = rnd.sample(known, 2)
        say(root, f"- name: {one_name}", f"  same_as: {other}")


def split_namesakes(root: Path, rnd: random.Random) -> None:
    known = persons(root)
    if known:
        name, (_, article) = rnd.choice(known), one(root, rnd)
        say(
            root,
            f"- name: {name}",
            "  namesakes:",
            f"    - {{id: other-{rnd.randrange(999)}, articles: [{article.id}], page: true}}",
        )


def rename_person(root: Path, rnd: random.Random) -> None:
    known = persons(root)
    if known:
        say(root, f"- name: {rnd.choice(known)}", f"  id: renamed-{rnd.randrange(999)}")


def hide_person(root: Path, rnd: random.Random) -> None:
    known = persons(root)
    if known:
        say(root, f"- name: {rnd.choice(known)}", "  hide: true")


def new_namesake_in_pinyin(root: Path, rnd: random.Random) -> None:
    """Two people whose names sound the same, the second of them first in the archive."""
    for day, name in (("2020-01-01", "朱建"), ("2023-01-01", "朱健")):
        number = rnd.randrange(10, 90)
        made = Maker(number).article(day, "01", number)
        put(root, with_blocks(made, [f"市长{name}到企业调研。", f"{name}强调，要抓好落实。"]))


MUTATIONS: tuple[Mutation, ...] = (
    redate_issue,
    redate_onto_a_known_day,
    move_issue_folder,
    correct_page,
    merge_two,
    split_one,
    delete_one,
    delete_issue,
    add_article_without_id,
    new_issue,
    new_edition_of_a_day,
    rename_section,
    remove_section,
    rename_column,
    change_base_url,
    rewrite_every_paragraph,
    insert_paragraph,
    move_paragraph,
    join_paragraphs,
    split_paragraph,
    edit_words,
    merge_persons,
    split_namesakes,
    rename_person,
    hide_person,
    new_namesake_in_pinyin,
)
