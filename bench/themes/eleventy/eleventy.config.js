// Articles are Markdown files; every other page comes from a collection made here, a page each by pagination.

const dayName = (iso) => `${+iso.slice(0, 4)}年${+iso.slice(5, 7)}月${+iso.slice(8, 10)}日`;
const monthName = (iso) => `${+iso.slice(0, 4)}年${+iso.slice(5, 7)}月`;
const HOME = { url: "/", name: "首页" };
const groupBy = (list, key) => {
  const found = new Map();
  for (const one of list) (found.get(key(one)) ?? found.set(key(one), []).get(key(one))).push(one);
  return found;
};

let made;
const archive = (api) => (made ??= make(api));

function make(api) {
  const items = api.getFilteredByGlob("content/articles/**/*.md").sort((a, b) => (a.url < b.url ? -1 : 1));
  const lists = items[0].data.lists;
  const articles = items.map(({ url, data }) => ({
    url, title: data.title, kicker: data.kicker, deck: data.deck, folio: data.folio, names: data.names,
    iso: url.slice(1, 11).replaceAll("/", "-"), day: dayName(url.slice(1, 11)), data,
  }));
  const sheets = [...groupBy(articles, (one) => one.url.slice(0, 15))].map(([url, entries]) => ({
    url, entries, iso: entries[0].iso, name: `第${entries[0].folio}版`, title: `${entries[0].day} 第${entries[0].folio}版`,
  }));
  const days = [...groupBy(sheets, (one) => one.iso)].map(([iso, of], at) => ({
    url: of[0].url.slice(0, 12), iso, sheets: of, title: dayName(iso), number: at + 1, name: `${+iso.slice(5, 7)}月${+iso.slice(8)}日`,
  }));
  const months = [...groupBy(days, (one) => one.iso.slice(0, 7))].map(([iso, of]) => ({
    url: of[0].url.slice(0, 9), iso, days: of, title: monthName(iso), name: `${+iso.slice(5, 7)}月`,
  }));
  const years = [...groupBy(months, (one) => one.iso.slice(0, 4))].map(([iso, of]) => ({
    url: `/${iso}/`, months: of, title: `${iso}年`, name: `${iso}年`,
  }));
  const shelved = groupBy(articles.flatMap((one) => (one.data.shelves ?? []).map((key) => [key, one])), ([key]) => key);
  const newestFirst = (list) => list.toSorted((a, b) => (a.iso < b.iso ? 1 : a.iso > b.iso ? -1 : 0));
  const kinds = [], groups = [];
  for (const [kind, title] of Object.entries(lists.titles)) {
    const of = groupBy(articles.flatMap((one) => (one.data[kind] ?? []).map((id) => [id, one])), ([id]) => id);
    const held = [...of].map(([id, pairs]) => {
      const { name, years: shelves } = lists.groups[kind][id];
      const entries = newestFirst(pairs.map(([, one]) => one));
      return { url: `/${kind}/${id}/`, name, title: name, shelves, size: entries.length, kind, kindTitle: title,
        entries: shelves.length ? entries.slice(0, 40) : entries };
    });
    held.sort((a, b) => b.size - a.size);
    kinds.push({ url: `/${kind}/`, title, groups: held, kind });
    groups.push(...held);
  }
  const shelves = Object.entries(lists.shelves).map(([key, shelf]) => ({
    ...shelf, entries: newestFirst((shelved.get(key) ?? []).map(([, one]) => one)),
  }));
  return { articles, sheets, days, months, years, kinds, groups, shelves, newest: articles.slice(-lists.feed).reverse() };
}

export default function (config) {
  for (const name of ["articles", "sheets", "days", "months", "years", "kinds", "groups", "shelves", "newest"])
    config.addCollection(name, (api) => archive(api)[name]);
  config.addFilter("dayName", (url) => dayName(url.slice(1, 11)));
  config.addFilter("iso", (url) => url.slice(1, 11).replaceAll("/", "-"));
  config.addFilter("crumbs", (url, from) => {
    const parts = url.split("/").slice(1, -1);
    const [year, month, day, sheet] = parts;
    const all = [HOME, { url: `/${year}/`, name: `${year}年` }, { url: `/${year}/${month}/`, name: `${+month}月` },
      { url: `/${year}/${month}/${day}/`, name: `${+month}月${+day}日` }, { url: `/${year}/${month}/${day}/${sheet}/`, name: `第${+sheet}版` }];
    return all.slice(0, parts.length);
  });
  config.addPassthroughCopy({ "content/assets": "assets" });
  return {
    dir: { input: "content", output: "_site" },
    markdownTemplateEngine: false,
    templateFormats: ["md", "njk"],
  };
}
