// Text size, theme and contrast, kept between visits. Runs before the page is drawn, so that nothing flashes.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  ["size", "theme", "contrast"].forEach(function (name) {
    try {
      var value = localStorage.getItem("edition-" + name);
      if (value) root.setAttribute("data-" + name, value);
    } catch (ignored) { /* storage is switched off: the defaults hold */ }
  });
})();
