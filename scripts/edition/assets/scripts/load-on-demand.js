/* Fetches what only some pages, or only some readers, need: the search, the filters of lists, and
   the way to cite, whose buttons are made here so that they are there before it is. */
(() => {
  "use strict";

  const { closest, commandOf, element, load, make, onPage, showError } = window.edition;

  /** The scripts that a page needs if it has an element. */
  const NEEDED = {
    ".search-form": ["search-engine", "copy-and-save", "search-page"],
    "form.filters": ["list-filters"],
    "form.word-filter": ["word-filter"],
  };
  const CITING = ["text-fragment", "copy-and-save", "cite"];

  // Citing: on the first press, or when words are selected

  let canCite = false;
  let isSelecting = false;

  async function loadCiting() {
    await load(...CITING);
    canCite = true;
  }

  const hasSelection = () => getSelection()?.isCollapsed === false;

  document.addEventListener(
    "click",
    (event) => {
      const pressed = closest(event, "a.locus, button.cite-this");
      if (!pressed || canCite || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      loadCiting().then(() => pressed.click(), showError);
    },
    true,
  );

  // Tried once for each selection; a failure is not reported, since nobody asked for anything.
  document.addEventListener("selectionchange", () => {
    const wasSelecting = isSelecting;
    isSelecting = hasSelection();
    if (canCite || wasSelecting || !isSelecting || !document.querySelector("[data-locus]")) return;
    loadCiting().then(
      () => document.dispatchEvent(new Event("selectionchange")),
      () => {},
    );
  });

  document.addEventListener("keydown", (event) => {
    if (canCite || !/^[ac]$/.test(commandOf(event)) || !hasSelection()) return;
    loadCiting().then(() => {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true }));
    }, showError);
  });

  /**
   * The last line of a note or an entry, where its button belongs.
   * @param {Element} entry
   */
  function footOf(entry) {
    const found = entry.querySelector(":scope > .back") ?? entry.querySelector(":scope > .meta");
    if (found) return found;
    const foot = make("p", { class: "meta" });
    entry.append(foot);
    return foot;
  }

  function addButtons() {
    for (const number of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("a.locus"))) {
      number.title = `Cite ${number.textContent}`;
      number.setAttribute("aria-haspopup", "dialog");
    }
    for (const entry of document.querySelectorAll("details.note, article.entry[id]")) {
      if (entry.querySelector(".cite-this") || entry.id.startsWith("contributor-")) continue;
      const foot = footOf(entry);
      const label = `Cite this ${entry.matches(".note") ? "note" : "entry"}`;
      const separator = foot.matches(".meta") && foot.hasChildNodes() ? " · " : "";
      foot.append(separator, make("button", { type: "button", class: "cite-this", "aria-label": label }, "cite"));
    }
  }

  onPage(() => {
    for (const [selector, names] of Object.entries(NEEDED)) {
      const form = document.querySelector(selector);
      if (!form) continue;
      load(...names).catch(({ message }) => {
        element("output", form).textContent = message;
      });
    }
    addButtons();
  });
})();
