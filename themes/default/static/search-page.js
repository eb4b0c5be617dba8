/* The search page: form, filters, results and suggestions around `search()`.
 *
 * The address carries the whole search: ?q=…&section=…&from=…&sort=…&n=… What the page says is in WORDS below, and a
 * JSON block #search-strings may say it otherwise. Written in older JavaScript than search.js, which is loaded at the
 * end: a browser that cannot run that one is told so.
 */

const WORDS = {
  zh: {
    loading: "正在检索……", old: "这个浏览器太旧，不能检索：什么也没有查。请从下面的目录查找，或换一个浏览器。",
    page: " 第{n}版", found: "找到 {n} 篇", so_far: "已找到 {n} 篇，还在检索较早的报纸……", none: "没有找到：全部文章都已检索，其中没有这些文字。",
    none_here: "在所选范围内没有找到；清除筛选可查全部文章。", partial: "找到 {n} 篇，但检索不完整", unsearched: "未能检索：{parts}。这些部分里可能还有。", all: "全部文章", retry: "重试",
    folded: "繁体字按简体检索：{pairs}。", results: "检索结果", suggest: "提示",
    sort: "排序", relevance: "相关", "date-desc": "从新到旧", "date-asc": "从旧到新",
    year: "年份", month: "月份", section: "栏目", column: "专栏", kind: "体裁", person: "人物", author: "作者",
    from: "从", to: "至", clear: "清除筛选", rest: "更多 {n} 项", headline: "标题",
    news: "消息", commentary: "评论", photo: "图片", pointer: "导读", notice: "公告", profile: "人物", letter: "来信", other: "其他",
  },
  en: {
    loading: "Searching…",
    old: "This browser is too old for the search: nothing was searched. Use the lists below, or another browser.",
    page: ", page {n}", found: "{n} articles", so_far: "{n} articles so far; older issues are still being searched…", none: "Nothing found: the whole archive was searched, and it is not there.",
    none_here: "Nothing found within the chosen filters; clear them to search the whole archive.",
    partial: "{n} articles, but the search is incomplete", unsearched: "Not searched: {parts}. There may be more in it.",
    all: "the whole archive", retry: "Try again",
    folded: "Traditional characters were searched as simplified ones: {pairs}.", results: "Results", suggest: "Suggestions",
    sort: "Order", relevance: "Relevance", "date-desc": "Newest first", "date-asc": "Oldest first",
    year: "Year", month: "Month", section: "Section", column: "Column", kind: "Kind", person: "Person", author: "Author",
    from: "From", to: "To", clear: "Clear filters", rest: "{n} more", headline: "Headline",
    news: "News", commentary: "Commentary", photo: "Picture", pointer: "Pointer", notice: "Notice", profile: "Profile",
    letter: "Letter", other: "Other",
  },
};

const FACETS = ["year", "month", "section", "kind", "person", "author", "column"]; // last what may be empty: no other moves
const ON_DEMAND = ["month", "person", "author"];
const SHOWN = 12;
const STEP = 10;

const find = (hook) => document.querySelector(`[data-search-${hook}]`);
const form = find("form");
const input = find("input");
const output = find("count");
const note = find("note");
const list = find("results");
const more = find("more");
const language = document.documentElement.lang.startsWith("en") ? "en" : "zh";
const block = document.getElementById("search-strings");
const given = block ? JSON.parse(block.textContent) : {};
const words = { ...WORDS[language], ...given };
const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

/* ---------------------------------------------------------------- the address */

const LONG = 2000; // servers refuse long addresses; what is longer stands behind "#", which is not sent

/** The search that the address asks for. */
function fromAddress() {
  const asked = new URLSearchParams(location.search || location.hash.slice(1));
  const filters = {};
  for (const name of [...FACETS, "from", "to"]) if (asked.getAll(name).some(Boolean)) filters[name] = asked.getAll(name).filter(Boolean);
  const sort = ["date-desc", "date-asc"].find((one) => one === asked.get("sort")) || "relevance";
  const limit = Math.min(1000, Math.max(STEP, Number.parseInt(asked.get("n"), 10) || STEP));
  return { query: asked.get("q") || "", filters, sort, limit };
}

function toAddress({ query, filters, sort, limit }) {
  const asked = new URLSearchParams();
  if (query) asked.set("q", query);
  for (const [name, values] of Object.entries(filters)) for (const value of values) asked.append(name, value);
  if (sort !== "relevance") asked.set("sort", sort);
  if (limit !== STEP) asked.set("n", limit);
  const mark = String(asked).length > LONG ? "#" : "?";
  return location.pathname + (String(asked) ? mark + asked : "");
}

/* ---------------------------------------------------------------- searching */

let state = fromAddress();
let turn = 0;

/** Search for another state; `how` is "push" for a step that back undoes, "replace" for one it does not. */
function change(next, how) {
  state = { ...state, limit: STEP, ...next };
  history[`${how}State`](null, "", toAddress(state));
  return run();
}

const ready = import("./search.js");

async function run() {
  const { search } = await ready;
  turn += 1;
  const mine = turn;
  input.value = input.value.trim() === state.query ? input.value : state.query;
  if (!state.query.trim() && Object.keys(state.filters).length === 0) {
    show({ total: 0, complete: true, failed: [], results: [], counts: {}, folded: [] }, "idle");
    return;
  }
  output.dataset.searchState = "loading";
  output.textContent = say("loading");
  const counts = FACETS.filter((name) => !ON_DEMAND.includes(name) || state.filters[name] || facet(name).open);
  const early = (answer) => { if (mine === turn && output.dataset.searchState === "loading") show(answer, "loading"); };
  const options = { filters: state.filters, sort: state.sort, limit: state.limit, counts, early };
  const answer = await search(state.query, options);
  if (mine === turn) show(answer, answer.complete ? "done" : "partial");
}

function show(answer, said) {
  const focused = list.contains(document.activeElement) ? document.activeElement.href : null;
  list.replaceChildren(...answer.results.map(row));
  const again = focused && [...list.querySelectorAll("a")].find((link) => link.href === focused);
  if (again) again.focus();
  const none = Object.keys(state.filters).length ? "none_here" : "none";
  const found = answer.total || said !== "done" ? "found" : none;
  output.textContent = said === "idle" ? "" : say({ partial: "partial", loading: "so_far" }[said] || found, { n: answer.total });
  output.dataset.searchState = said;
  more.hidden = answer.results.length >= answer.total;
  showNotes(answer);
  showFilters(answer, said);
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function row(hit) {
  const link = element("a", { href: hit.url });
  link.innerHTML = hit.heading; // escaped by search(), with <mark> only, as the excerpt is
  const excerpt = element("p", { class: "excerpt" });
  excerpt.innerHTML = hit.excerpt;
  for (const event of ["click", "auxclick"]) link.addEventListener(event, () => remember(link));
  const [page] = hit.url.match(/[a-z]?\d\d(?=\/\d+\/(#|$))/) || ["00"];
  const where = page === "00" ? "" : say("page", { n: page.replace(/^0/, "").toUpperCase() });
  const date = element("p", { class: "meta" }, element("time", { datetime: hit.date }, hit.date), where);
  return element("li", { "data-search-result": "", lang: "zh-CN" }, element("p", { class: "title" }, link), excerpt, date);
}

/** For hits.js on the article's page: what to mark there. */
function remember(link) {
  try {
    localStorage.setItem("search-hit", JSON.stringify({ path: link.pathname, query: state.query, time: Date.now() }));
  } catch (fault) { /* storage is shut: the paragraph is still marked as the link's target */ }
}

function showNotes({ folded, failed }) {
  note.replaceChildren();
  if (folded.length) note.append(say("folded", { pairs: folded.map(([typed, meant]) => `${typed} → ${meant}`).join("、") }));
  if (!failed.length) return;
  const parts = failed.map(({ volume, from, to, reason }) => `${from ? `${from} – ${to}` : volume || say("all")} (${reason})`);
  const retry = element("button", { type: "button" }, say("retry"));
  retry.addEventListener("click", run);
  note.append(" ", element("strong", {}, say("unsearched", { parts: [...new Set(parts)].join("; ") })), " ", retry);
}

/* ---------------------------------------------------------------- filters */

const filterBox = find("filters");
const facet = (name) => filterBox.querySelector(`details[data-filter="${name}"]`);

function buildFilters() {
  const order = element("select", { name: "sort" }, ...["relevance", "date-desc", "date-asc"].map((one) => element("option", { value: one }, say(one))));
  order.addEventListener("change", () => change({ sort: order.value }, "push"));
  const dates = ["from", "to"].map((name) => {
    const field = element("input", { type: "date", name });
    field.addEventListener("change", () => setFilter(name, field.value ? [field.value] : []));
    return element("label", {}, `${say(name)} `, field);
  });
  const clear = element("button", { type: "button", "data-filter-clear": "" }, say("clear"));
  clear.addEventListener("click", () => change({ filters: {} }, "push"));
  const boxes = FACETS.map((name) => {
    const box = element("details", { "data-filter": name }, element("summary", {}, say(name)), element("ul"));
    box.addEventListener("toggle", () => { if (box.open && ON_DEMAND.includes(name) && !box.dataset.filled) run(); });
    return box;
  });
  filterBox.replaceChildren(element("p", { class: "field" }, element("label", {}, `${say("sort")} `, order), ...dates, clear), ...boxes);
}

function setFilter(name, values) {
  const filters = { ...state.filters };
  if (values.length) filters[name] = values; else delete filters[name];
  change({ filters }, "push");
}

function showFilters({ counts, total }, said) {
  const nothing = said === "idle" || (total === 0 && Object.keys(state.filters).length === 0);
  filterBox.querySelector("select").value = state.sort;
  for (const name of ["from", "to"]) filterBox.querySelector(`[name=${name}]`).value = (state.filters[name] || [""])[0];
  filterBox.querySelector("[data-filter-clear]").hidden = Object.keys(state.filters).length === 0;
  for (const name of FACETS) {
    const box = facet(name);
    box.dataset.filled = counts[name] ? "1" : "";
    box.hidden = nothing || (counts[name] && counts[name].length === 0 && !state.filters[name]);
    if (state.filters[name]) box.open = true;
    if (counts[name]) fill(box, name, counts[name]);
  }
}

function fill(box, name, rows) {
  const chosen = state.filters[name] || [];
  const missing = chosen.filter((id) => !rows.some((one) => one.id === id)).map((id) => ({ id, name: id, count: 0 }));
  const focused = box.contains(document.activeElement) ? document.activeElement.value : null;
  const options = [...missing, ...rows].map(({ id, name: label, count }) => {
    const tick = element("input", { type: "checkbox", name, value: id });
    tick.checked = chosen.includes(id);
    tick.addEventListener("change", () => setFilter(name, tick.checked ? [...chosen, id] : chosen.filter((one) => one !== id)));
    return element("li", {}, element("label", {}, tick, ` ${name === "kind" ? words[id] || label : label} `, element("small", {}, String(count))));
  });
  const rest = options.splice(Math.max(SHOWN, chosen.length));
  if (rest.length) {
    const open = element("button", { type: "button" }, say("rest", { n: rest.length }));
    open.addEventListener("click", () => { open.parentElement.replaceWith(...rest); rest[0].querySelector("input").focus(); });
    options.push(element("li", {}, open));
  }
  box.querySelector("ul").replaceChildren(...options);
  const again = focused !== null && box.querySelector(`input[value="${CSS.escape(focused)}"]`);
  if (again) again.focus();
}

/* ---------------------------------------------------------------- suggestions */

const suggestBox = element("ul", { id: "search-suggest", role: "listbox", "aria-label": say("suggest"), class: "suggest", hidden: "" });
let active = -1;

async function suggest() {
  const typed = input.value;
  const last = typed.split(/\s+/).pop();
  const { suggestions } = await ready;
  const offers = last ? await suggestions(last) : [];
  if (typed !== input.value || document.activeElement !== input) return;
  const [head] = typed.match(/^(.*\s)?/);
  suggestBox.replaceChildren(...offers.map(({ text, kind }, number) => {
    const option = element("li", { role: "option", id: `search-suggest-${number}`, "data-kind": kind }, text, " ", element("small", {}, say(kind)));
    option.dataset.value = head + (/\s/.test(text) ? `"${text}"` : text);
    option.addEventListener("pointerdown", (event) => { event.preventDefault(); take(option); });
    return option;
  }));
  point(-1);
  open(offers.length > 0);
}

function open(yes) {
  suggestBox.hidden = !yes;
  input.setAttribute("aria-expanded", String(yes));
  if (!yes) input.removeAttribute("aria-activedescendant");
}

function point(number) {
  active = number;
  [...suggestBox.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === number)));
  if (number >= 0) input.setAttribute("aria-activedescendant", suggestBox.children[number].id);
  else input.removeAttribute("aria-activedescendant");
}

function take(option) {
  input.value = option.dataset.value;
  open(false);
  change({ query: input.value.trim() }, "push");
}

function onKey(event) {
  const number = suggestBox.children.length;
  if (event.key === "Escape" && !suggestBox.hidden) { open(false); event.preventDefault(); }
  if (suggestBox.hidden || event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const step = event.key === "ArrowDown" ? 1 : -1;
    point(((active + 1 + step + number + 1) % (number + 1)) - 1); // the field itself is one of the stations
    event.preventDefault();
  } else if (event.key === "Enter" && active >= 0) {
    take(suggestBox.children[active]);
    event.preventDefault();
  }
}

/* ---------------------------------------------------------------- start */

let timer;

function onInput(event) {
  if (event.isComposing) return;
  suggest();
  clearTimeout(timer);
  timer = setTimeout(() => { if (input.value.trim() !== state.query) change({ query: input.value.trim() }, "replace"); }, 300);
}

function start() {
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": suggestBox.id })) input.setAttribute(name, value);
  input.after(suggestBox);
  list.setAttribute("aria-label", say("results"));
  buildFilters();
  input.value = state.query;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    open(false);
    change({ query: input.value.trim() }, "push");
  });
  input.addEventListener("input", onInput);
  input.addEventListener("compositionend", onInput);
  input.addEventListener("keydown", onKey);
  input.addEventListener("blur", () => open(false));
  more.addEventListener("click", async () => {
    const shown = list.children.length;
    await change({ limit: state.limit + STEP }, "replace");
    if (list.children[shown]) list.children[shown].querySelector("a").focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    input.focus();
  });
  addEventListener("popstate", () => { state = fromAddress(); run(); });
  run();
}

function tooOld() {
  output.dataset.searchState = "partial";
  output.textContent = say("old");
}

if (form) ready.then(start, tooOld);
