// Text size, colours and contrast as the reader chose them, set before the page is drawn, so that nothing flashes; the
// arrow keys. The menu itself is in menu.js, fetched when it is first opened.
(function () {
  "use strict";
  var root = document.documentElement;
  var base = document.currentScript.src.replace(/prefs\.js.*$/, "");
  root.classList.add("js");
  if (/[?&]q=[^&]/.test(location.search)) root.classList.add("asked"); // results will come: room is kept for them
  ["size", "theme", "contrast"].forEach(function (name) {
    try {
      var value = localStorage.getItem("edition-" + name);
      if (/^[a-z]+$/.test(value || "")) root.setAttribute("data-" + name, value);
    } catch (ignored) { /* storage is switched off: the defaults hold */ }
  });

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("button.prefs");
    if (button) button.addEventListener("click", fetchMenu);
    document.addEventListener("keydown", turn);
  });

  function fetchMenu(event) {
    event.currentTarget.removeEventListener("click", fetchMenu);
    var style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = base + "menu.css";
    var script = document.createElement("script");
    script.src = base + "menu.js";
    document.head.append(style, script);
  }

  // Left and right turn to the previous and next article, page, issue or year; with shift always the issue.
  function turn(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    var way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (!way || /^(INPUT|TEXTAREA|SELECT|PRE)$/.test(event.target.tagName) || !getSelection().isCollapsed) return;
    var link = document.querySelector(event.shiftKey ? '[data-step="' + way + '"]' : 'a[rel="' + way + '"]');
    if (link) location.assign(link.href);
  }
})();
