// Text size, colours and contrast as the reader chose them, set before the page is drawn, so that nothing flashes; the
// arrow keys. The menu itself is in menu.js, fetched when it is first opened.
(() => {
  const root = document.documentElement;
  const base = document.currentScript.src.replace(/prefs\.js.*$/, "");
  root.classList.add("js");
  if (/[?&]q=[^&]/.test(location.search)) root.classList.add("asked"); // results will come: room is kept for them
  for (const name of ["size", "theme", "contrast"]) {
    try {
      const value = localStorage.getItem("edition-" + name);
      if (/^[a-z]+$/.test(value || "")) root.setAttribute("data-" + name, value);
    } catch (ignored) { /* storage is switched off: the defaults hold */ }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("button.prefs");
    if (button) button.addEventListener("click", fetchMenu, { once: true });
    document.addEventListener("keydown", turn);
  });

  function fetchMenu() {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = base + "menu.css";
    const script = document.createElement("script");
    script.src = base + "menu.js";
    document.head.append(style, script);
  }

  // Left and right turn to the previous and next article, page, issue or year; with shift always the issue. Where words
  // are selected they belong to the selection, unless a button was just pressed.
  function turn(event) {
    const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const from = event.target;
    if (/^(INPUT|TEXTAREA|SELECT|PRE)$/.test(from.tagName) || !(from.type === "button" || getSelection().isCollapsed)) return;
    const link = document.querySelector(event.shiftKey ? '[data-step="' + way + '"]' : 'a[rel="' + way + '"]');
    if (link) location.assign(link.href);
  }
})();
