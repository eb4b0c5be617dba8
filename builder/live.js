// Put into every page by `build serve`, never into the site: shows what changed and what is wrong. The new text takes the
// place of the old one at once; a moment later the page is reloaded, so that its own scripts see the new text too.
(function () {
  "use strict";
  var me = document.currentScript;
  var mine = { fresh: Number(me.dataset.fresh), published: Number(me.dataset.published) };
  var events = new EventSource(me.src.replace(/live\.js$/, "events"));
  var box = null, later = 0;

  events.onmessage = function (event) {
    var now = JSON.parse(event.data);
    if (now.fresh > mine.fresh || (now.published > mine.published && me.dataset.is === "published")) {
      mine = now;
      replace();
    }
    show(now.problems);
  };

  function replace() {
    fetch(location.href, { cache: "no-store" }).then(function (answer) { return answer.text(); }).then(function (text) {
      var made = new DOMParser().parseFromString(text, "text/html").querySelector("main");
      var here = document.querySelector("main");
      if (made && here) here.replaceWith(made);
    }).catch(function () {}).then(function () {
      clearTimeout(later);
      later = setTimeout(function () { events.close(); location.reload(); }, 400);
    });
  }

  window.addEventListener("pagehide", function () { events.close(); });

  function make(name, text, css) {
    var made = document.createElement(name);
    if (text) made.textContent = text;
    made.style.cssText = css || "";
    return made;
  }

  function show(problems) {
    if (box) box.remove();
    box = null;
    var key = JSON.stringify(problems);
    if (!problems.length || sessionStorage.getItem("closed") === key) return;
    box = make("div", "", "position:fixed;inset:auto 1rem 1rem 1rem;max-height:60vh;overflow:auto;z-index:99;padding:1rem;background:#221;color:#fff;font:14px/1.5 monospace;border-left:6px solid #c33;text-align:left");
    box.setAttribute("role", "alert");
    box.id = "live-problems";
    var close = make("button", "×", "float:right;font:inherit;cursor:pointer;color:inherit;background:none;border:1px solid;padding:0 .5em;margin-left:1em");
    close.setAttribute("aria-label", "Close");
    close.onclick = function () { sessionStorage.setItem("closed", key); box.remove(); };
    box.append(close);
    problems.forEach(function (one) {
      var where = one.file + (one.file && one.line ? ":" + one.line : "");
      box.append(make("div", where, "color:#fc9"), make("div", one.severity + " " + one.code + " " + one.message, ""), make("div", one.hint, "color:#bbb;margin-bottom:.6em"));
    });
    document.body.append(box);
  }
})();
