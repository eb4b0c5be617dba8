// What an article offers beyond reading: copy a citation, cite one paragraph, quote with the source.
(function () {
  "use strict";
  var here = document.currentScript.src.replace(/article\.js.*$/, "");
  marks();
  var box = document.getElementById("cite");
  var text = document.querySelector(".text");
  if (!box || !text) return;
  var word = function (name) { return box.getAttribute("data-" + name + "-word"); };
  var cited = function (key) { return box.querySelector('[data-copy="' + key + '"]').textContent; };
  var address = cited("address");
  var status = document.createElement("p");
  status.className = "hide";
  status.setAttribute("role", "status");
  box.append(status);

  function today() {
    var now = new Date();
    return now.getFullYear() + "-" + String(now.getMonth() + 1).padStart(2, "0") + "-" + String(now.getDate()).padStart(2, "0");
  }

  // The citation with the address of one paragraph.
  function citation(id) {
    return cited("gbt2025").replace(address, address + "#" + id);
  }

  function copy(button, value) {
    navigator.clipboard.writeText(value).then(function () {
      button.classList.add("done");
      status.textContent = word("copied");
      setTimeout(function () { button.classList.remove("done"); status.textContent = ""; }, 2000);
    });
  }

  function button(label, action) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", function () { action(made); });
    return made;
  }

  if (navigator.clipboard) {
    box.querySelectorAll("[data-copy]").forEach(function (source) {
      var made = button(word("copy"), function (self) { copy(self, source.textContent.replace("[访问日期]", "[" + today() + "]")); });
      made.className = "copy";
      made.setAttribute("aria-label", word("copy") + " " + (source.getAttribute("data-name") || source.parentNode.previousElementSibling.textContent));
      source.before(made);
    });
    var numbers = button(word("number"), function () { number(); numbers.remove(); });
    box.querySelector("details").append(numbers);
  }

  // A reader who comes from the search sees the hits marked: hits.js, fetched only then.
  function marks() {
    try {
      if (JSON.parse(localStorage.getItem("search-hit") || "{}").path !== location.pathname) return;
    } catch (ignored) { return; }
    load("hits.js");
  }

  function load(name) {
    var script = document.createElement("script");
    script.type = "module";
    script.src = here + name;
    document.head.append(script);
  }

  if (document.querySelector(".err")) load("report.js");

  // A number before each paragraph; pressing it copies the citation of that paragraph.
  function number() {
    text.querySelectorAll("p[id], h2[id], blockquote[id], figcaption[id], div[id]").forEach(function (block) {
      var made = button(block.id.replace(/^p/, ""), function (self) { copy(self, citation(block.id)); history.replaceState(null, "", "#" + block.id); });
      made.className = "pn";
      made.setAttribute("aria-label", word("paragraph").replace("{n}", made.textContent));
      block.prepend(made);
    });
    text.classList.add("numbered");
  }

  // A quotation of a sentence or more carries its source.
  document.addEventListener("copy", function (event) {
    var chosen = getSelection();
    var quoted = String(chosen).replace(/\s+$/, "");
    if (quoted.length < 24 || !chosen.rangeCount || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
    var start = chosen.getRangeAt(0).startContainer;
    var block = (start.nodeType === 1 ? start : start.parentNode).closest("[id]");
    event.clipboardData.setData("text/plain", quoted + "\n——" + (block && block !== text ? citation(block.id) : cited("gbt2025")));
    event.preventDefault();
  });
})();
