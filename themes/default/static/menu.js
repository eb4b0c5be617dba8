// The display menu: one group of radio buttons for each choice, opened at once when this file arrives.
(function () {
  "use strict";
  var root = document.documentElement;
  var button = document.querySelector("button.prefs");
  var words = "{{ t.prefs_words }}".split(";");
  var CHOICES = [["size", ["small", "", "large", "huge"]], ["theme", ["", "light", "dark"]], ["contrast", ["", "high"]]];
  var panel = build();

  function keep(name, value) {
    if (value) root.setAttribute("data-" + name, value); else root.removeAttribute("data-" + name);
    try {
      if (value) localStorage.setItem("edition-" + name, value); else localStorage.removeItem("edition-" + name);
    } catch (ignored) { /* storage is switched off: it holds for this page only */ }
  }

  function build() {
    var made = document.createElement("div");
    made.id = "prefs-panel";
    made.hidden = true;
    made.setAttribute("role", "dialog");
    made.setAttribute("aria-label", button.textContent);
    CHOICES.forEach(function (choice, at) { made.append(group(choice[0], choice[1], words[at].split("|"))); });
    button.after(made);
    button.setAttribute("aria-controls", made.id);
    return made;
  }

  function group(name, values, names) {
    var field = document.createElement("fieldset");
    var legend = document.createElement("legend");
    legend.textContent = names[0];
    field.append(legend);
    values.forEach(function (value, number) {
      var label = document.createElement("label");
      var input = document.createElement("input");
      input.type = "radio";
      input.name = "prefs-" + name;
      input.checked = (root.getAttribute("data-" + name) || "") === value;
      input.addEventListener("change", function () { keep(name, value); });
      label.append(input, names[number + 1]);
      field.append(label);
    });
    return field;
  }

  function show(open) {
    panel.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) panel.querySelector("input:checked").focus();
  }

  button.addEventListener("click", function () { show(panel.hidden); });
  document.addEventListener("click", function (event) {
    if (!panel.hidden && !panel.contains(event.target) && event.target !== button) show(false);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && !panel.hidden) {
      show(false);
      button.focus();
    }
  });
  show(true);
})();
