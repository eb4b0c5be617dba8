// Repairs an address that is nearly right, asks whether the repaired one exists, and goes there.
(function () {
  "use strict";
  var place = document.querySelector("[data-not-found]");
  if (!place) return;
  var base = place.getAttribute("data-base");
  var path = location.pathname;
  var rest = path.indexOf(base) === 0 ? path.slice(base.length) : path.replace(/^\//, "");

  function pad(text) { return text.length === 1 ? "0" + text : text; }

  // Each repair is tried on the result of the one before it.
  function repaired(text) {
    var out = text;
    try { out = decodeURIComponent(out); } catch (ignored) { /* not encoded text */ }
    out = out.toLowerCase().replace(/\/{2,}/g, "/").replace(/^\//, "");
    out = out.replace(/\/?index\.html?$/, "/").replace(/\.html?$/, "/");
    out = out.replace(/^(\d{4})[-.](\d{1,2})[-.](\d{1,2})(?=\/|$)/, "$1/$2/$3");
    out = out.replace(/^(\d{4})(\d{2})(\d{2})(?=\/|$)/, "$1/$2/$3");
    var id = /^(\d{4})(\d{2})(\d{2})-(?:([a-z][a-z0-9-]*?)-)?([a-z]?\d{2})-(\d{2,})\/?$/.exec(out);
    if (id) out = [id[1], id[2], id[3]].concat(id[4] || [], id[5], id[6]).join("/");
    if (/^\d{4}\//.test(out)) {
      out = out.split("/").map(function (part, at) {
        if (at === 0) return part;
        return part.replace(/^([a-z]?)(\d)$/, function (all, letter, digit) { return letter + pad(digit); });
      }).join("/");
    }
    if (out && !/\/$/.test(out) && !/\.[a-z]+$/.test(out)) out += "/";
    return out;
  }

  function say(word, target) {
    var line = document.createElement("p");
    line.textContent = word + " ";
    if (target) {
      var link = document.createElement("a");
      link.href = target;
      link.textContent = target;
      line.append(link);
    }
    place.append(line);
  }

  function isHidden(text) {
    var hashes = place.getAttribute("data-hidden").split(" ");
    if (!hashes[0] || !window.crypto || !crypto.subtle) return Promise.resolve(false);
    return crypto.subtle.digest("SHA-256", new TextEncoder().encode("/" + text)).then(function (buffer) {
      var hex = Array.from(new Uint8Array(buffer), function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
      return hashes.indexOf(hex) >= 0;
    });
  }

  // The nearest folder above that may exist, offered when nothing could be repaired.
  function above(text) {
    var parts = text.split("/").filter(Boolean);
    parts.pop();
    return parts.length ? parts.join("/") + "/" : "";
  }

  function exists(target) {
    return fetch(target, { method: "HEAD" }).then(function (answer) { return answer.ok; }, function () { return false; });
  }

  if (rest === "404.html") return;
  var fixed = repaired(rest);
  isHidden(fixed).then(function (hidden) {
    if (hidden) return say(place.getAttribute("data-gone"));
    if (fixed !== rest) {
      return exists(base + fixed).then(function (found) {
        if (found) location.replace(base + fixed + location.search + location.hash);
        else offer();
      });
    }
    offer();
  });

  function offer() {
    var up = above(fixed);
    if (up) exists(base + up).then(function (found) { if (found) say(place.getAttribute("data-found"), base + up); });
    var field = document.getElementById("q");
    var guess = fixed.split("/").filter(function (part) { return part && !/^[a-z]?\d+$/.test(part); }).pop();
    if (field && guess) field.value = guess.replace(/[-_]/g, " ");
  }
})();
