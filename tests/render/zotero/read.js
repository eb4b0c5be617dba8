// node read.js FOLDER ADDRESS FILE …: what Zotero's own translators save from each page, as JSON: for each page
// [translator, type that it offers, [item, …]], by the translator that Zotero takes first. FOLDER has node_modules.
const [folder, ...pages] = process.argv.slice(2);
const need = require("module").createRequire(require("path").resolve(folder, "x.js"));
const say = console.log;
console.log = () => {};
process.env.DEBUG_LEVEL = "1";
need("zotero-translators");
const { JSDOM } = need("jsdom");

function translation(document) {
  const made = new Zotero.Translate.Web();
  made.setDocument(document);
  made.setHandler("select", (_, items, callback) => callback(items));
  return made;
}

async function read(address, file) {
  const { window } = new JSDOM(require("fs").readFileSync(file, "utf8"), { url: address });
  // The order of attributes, which the XPath in use asks for and this DOM does not tell.
  window.Attr.prototype.compareDocumentPosition = function (other) {
    return this.ownerElement.compareDocumentPosition(other.ownerElement);
  };
  const [first] = await translation(window.document).getTranslators();
  const one = translation(window.document);
  one.setTranslator(first.translatorID);
  return [first.label, first.itemType, await one.translate({ libraryID: false })];
}

(async () => {
  const all = [];
  for (let at = 0; at < pages.length; at += 2) all.push(await read(pages[at], pages[at + 1]));
  say(JSON.stringify(all));
  process.exit(0);
})();
