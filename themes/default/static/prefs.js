// Text size, theme and contrast, kept between visits; previous and next by the arrow keys.
// The first part runs before the page is drawn, so that nothing flashes.
(function () {
  "use strict";
  var root = document.documentElement;
  var CHOICES = [["size", ["small", "", "large", "huge"]], ["theme", ["", "light", "dark"]], ["contrast", ["", "high"]]];

  function stored(name) {
    try { return localStorage.getItem("edition-" + name) || ""; } catch (ignored) { return ""; }
  }

  function keep(name, value) {
    if (value) root.setAttribute("data-" + name, value); else root.removeAttribute("data-" + name);
    try { localStorage.setItem("edition-" + name, value); } catch (ignored) { /* holds for this page only */ }
  }

  root.classList.add("js");
  CHOICES.forEach(function (choice) {
    var value = stored(choice[0]);
    if (choice[1].indexOf(value) > 0 || (value && choice[1].indexOf(value) === 0)) root.setAttribute("data-" + choice[0], value);
  });

  document.addEventListener("DOMContentLoaded", function () {
    var button = document.querySelector("button.prefs");
    if (button) button.addEventListener("click", function () { toggle(button); });
    document.addEventListener("keydown", turn);
  });

  // The menu: one group of radio buttons for each choice; made when it is first asked for.
  function toggle(button) {
    var panel = document.getElementById("prefs-panel");
    if (!panel) {
      panel = build(button.getAttribute("data-words").split(";"));
      panel.setAttribute("aria-label", button.textContent);
      button.after(panel);
      button.setAttribute("aria-controls", panel.id);
      document.addEventListener("keydown", function (event) {
        if (event.key === "Escape" && !panel.hidden) { show(button, panel, false); button.focus(); }
      });
      document.addEventListener("click", function (event) {
        if (!panel.hidden && !panel.contains(event.target) && event.target !== button) show(button, panel, false);
      });
      panel.hidden = true;
    }
    show(button, panel, panel.hidden);
  }

  function show(button, panel, open) {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) panel.querySelector("input:checked").focus();
  }

  function build(words) {
    var panel = document.createElement("div");
    panel.id = "prefs-panel";
    panel.setAttribute("role", "dialog");
    CHOICES.forEach(function (choice, at) {
      var names = words[at].split("|");
      var group = document.createElement("fieldset");
      var legend = document.createElement("legend");
      legend.textContent = names[0];
      group.append(legend);
      choice[1].forEach(function (value, number) {
        var label = document.createElement("label");
        var input = document.createElement("input");
        input.type = "radio";
        input.name = "prefs-" + choice[0];
        input.checked = stored(choice[0]) === value;
        input.addEventListener("change", function () { keep(choice[0], value); });
        label.append(input, names[number + 1]);
        group.append(label);
      });
      panel.append(group);
    });
    return panel;
  }

  // Left and right turn to the previous and next article, page, issue or year; with shift always the issue.
  function turn(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    var way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    if (!way || /^(INPUT|TEXTAREA|SELECT|PRE)$/.test(event.target.tagName) || !getSelection().isCollapsed) return;
    var link = event.shiftKey ? document.querySelector('[data-step="' + way + '"]') : document.querySelector('a[rel="' + way + '"]');
    if (link) location.assign(link.href);
  }
})();
