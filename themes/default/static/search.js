/* The query side of the search, one module; `search()` below is all of it.
 *
 * A text is indexed as its overlapping pairs of characters with their places, by Pagefind (see builder/search/). This
 * module reads Pagefind's index files itself: a string stands where its pairs follow one another, so it loads only every
 * other pair, sees every place (for ranking and for strings of one character), and knows of each file that failed.
 *
 * Published at <base>/assets/search.js; the index is at <base>/search/index/, the articles at <base>/2021/10/29/01/07/.
 */

const BASE = new URL("..", import.meta.url);
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";
const MANY = 3; // of so many blocks or more, a shard's tables come in one file (files.py)
const DIRECT = ["year", "month", "from", "to"];
const FACETS = { section: "facets", column: "facets", kind: "facets", person: "people", author: "people" };

/**
 * Find the articles in which the query's strings stand.
 *
 * query: strings separated by blanks, all of which must stand in the article, each within one paragraph, headline line
 *   or caption; `"a b"` is one string, `-a` must not stand in the article. An empty query with filters lists what they leave.
 * filters: {year, month, section, column, person, author, kind}: an id, or several of which one must hold;
 *   {from, to}: dates, inclusive, `2021`, `2021-10` or `2021-10-29`.
 * sort: "relevance", "date-desc" or "date-asc". limit: results with title and excerpt; `total` counts all.
 * volumes: false leaves out the other volumes of the archive, which are sites of their own on the same host.
 * counts: names of filters for which to count the articles under each value, the other filters holding.
 * excerpts: false leaves `title` and `excerpt` empty and fetches no article. timeout: milliseconds a file may take.
 * early: called at most once, with an answer from the newest part of the archive while older parts are still coming in.
 *
 * Resolves to {total, complete, failed, results: [{url, title, heading, date, excerpt}], counts, folded}. `heading` is
 * the title and `excerpt` the text around the hits, both escaped, with <mark> only. `complete` is false when a part of
 * the archive could not be searched, and `failed` says which: [{from, to, reason}], or {volume, ...} of a whole volume. `folded` lists [typed, searched] where
 * traditional characters were searched as simplified ones, `["乾", "干/乾"]` where as each of several. Never rejects.
 */
export async function search(query, options = {}) {
  const ask = { filters: {}, sort: "relevance", limit: 10, counts: [], excerpts: true, volumes: true, timeout: 20000, ...options };
  const answer = await attempt(query ?? "", ask);
  if (!answer.failed.some(({ reason }) => reason.startsWith("HTTP 404")) || !(await edited(ask.timeout))) return answer;
  return attempt(query ?? "", ask); // the archive was published anew while this page stood open
}

async function attempt(query, ask) {
  const { filters, unknown } = readFilters(ask.filters);
  const failed = unknown.map((name) => ({ from: null, to: null, reason: `unknown filter: ${name}` }));
  const answer = { total: 0, complete: false, failed, results: [], counts: {}, folded: [] };
  try {
    const coming = readManifest(ask.timeout);
    mayBeTraditional("一"); // takes its time while we wait anyhow
    const manifest = await coming;
    const shards = await allShards(manifest, ask, failed);
    const { include, exclude, folded } = await parse(query, manifest, ask.timeout);
    answer.folded = folded;
    const respond = async (hits) => {
      const chosen = hits.filter((hit) => passes(hit, filters));
      const limit = Math.max(0, Math.floor(Number(ask.limit)) || 0);
      const results = await present(sorted(chosen, ask.sort).slice(0, limit), include.map(finder), manifest, ask);
      return { ...answer, total: chosen.length, counts: count(hits, filters, ask.counts), results };
    };
    const first = ask.early ? async (hits) => (hits.length ? ask.early(await respond(hits)) : undefined) : () => undefined;
    const hits = await searchShards(shards, { ...ask, filters, include, exclude, failed }, first);
    Object.assign(answer, await respond(hits));
  } catch (fault) {
    failed.push({ from: null, to: null, reason: reason(fault) });
  }
  answer.complete = failed.length === 0;
  return answer;
}

/* ---------------------------------------------------------------- what a query means */

const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]/g;
const HAN = /\p{Script=Han}/u;

const bare = (text) => text.normalize("NFKC").toLowerCase().replace(BLANKS, "");

/** NFKC, lower case, white space removed; traditional characters as simplified ones where a table of them is given. */
export function normalise(text, variants = {}) {
  return Array.from(bare(text), (character) => variants[character] ?? character).join("");
}

/** What a string looks for: for each place (UTF-16) the character, or those of which one must stand there. */
export function meaning(string, variants = {}, several = {}) {
  return Array.from(bare(string)).flatMap((one) => several[one] ?? (variants[one] ?? one).split(""));
}

/** A meaning's length, and where it stands first from some place of a normalised text on (-1: nowhere). */
export function finder(places) {
  const parts = places.map((one) => (one.length > 1 ? `[${one}]` : one.replace(/[\\^$.*+?()[\]{}|]/, "\\$&")));
  const pattern = new RegExp(parts.join(""), "g");
  const at = (text, from = 0) => {
    pattern.lastIndex = from;
    return pattern.exec(text)?.index ?? -1;
  };
  return { length: places.length, at };
}

/** The strings of a query as typed: {include, exclude}. */
export function strings(query) {
  const include = [];
  const exclude = [];
  const string = /(-(?=[^\s"]|"[^"]*[^\s"]))?(?:"([^"]*)"?|([^\s"]+))/g;
  for (const [, minus, quoted, plain] of String(query).replace(BLANKS, " ").matchAll(string)) {
    (minus ? exclude : include).push(quoted ?? plain);
  }
  return { include, exclude };
}

async function parse(query, manifest, timeout) {
  const typed = strings(query);
  const variants = mayBeTraditional(String(query)) ? await readVariants(manifest, timeout) : {};
  const { several } = manifest;
  const clean = (list) => Object.values(Object.fromEntries(
    list.map((text) => meaning(text, variants, several)).filter(({ length }) => length).map((one) => [one.join(), one])));
  const characters = Array.from(new Set(bare([...typed.include, ...typed.exclude].join(""))));
  const folded = characters.map((one) => [one, several[one] ? Array.from(several[one]).join("/") : variants[one]]);
  return { include: clean(typed.include), exclude: clean(typed.exclude), folded: folded.filter(([, meant]) => meant) };
}

const ALSO = "後於徵夥菸麽"; // in the table of variants, and in GB 2312 all the same
let simplified;

/** Whether a text has Chinese characters outside GB 2312; only those, and a few more, can be in the table of variants. */
export function mayBeTraditional(text) {
  simplified ??= gb2312();
  return Array.from(text).some((character) => HAN.test(character) && !simplified.has(character));
}

function gb2312() {
  const bytes = [];
  for (let row = 0xb0; row <= 0xf7; row += 1) for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  const found = new Set(new TextDecoder("gb18030").decode(new Uint8Array(bytes)));
  for (const character of ALSO) found.delete(character);
  return found;
}

/* ---------------------------------------------------------------- filters, counts, order */

function readFilters(given) {
  const filters = {};
  const unknown = [];
  for (const [name, value] of Object.entries(given ?? {})) {
    const values = [value].flat().filter((one) => one !== undefined && one !== null && one !== "").map(String);
    if (values.length === 0) continue;
    if (DIRECT.includes(name) || Object.hasOwn(FACETS, name)) filters[name] = values;
    else unknown.push(name);
  }
  return { filters, unknown };
}

function values(hit, name) {
  if (name === "year") return [hit.date.slice(0, 4)];
  if (name === "month") return [hit.date.slice(0, 7)];
  const { values: all, of } = hit.tables[FACETS[name]][name];
  return of[hit.number].map((number) => all[number][0]);
}

function passes(hit, filters, except) {
  return Object.entries(filters).every(([name, wanted]) => {
    if (name === except) return true;
    if (name === "from") return hit.date >= wanted[0];
    if (name === "to") return hit.date.slice(0, wanted[0].length) <= wanted[0];
    return values(hit, name).some((value) => wanted.includes(value));
  });
}

/** For each filter asked for: [{id, name, count}], years and months newest first, the rest by count. */
function count(hits, filters, names) {
  const counts = {};
  for (const name of names.filter((one) => one === "year" || one === "month" || Object.hasOwn(FACETS, one))) {
    const others = Object.keys(filters).some((one) => one !== name);
    const chosen = others ? hits.filter((one) => passes(one, filters, name)) : hits;
    counts[name] = FACETS[name] ? byFacet(chosen, FACETS[name], name) : byDate(chosen, name === "year" ? 4 : 7);
  }
  return counts;
}

function byDate(hits, length) {
  const found = {};
  for (const { date } of hits) found[date.slice(0, length)] = (found[date.slice(0, length)] ?? 0) + 1;
  const rows = Object.entries(found).map(([id, number]) => ({ id, name: id, count: number }));
  return rows.sort((a, b) => (a.id < b.id ? 1 : -1));
}

function byFacet(hits, file, name) {
  const found = new Map(); // column of a table -> how often each of its values
  for (const { tables, number } of hits) {
    const column = tables[file][name];
    if (!found.has(column)) found.set(column, new Array(column.values.length).fill(0));
    for (const value of column.of[number]) found.get(column)[value] += 1;
  }
  const rows = new Map();
  for (const [{ values: all }, numbers] of found) {
    numbers.forEach((number, i) => {
      const [id, label] = all[i];
      if (number) rows.set(id, { id, name: label, count: number + (rows.get(id)?.count ?? 0) });
    });
  }
  return [...rows.values()].sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** Hits of a volume come newest first, and within a day in the paper's order, which a sort keeps. */
function sorted(hits, order) {
  if (order === "date-desc") return [...hits].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  if (order === "date-asc") return [...hits].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return [...hits].sort((a, b) => b.score - a.score || (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

/* ---------------------------------------------------------------- searching */

const PATIENCE = 400; // milliseconds
const FEW = 2; // shards, whose tables are fetched before it is known that they have a hit: a wait less, for some 30 KB
const LONG = 20000; // hits in older parts: to read so many takes longer than the reader should wait for the newest ones

/** The shards of this site and of the archive's other volumes, newest first; a volume that does not come is in `failed`. */
async function allShards(manifest, ask, failed) {
  const of = ({ shards, longest }, home) => shards.map((shard) => ({ ...shard, home, longest }));
  const found = await Promise.all((ask.volumes ? manifest.volumes ?? [] : []).map(async ({ name, path }) => {
    const home = new URL(path, BASE);
    try {
      return of(await readManifest(ask.timeout, home), home);
    } catch (fault) {
      failed.push({ volume: name, from: null, to: null, reason: reason(fault) });
      return [];
    }
  }));
  return [...of(manifest, BASE), ...found.flat()].sort((a, b) => (a.blocks[0].to < b.blocks[0].to ? 1 : -1));
}

/**
 * All hits, newest part first. `first` is called with those of the newest part if the rest keeps the reader waiting.
 *
 * All files are asked for at once. Those of older parts are not read before the newest part is shown, if it has many hits:
 * a browser that unpacks a dozen of them can show nothing meanwhile.
 */
async function searchShards(shards, ask, first) {
  const found = new Array(shards.length).fill([]);
  const nothing = ask.include.length + ask.exclude.length + Object.keys(ask.filters).length === 0;
  if (nothing) return [];
  const mayShow = ask.early && ask.sort !== "date-asc";
  const keeps = (hits) => mayShow && hits * (shards.length - 1) > LONG;
  let go;
  const turn = new Promise((resolve) => { go = resolve; });
  let coming = shards.length;
  await Promise.all(shards.map(async (shard, number) => {
    const heard = number ? () => {} : (hits) => { if (!keeps(hits)) go(); };
    try {
      found[number] = await searchShard(number ? { ...shard, turn } : shard, { ...ask, eager: shards.length <= FEW, heard });
    } catch (fault) {
      ask.failed.push({ from: shard.blocks.at(-1).from, to: shard.blocks[0].to, reason: reason(fault) });
    }
    coming -= 1;
    if (number) return;
    if (!keeps(found[0].length)) {
      go();
      if (mayShow && coming) setTimeout(() => { if (coming) first(found[0]); }, PATIENCE);
    } else await first(found[0]).catch(() => {}).finally(go); // whatever becomes of it, the others have their turn
  }));
  return found.flat();
}

async function searchShard(shard, ask) {
  if (ask.include.some((text) => text.length > shard.longest)) return [];
  const blocks = shard.blocks.map((block, number) => ({ ...block, number })).filter((block) => inRange(block, ask));
  const names = ["documents", ...new Set([...Object.keys(ask.filters), ...ask.counts].map((name) => FACETS[name]).filter(Boolean))];
  const early = ask.eager ? readTables(shard, blocks, names, ask.timeout) : null;
  early?.catch(() => {}); // told below, if they are needed
  const [included, excluded] = await Promise.all([ask.include, ask.exclude].map(
    (texts) => Promise.all(texts.map((text) => places(shard, text, ask.timeout)))));
  ask.heard(Math.min(...included.map((term) => term.reduce((sum, list) => sum + (list?.length ?? 0), 0))));
  const left = blocks.filter((block) => included.every((term) => term[block.number]?.length));
  if (!left.length) return [];
  const tables = await (early ?? readTables(shard, left, names, ask.timeout));
  return left.flatMap(({ number }) => hitsOf(shard.home, tables.get(number), included.map((term) => term[number]), excluded.map((term) => term[number])));
}

/** Whether a block can hold what the dates ask for; when years are counted, all can. */
function inRange(block, { filters, counts }) {
  if (counts.includes("year") || counts.includes("month")) return true;
  const { from, to, year, month } = filters;
  const spans = (date) => date >= block.from.slice(0, date.length) && date <= block.to.slice(0, date.length);
  return (!from || block.to >= from[0]) && (!to || block.from.slice(0, to[0].length) <= to[0])
    && (!year || year.some(spans)) && (!month || month.some(spans));
}

function hitsOf(home, tables, included, excluded) {
  const { starts, heads, urls } = tables.documents;
  const terms = included.map((list) => byArticle(list, starts, heads));
  const without = new Set(excluded.flatMap((list) => [...byArticle(list ?? [], starts, heads).keys()]));
  const numbers = terms.length ? [...terms[0].keys()] : urls.keys();
  const average = starts[urls.length] / urls.length;
  const hits = [];
  for (const number of numbers) {
    if (without.has(number) || !terms.every((term) => term.has(number))) continue;
    const length = starts[number + 1] - starts[number];
    const score = terms.reduce((sum, term) => sum + weight(term.get(number), length / average), 0);
    hits.push({ home, tables, number, score, url: urls[number], date: urls[number].slice(1, 11).replaceAll("/", "-") });
  }
  return hits.sort((a, b) => a.number - b.number);
}

/** BM25 without the rarity of the string, and as much again for a headline. */
function weight({ hits, headline }, length) {
  return (hits * 2.2) / (hits + 1.2 * (0.25 + 0.75 * length)) + (headline ? 2.2 : 0);
}

/** Places, ascending -> article's number -> {hits, headline}. */
function byArticle(list, starts, heads) {
  const found = new Map();
  let number = 0;
  for (const place of list) {
    while (starts[number + 1] <= place) number += 1;
    const entry = found.get(number) ?? { hits: 0, headline: false };
    entry.hits += 1;
    entry.headline ||= place - starts[number] < heads[number];
    found.set(number, entry);
  }
  return found;
}

/* ---------------------------------------------------------------- where a string stands */

/** The places where a string begins (see `meaning`), ascending, for each block of a shard that has it. */
async function places(shard, string, timeout) {
  if (/\p{Surrogate}/u.test(string.join(""))) return []; // half a character stands nowhere
  const codes = string.map((one) => Array.from(one, code));
  const routes = await readRoutes(shard, timeout);
  if (codes.length === 1) return placesOf(shard, codes[0].map((prefix) => beginning(prefix, routes)), timeout);
  const pairs = cover(codes, routes);
  const lists = [];
  for (let start = 0; start < pairs.length; start += 8) { // a long string that is absent is soon known to be
    lists.push(...await Promise.all(pairs.slice(start, start + 8).map(({ words }) => placesOf(shard, words, timeout))));
    if (lists.some((list) => list.length === 0)) return [];
  }
  return shard.blocks.map((_, block) => chain(lists.map((list, i) => ({ offset: pairs[i].offset, places: list[block] }))));
}

const code = (character) => character.charCodeAt(0).toString(16).padStart(4, "0");

/** The pairs to load: together they touch every character, and cost the fewest bytes. A pair is one word, or several. */
function cover(codes, { first, sizes }) {
  const best = [{ cost: 0 }, { cost: Infinity }];
  for (let offset = 0; offset + 1 < codes.length; offset += 1) {
    const texts = codes[offset].flatMap((one) => codes[offset + 1].map((next) => one + next));
    const words = texts.map((text) => ({ from: text, to: text, chunks: [chunkOf(first, text)] }));
    const before = best[offset].cost <= best[offset + 1].cost ? best[offset] : best[offset + 1];
    const cost = words.reduce((sum, { chunks }) => sum + sizes[chunks[0]] + 2000, before.cost);
    best.push({ cost, before, pair: { offset, words } });
  }
  const pairs = [];
  for (let step = best.at(-1); step?.pair; step = step.before) pairs.unshift(step.pair);
  return pairs;
}

/** All words that begin with a character. */
function beginning(prefix, { first }) {
  const to = `${prefix}~`;
  const start = chunkOf(first, prefix);
  return { from: prefix, to, chunks: Array.from({ length: chunkOf(first, to) - start + 1 }, (_, step) => start + step) };
}

/** The last chunk that begins with the word or before it. */
function chunkOf(first, word) {
  let low = 0;
  for (let high = first.length; high - low > 1;) {
    const middle = (low + high) >> 1;
    if (first[middle] <= word) low = middle; else high = middle;
  }
  return low;
}

/** Where all lists have a place at their offset from one start. */
function chain(lists) {
  if (lists.some((list) => !list.places)) return undefined;
  const [rarest, ...others] = [...lists].sort((a, b) => a.places.length - b.places.length);
  let starts = Array.from(rarest.places, (place) => place - rarest.offset);
  for (const { offset, places: list } of others) {
    let at = 0;
    starts = starts.filter((start) => {
      while (at < list.length && list[at] < start + offset) at += 1;
      return list[at] === start + offset;
    });
  }
  return starts;
}

/** The places of some words ({from, to, chunks}) together, ascending, for each block; an empty list where there are none. */
async function placesOf(shard, words, timeout) {
  const found = (await Promise.all(words.flatMap(({ from, to, chunks }) => chunks.map(
    async (number) => (await readChunk(shard, number, timeout)).filter(({ text }) => text >= from && text <= to))))).flat();
  return found.length < 2 ? found[0]?.blocks ?? [] : shard.blocks.map((_, block) => {
    const lists = found.map((word) => word.blocks[block]).filter(Boolean);
    const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
    let at = 0;
    for (const list of lists) { all.set(list, at); at += list.length; }
    return all.sort();
  });
}

/**
 * The words of a chunk, [{text, blocks: [places of each]}]. The CBOR is always `[[word...]]` with a word
 * `[text, [[block, [places], []]...], []]`; blocks and places count from the one before, negative numbers are weights.
 */
function readWords(bytes) {
  let at = 13;
  const number = () => {
    const low = bytes[at++] & 31;
    if (low < 24) return low;
    let value = 0;
    for (let more = 1 << (low - 24); more > 0; more -= 1) value = value * 256 + bytes[at++];
    return value;
  };
  const found = [];
  for (let left = number(); left > 0; left -= 1) {
    at += 1;
    const length = number();
    const text = String.fromCharCode(...bytes.subarray(at, at + length));
    at += length;
    const blocks = [];
    for (let pages = number(), block = 0; pages > 0; pages -= 1) {
      at += 1;
      block += number();
      const list = [];
      for (let items = number(), place = 0; items > 0; items -= 1) {
        if (bytes[at] >= 32) number(); else list.push(place += number());
      }
      at += 1;
      blocks[block] = list;
    }
    at += 1;
    found.push({ text, blocks });
  }
  if (at !== bytes.length) throw new Error("a file of the index is cut short");
  return found;
}

/* ---------------------------------------------------------------- files */

const kept = new Map();

/** The value of a path, made once; a failure is not kept. */
function once(path, make) {
  if (!kept.has(path)) kept.set(path, make().catch((fault) => { kept.delete(path); throw fault; }));
  return kept.get(path);
}

async function fetchBytes(url, timeout, init) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeout);
  try {
    const response = await fetch(url, { ...init, signal: stop.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}: ${url.pathname}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (fault) {
    throw stop.signal.aborted ? new Error(`no answer in ${timeout / 1000} s: ${url.pathname}`) : fault;
  } finally {
    clearTimeout(timer);
  }
}

/** Unpacked here, unless the server has said that it is gzip and the browser has undone it. */
async function gunzip(bytes) {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  if (typeof DecompressionStream === "undefined") throw new Error("this browser cannot unpack the index");
  const { writable, readable } = new DecompressionStream("gzip"); // by hand: pipes, blobs and responses wait for other processes
  const writer = writable.getWriter();
  for (const step of [writer.write(bytes), writer.close()]) step.catch(() => {}); // a damaged file is told to the reader below
  const parts = [];
  const reader = readable.getReader();
  for (let step = await reader.read(); !step.done; step = await reader.read()) parts.push(step.value);
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) { all.set(part, at); at += part.length; }
  return all;
}

/**
 * A file of the index, fetched, unpacked and, when it is its turn, read. A damaged one is asked for once more, past the
 * browser's cache.
 */
function load(path, timeout, decode, { home = BASE, turn, ...init } = {}) {
  const url = new URL(`search/index/${path}`, home);
  const take = async (how) => {
    const bytes = await fetchBytes(url, timeout, how);
    await turn;
    return decode(await gunzip(bytes));
  };
  return once(url.href, () => take(init).catch((fault) => {
    if (/^(HTTP|no answer)/.test(fault.message)) throw fault;
    return take({ cache: "reload" });
  }));
}

const part = ({ home, turn }) => ({ home, turn });
const json = (bytes) => JSON.parse(new TextDecoder().decode(bytes));
const readManifest = (timeout, home) => load("manifest.json.gz", timeout, json, { cache: "no-cache", home });

/** Whether the manifest is another than the one in use; then the next search uses that one. */
async function edited(timeout) {
  const before = JSON.stringify(await readManifest(timeout).catch(() => null));
  kept.delete(new URL("search/index/manifest.json.gz", BASE).href);
  return before !== JSON.stringify(await readManifest(timeout).catch(() => null));
}

const readVariants = (manifest, timeout) => load(`variants-${manifest.variants}.json.gz`, timeout, json);

/** Number of each of a shard's blocks -> its tables by name; in one file of each name where many blocks are asked for. */
async function readTables(shard, blocks, names, timeout) {
  const table = (name, of, decode) => load(`${name}-${of[name]}.json.gz`, timeout, (bytes) => decode(json(bytes)), part(shard));
  const columns = await Promise.all(names.map(async (name) => {
    const decode = name === "documents" ? articles : (value) => value;
    if (blocks.length < MANY) return Promise.all(blocks.map((block) => table(name, block, decode)));
    const whole = await table(name, shard, (values) => values.map(decode));
    return blocks.map((block) => whole[block.number]);
  }));
  return new Map(blocks.map(({ number }, i) => [number, Object.fromEntries(names.map((name, j) => [name, columns[j][i]]))]));
}

function articles({ url, places: taken, head }) {
  const starts = [0];
  for (const number of taken) starts.push(starts.at(-1) + number);
  return { urls: frontDecoded(url), starts, heads: head };
}

const readChunk = (shard, number, timeout) => load(`${shard.path}/${number}.pf_index`, timeout, (bytes) => {
  if (String.fromCharCode(...bytes.subarray(0, 13)) !== "pagefind_dcd\x81") throw new Error(`not an index: ${number}.pf_index`);
  return readWords(bytes);
}, part(shard));

const readRoutes = (shard, timeout) => load(`${shard.path}/words.json.gz`, timeout, (bytes) => {
  const { first, size } = json(bytes);
  return { first: frontDecoded(first), sizes: Array.from(size, (power) => 2 ** DIGITS.indexOf(power)) };
}, { home: shard.home });

function frontDecoded(list) {
  let before = "";
  return list.map((entry) => (before = before.slice(0, DIGITS.indexOf(entry[0])) + entry.slice(1)));
}

const reason = (fault) => String(fault?.message ?? fault);

/* ---------------------------------------------------------------- suggestions */

/** At most eight {text, kind} for what is being typed: by characters, pinyin or initials. Never rejects. */
export async function suggestions(typed, timeout = 5000) {
  try {
    const manifest = await readManifest(timeout);
    const { people, columns, headlines } = await load(`suggest-${manifest.suggest}.json.gz`, timeout, json);
    const names = [...people.map((one) => [...one, "person"]), ...columns.map((one) => [...one, "column"])];
    return offers(normalise(typed), names, headlines);
  } catch {
    return [];
  }
}

function offers(typed, names, headlines) {
  const latin = /^[a-z']+$/.test(typed) ? typed.replaceAll("'", "") : null;
  const matches = ([text, syllables]) => {
    if (normalise(text).includes(typed)) return true;
    const parts = syllables.split(" ");
    return latin && (parts.join("").startsWith(latin) || parts.map((part) => part[0]).join("").startsWith(latin));
  };
  const found = typed ? names.filter(matches).map(([text, , kind]) => ({ text, kind })) : [];
  const lines = typed.length > 1 ? headlines.filter((text) => normalise(text).includes(typed)) : [];
  const first = (one) => (normalise(one.text).startsWith(typed) ? 0 : 1);
  return [...found.sort((a, b) => first(a) - first(b)).slice(0, 6), ...lines.map((text) => ({ text, kind: "headline" }))].slice(0, 8);
}

/* ---------------------------------------------------------------- hits on the article's own page */

/** For each text the [start, end) of every place where a string of the query stands. */
export async function hitsIn(texts, query, timeout = 20000) {
  const manifest = await readManifest(timeout);
  const variants = [query, ...texts].some(mayBeTraditional) ? await readVariants(manifest, timeout) : {};
  const { include } = await parse(query, manifest, timeout);
  return texts.map((text) => spans(text, include.map(finder), variants));
}

/* ---------------------------------------------------------------- titles and excerpts, from the articles' own pages */

async function present(hits, finders, manifest, ask) {
  return Promise.all(hits.map(async ({ home, url, date }) => {
    const address = home.pathname.replace(/\/$/, "") + url;
    const plain = { url: address, title: "", heading: "", date, excerpt: "" };
    if (!ask.excerpts) return plain;
    try {
      const article = await readArticle(new URL(url.slice(1), home), ask.timeout);
      const { anchor, heading, excerpt } = await excerptOf(article, finders, manifest, ask.timeout);
      return { url: anchor ? `${address}#${anchor}` : address, title: article.title, heading, date, excerpt };
    } catch {
      return { ...plain, title: url, heading: url }; // found, though its page does not come: the hit is not withheld
    }
  }));
}

const readArticle = (url, timeout) => once(url.href, async () => {
  const html = new TextDecoder().decode(await fetchBytes(url, timeout));
  const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
  const body = [...article.querySelectorAll("[id]")].filter((element) => /^p\d+$/.test(element.id) && element.textContent.trim());
  const head = [...article.querySelectorAll("h1, hgroup p")].filter((element) => !element.closest("[id^=p]"));
  const parts = [...head.map((element) => ["", element]), ...body.map((element) => [element.id, element])];
  return {
    title: article.querySelector("h1").textContent.trim(),
    parts: parts.flatMap(([anchor, element]) => lines(element).map((text) => ({ anchor, text }))),
  };
});

/** The paragraphs within an element (a long caption, a list), or its own text. */
function lines(element) {
  const inner = [...element.querySelectorAll("p, li")];
  return (inner.length ? inner : [element]).map((one) => one.textContent.replace(/\s+/g, " ").trim()).filter(Boolean);
}

async function excerptOf(article, finders, manifest, timeout) {
  let variants = {};
  let found = best(article, finders, variants);
  if (found.marked < finders.length && article.parts.some(({ text }) => mayBeTraditional(text))) {
    variants = await readVariants(manifest, timeout);
    found = best(article, finders, variants);
  }
  const shown = found.part?.anchor ? found.part : article.parts.find(({ anchor }) => anchor) ?? found.part ?? { text: "" };
  const heading = mark(article.title, spans(article.title, finders, variants));
  return { anchor: found.part?.anchor ?? "", heading, excerpt: cut(shown.text, spans(shown.text, finders, variants)) };
}

/** The part with most of the strings, a paragraph before a headline, the first of several. */
function best({ parts }, finders, variants) {
  let found = { rank: 0, marked: 0 };
  const seen = new Set();
  for (const part of parts) {
    const plain = normalise(part.text, variants);
    const here = finders.filter((one) => one.at(plain) >= 0);
    here.forEach((one) => seen.add(one));
    const rank = here.length * 2 + (here.length && part.anchor ? 1 : 0);
    if (rank > found.rank) found = { rank, part };
  }
  return { ...found, marked: seen.size };
}

/** [start, end) of every hit in a text as printed; ends merged where hits touch. */
function spans(text, finders, variants) {
  let plain = "";
  const origin = [];
  for (const match of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const part = normalise(match[0], variants);
    for (let i = 0; i < part.length; i += 1) origin.push([match.index, match.index + match[0].length]);
    plain += part;
  }
  const marked = finders.flatMap((one) => {
    const ends = [];
    for (let at = one.at(plain); at >= 0; at = one.at(plain, at + 1)) ends.push([origin[at][0], origin[at + one.length - 1][1]]);
    return ends;
  });
  const merged = [];
  for (const [start, end] of marked.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (merged.length && start <= merged.at(-1)[1]) merged.at(-1)[1] = Math.max(end, merged.at(-1)[1]);
    else merged.push([start, end]);
  }
  return merged;
}

/** Whole sentences from the one with the first hit on, about 120 characters; escaped, hits in <mark>. */
function cut(text, marks) {
  const sentences = text.match(/[^。！？!?]*[。！？!?]*[”’」』）]*/g).filter(Boolean);
  const [hit] = marks[0] ?? [0];
  let [start, end] = [0, 0];
  for (const sentence of sentences) {
    if (end <= hit) start = end;
    else if (end - start + sentence.length > 120) break;
    end += sentence.length;
  }
  if (hit - start > 100) start = hit - 40;
  if (end - start > 240) end = Math.max(start + 240, marks[0]?.[1] ?? 0);
  return (start > 0 ? "…" : "") + mark(text, marks, start, end) + (end < text.length ? "…" : "");
}

function mark(text, marks, start = 0, end = text.length) {
  let html = "";
  let at = start;
  for (const [from, to] of marks.filter((one) => one[0] >= start && one[0] < end)) {
    html += `${escape(text.slice(at, from))}<mark>${escape(text.slice(from, Math.min(to, end)))}</mark>`;
    at = Math.min(to, end);
  }
  return html + escape(text.slice(at, end));
}

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text) => text.replace(/[&<>"']/g, (character) => ESCAPES[character]);
