/* Fetches what only some pages, or only some readers, need: the search, the filters of lists, and
   the way to cite, whose buttons stand here so that they are there before it is. */
(function () {
  "use strict";

  const root = new URL("..", document.currentScript.src);
  /** What a page holds, and the scripts that it then needs, in order. */
  const PARTS = {
    ".search-form": ["search-engine", "take", "search"],
    "form.filters": ["lists"],
    "form.word-filter": ["concordance"],
  };
  const CITING = ["fragment", "take", "cite"];
  const loading = {};

  function load(name) {
    loading[name] = loading[name] || new Promise((resolve) => {
      const script = document.createElement("script");
      script.src = new URL(`assets/${name}.js`, root);
      script.async = false;
      script.addEventListener("load", resolve);
      document.head.append(script);
    });
    return loading[name];
  }

  const ready = (names) => names.every((name) => loading[name] && loading[name].done);

  async function loadAll(names) {
    await Promise.all(names.map(load));
    for (const name of names) loading[name].done = true;
  }

  /** For what is asked for from within another part. */
  window.edition.need = loadAll;

  // Citing: on the first press, or when words are selected

  document.addEventListener("click", async (event) => {
    const pressed = event.target.closest("a.locus, button.cite-this");
    if (!pressed || ready(CITING) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    await loadAll(CITING);
    pressed.click();
  }, true);
  document.addEventListener("selectionchange", async () => {
    if (ready(CITING) || getSelection().isCollapsed || !document.querySelector("[data-locus]")) return;
    await loadAll(CITING);
    document.dispatchEvent(new Event("selectionchange"));
  });

  document.addEventListener("keydown", async (event) => {
    if (!/^[ac]$/.test(window.edition.commandOf(event)) || ready(CITING) || getSelection().isCollapsed) return;
    await loadAll(CITING);
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true }));
  });

  function button(name) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "cite-this";
    made.textContent = "cite";
    made.setAttribute("aria-label", name);
    return made;
  }

  function buttons() {
    for (const number of document.querySelectorAll("a.locus")) {
      number.title = `Cite ${number.textContent}`;
      number.setAttribute("aria-haspopup", "dialog");
    }
    for (const each of document.querySelectorAll("details.note, article.entry[id]")) {
      if (each.querySelector(".cite-this") || each.id.startsWith("contributor-")) continue;
      let foot = each.querySelector(":scope > .back, :scope > .meta");
      if (!foot) {
        foot = document.createElement("p");
        foot.className = "meta";
        each.append(foot);
      }
      foot = each.querySelector(":scope > .back") || foot;
      const parted = foot.matches(".meta") && foot.hasChildNodes() ? " · " : "";
      foot.append(parted, button(`Cite this ${each.matches(".note") ? "note" : "entry"}`));
    }
  }

  window.edition.onPage(() => {
    for (const [sign, names] of Object.entries(PARTS)) if (document.querySelector(sign)) loadAll(names);
    buttons();
  });
})();
