// Put into every page by `build serve`, never into the site: reloads the page, and shows what is wrong over it.
(function () {
  "use strict";
  var me = document.currentScript;
  var mine = { fresh: Number(me.dataset.fresh), published: Number(me.dataset.published) };
  var events = new EventSource(me.src.replace(/live\.js$/, "events"));
  var box = null;

  events.onmessage = function (event) {
    var now = JSON.parse(event.data);
    if (now.fresh > mine.fresh || (now.published > mine.published && me.dataset.is === "published")) {
      events.close();
      location.reload();
      return;
    }
    show(now.problems);
  };
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
    var close = make("button", "×", "float:right;font:inherit;cursor:pointer");
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
