/* Fetches what only some pages, or only some readers, need: the search, the filters of lists, and
   the way to cite, whose buttons stand here so that they are there before it is. */
(function () {
  "use strict";

  /** What a page holds, and the scripts that it then needs. */
  const PARTS = {
    ".search-form": ["search-engine", "copy-and-save", "search-page"],
    "form.filters": ["list-filters"],
    "form.word-filter": ["word-filter"],
  };
  const CITING = ["text-fragment", "copy-and-save", "cite"];

  // Citing: on the first press, or when words are selected

  let citing = false;

  async function loadCiting() {
    await window.edition.load(...CITING);
    citing = true;
  }

  document.addEventListener(
    "click",
    (event) => {
      const pressed = event.target.closest("a.locus, button.cite-this");
      if (!pressed || citing || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      loadCiting().then(() => pressed.click(), window.edition.tell);
    },
    true,
  );

  /** Whether words are selected: each time they are it is tried once, and no failure is told. */
  let selecting = false;
  document.addEventListener("selectionchange", () => {
    const before = selecting;
    selecting = !getSelection().isCollapsed;
    if (citing || before || !selecting || !document.querySelector("[data-locus]")) return;
    loadCiting().then(
      () => document.dispatchEvent(new Event("selectionchange")),
      () => {},
    );
  });

  document.addEventListener("keydown", (event) => {
    if (!/^[ac]$/.test(window.edition.commandOf(event)) || citing || getSelection().isCollapsed) return;
    loadCiting().then(() => {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true }));
    }, window.edition.tell);
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
    for (const [sign, names] of Object.entries(PARTS)) {
      const form = document.querySelector(sign);
      if (form)
        window.edition.load(...names).catch(({ message }) => {
          form.querySelector("output").textContent = message;
        });
    }
    buttons();
  });
})();
