/* For browsers without modules (<script nomodule>): says that nothing is searched. */
var output = document.querySelector("[data-search-count]");
var english = document.documentElement.lang.slice(0, 2) === "en";
output.setAttribute("data-search-state", "partial");
output.innerHTML = english
  ? "This browser is too old for the search: nothing was searched. Use the lists below, or another browser."
  : "这个浏览器太旧，不能检索：什么也没有查。请从下面的目录查找，或换一个浏览器。";
