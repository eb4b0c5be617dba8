// A button beside each citation that copies it.
(function () {
  "use strict";
  if (!navigator.clipboard) return;
  var words = document.querySelector("[data-copy-word]");
  document.querySelectorAll("[data-copy]").forEach(function (source) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = words.getAttribute("data-copy-word");
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(source.textContent).then(function () {
        button.textContent = words.getAttribute("data-copied-word");
      });
    });
    source.after(button);
  });
})();
