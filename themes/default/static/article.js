// What an article offers beyond reading: copy a citation, cite one paragraph, quote with the source.
(() => {
  const here = document.currentScript.src.replace(/article\.js.*$/, "");
  const box = document.getElementById("cite");
  const text = document.querySelector(".text");
  marks();
  if (document.querySelector(".err")) load("report.js");
  if (!box || !text) return;
  const cited = (key) => box.querySelector('[data-copy="' + key + '"]').textContent;
  const status = document.createElement("p");
  status.className = "hide";
  status.setAttribute("role", "status");
  box.append(status);

  // The day where the reader is, as 2026-07-01.
  const today = () => new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 10);

  // The citation with the address of one paragraph.
  const citation = (id) => cited("gbt2025").replace(cited("address"), "$&#" + id);

  // Where the browser forbids it, the words are selected, ready to be copied by hand.
  function copy(button, value, source) {
    navigator.clipboard.writeText(value).then(() => {
      button.classList.add("done");
      status.textContent = "{{ t.copied }}";
      setTimeout(() => { button.classList.remove("done"); status.textContent = ""; }, 2000);
    }, () => getSelection().selectAllChildren(source));
  }

  function button(label, name, action) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.className = name;
    made.addEventListener("click", () => action(made));
    return made;
  }

  if (navigator.clipboard) {
    box.querySelectorAll("[data-copy]").forEach((source) => {
      const made = button("{{ t.copy }}", "copy", () => copy(made, source.textContent.replace("[访问日期]", "[" + today() + "]"), source));
      made.setAttribute("aria-label", "{{ t.copy }} " + (source.parentNode === box ? "{{ t.cite_gbt2025 }}" : source.parentNode.previousElementSibling.textContent));
      source.before(made);
    });
    box.querySelector("details").append(button("{{ t.number_paragraphs }}", "", number));
  }

  // A reader who comes from the search sees the hits marked: hits.js, fetched only then.
  function marks() {
    try {
      if (JSON.parse(localStorage.getItem("search-hit") || "{}").path === location.pathname) load("hits.js");
    } catch (ignored) { /* storage is shut: nothing is marked */ }
  }

  function load(name) {
    const script = document.createElement("script");
    script.type = "module";
    script.src = here + name;
    document.head.append(script);
  }

  // A number before each paragraph; pressing it copies the citation of that paragraph.
  function number(numbers) {
    numbers.remove();
    text.querySelectorAll("p[id], h2[id], blockquote[id], figcaption[id], div[id]").forEach((block) => {
      const made = button(block.id.slice(1), "pn", () => {
        copy(made, citation(block.id), box.querySelector("p"));
        history.replaceState(null, "", "#" + block.id);
      });
      made.setAttribute("aria-label", "{{ t.paragraph_n }}".replace("{n}", made.textContent));
      block.prepend(made);
    });
    text.classList.add("numbered");
  }

  // A quotation of a sentence or more carries its source.
  document.addEventListener("copy", (event) => {
    const chosen = getSelection();
    const quoted = String(chosen).trimEnd();
    if (quoted.length < 24 || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
    const start = chosen.getRangeAt(0).startContainer;
    const block = (start.closest ? start : start.parentNode).closest("[id]");
    event.clipboardData.setData("text/plain", quoted + "\n——" + (text.contains(block) ? citation(block.id) : cited("gbt2025")));
    event.preventDefault();
  });
})();
