/* On an article's page: marks what the reader searched for when coming from the search, with a button to put it away. */

const KEY = "search-hit";
const FRESH = 60000; // milliseconds between the click on a result and the article's page
const WORDS = document.documentElement.lang.startsWith("en") ? { hide: "Hide marks ({n})" } : { hide: "收起标记（{n} 处）" };

/** The query that led to this page, once. */
function arrival() {
  try {
    const { path, query, time } = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    if (path !== location.pathname || Date.now() - time > FRESH) return "";
    localStorage.removeItem(KEY);
    return query;
  } catch {
    return "";
  }
}

/** Put [start, end) of an element's text into <mark>, in as many pieces as it has text nodes. */
function mark(element, spans) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  for (let at = 0; walker.nextNode(); at += walker.currentNode.data.length) nodes.unshift([walker.currentNode, at]);
  for (const [start, end] of [...spans].reverse()) { // from the end, so that earlier places stay where they are
    for (const [node, at] of nodes) {
      const [from, to] = [Math.max(0, start - at), Math.min(node.data.length, end - at)];
      if (from >= to) continue;
      const piece = node.splitText(from);
      piece.splitText(to - from);
      const hit = document.createElement("mark");
      hit.dataset.hit = "";
      piece.replaceWith(hit);
      hit.append(piece);
    }
  }
}

function putAway(box) {
  for (const hit of document.querySelectorAll("mark[data-hit]")) {
    const parent = hit.parentNode;
    hit.replaceWith(...hit.childNodes);
    parent.normalize();
  }
  box.remove();
  const height = scrollY;
  location.replace("#"); // no paragraph is the link's target any more
  history.replaceState(null, "", location.pathname);
  scrollTo(0, height);
}

async function start(query) {
  const { hitsIn } = await import("./search.js");
  const parts = [...document.querySelectorAll("article h1, article hgroup p, article [id]")]
    .filter((element) => (!element.id || /^p\d+$/.test(element.id)) && !element.querySelector("[id^=p]:not(:empty)"));
  const spans = await hitsIn(parts.map((part) => part.textContent), query);
  parts.forEach((part, number) => mark(part, spans[number]));
  const count = spans.flat().length;
  if (!count) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = WORDS.hide.replace("{n}", count);
  const box = document.createElement("p");
  box.className = "hits";
  box.append(button);
  document.querySelector("article").before(box);
  button.addEventListener("click", () => putAway(box));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape" && box.isConnected) putAway(box); });
}

const query = arrival();
if (query) start(query).catch(() => { /* without marks the page is whole all the same */ });
