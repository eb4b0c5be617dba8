// A report of an error carries the words of the paragraph: its own, the one selected, or the one that the address names.
// Fetched by article.js where an article offers such reports.
document.addEventListener("click", function (event) {
  var text = document.querySelector(".text");
  var link = event.target.closest && event.target.closest(".err");
  if (!link) return;
  var own = link.parentNode.querySelector('a[href^="#p"]');
  var chosen = getSelection().anchorNode;
  var block = own ? document.getElementById(own.hash.slice(1)) : chosen && text.contains(chosen) ? (chosen.closest ? chosen : chosen.parentNode).closest("[id]") : document.querySelector(".text :target");
  if (!block || link.href.indexOf("%3E%20") > 0) return;
  var words = Array.from(String(getSelection()).trim() || block.textContent.trim());
  var quoted = words.slice(0, 300).join("") + (words.length > 300 ? "…" : "");
  link.href += (own || !block.id ? "" : "%23" + block.id) + encodeURIComponent("\n\n> " + quoted + "\n\n");
});
