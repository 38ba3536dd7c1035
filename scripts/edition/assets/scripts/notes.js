/* Notes on the page: a mark opens its note, an address with #n-… does too, and words and note
   light up together. Everything works without this file; it only saves steps. */
(() => {
  "use strict";

  const { closest, decode, onPage } = window.edition;

  /** Height of what covers the top of the page, in pixels. */
  const HEADER = 70;

  const narrow = matchMedia("(max-width: 59.98em)");

  /**
   * The note that an address or a mark names, if it can be opened here.
   * @param {string} hash
   */
  function noteOf(hash) {
    const note = hash.startsWith("#n-") ? document.getElementById(decode(hash.slice(1))) : null;
    return note?.matches("details.note") ? /** @type {HTMLDetailsElement} */ (note) : null;
  }

  /**
   * @param {string} selector
   * @returns {HTMLDetailsElement[]}
   */
  const allNotes = (selector) => [...document.querySelectorAll(selector)].map((note) => /** @type {any} */ (note));

  /**
   * Open a note: beside the text on a wide page; on a narrow one as a sheet from below, so that
   * the place that is being read stays where it is.
   * @param {HTMLDetailsElement} note
   */
  function open(note) {
    closeSheets(note);
    note.classList.toggle("sheet", narrow.matches);
    note.open = true;
    note.querySelector("summary")?.focus({ preventScroll: true });
    if (narrow.matches) uncover(note);
    else note.scrollIntoView({ block: "nearest" });
  }

  /**
   * Scroll the words that a sheet is about into the part of the window that it leaves free.
   * @param {HTMLDetailsElement} note
   */
  function uncover(note) {
    const mark = document.getElementById(`r-${note.id.slice(2)}`);
    if (!mark) return;
    const words = mark.getBoundingClientRect();
    const free = note.getBoundingClientRect().top;
    if (words.top < HEADER || words.bottom + 12 > free) window.scrollBy(0, words.top - (HEADER + free) / 2);
  }

  /** @param {HTMLDetailsElement} [except] */
  function closeSheets(except) {
    for (const note of allNotes("details.note.sheet")) {
      if (note !== except) note.open = false;
    }
  }

  // `toggle` does not bubble, but it can be caught on its way down.
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (!(target instanceof HTMLDetailsElement)) return;
      if (target.matches(".note") && !target.open) target.classList.remove("sheet");
    },
    true,
  );
  document.addEventListener("pointerdown", (event) => {
    if (!closest(event, "details.note.sheet, .lemma, .noteref")) closeSheets();
  });

  /**
   * The ids of the notes that are pointed at: by their words, their mark or themselves.
   * @param {Event} event
   */
  function idsAt(event) {
    const lemma = closest(event, ".lemma");
    if (lemma) return (lemma.dataset.notes ?? "").split(" ");
    const mark = closest(event, ".noteref, details.note");
    return mark ? [mark.id.slice(2)] : [];
  }

  /**
   * Light the words and the mark of a note, and the note itself.
   * @param {string[]} ids
   * @param {boolean} on
   */
  function light(ids, on) {
    for (const id of ids.map(CSS.escape)) {
      const selector = `.lemma[data-notes~="${id}"], #r-${id}, #n-${id}`;
      for (const each of document.querySelectorAll(selector)) each.classList.toggle("lit", on);
    }
  }

  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => light(idsAt(event), true));
  }
  for (const name of ["pointerout", "focusout"]) {
    document.addEventListener(name, (event) => light(idsAt(event), false));
  }

  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (closest(event, "a"));
    if (link?.matches("[role=doc-backlink]")) closeSheets();
    if (link && !link.matches(".noteref, .step")) return;
    const [first] = closest(event, ".lemma")?.dataset.notes?.split(" ") ?? [];
    const hash = link ? link.hash : first ? `#n-${first}` : "";
    const note = noteOf(hash);
    if (!note) return;
    event.preventDefault();
    if (!link && note.open && (!narrow.matches || note.matches(".sheet"))) {
      note.open = false;
      return;
    }
    open(note);
    history.replaceState(history.state, "", hash);
  });

  function openAddressed() {
    const note = noteOf(location.hash);
    if (note) open(note);
  }
  window.addEventListener("hashchange", openAddressed);
  // The browser goes to an address once more when all is loaded.
  window.addEventListener("load", () => setTimeout(openAddressed));
  onPage(openAddressed);

  /**
   * Browsers print a closed note closed, so all are opened before, and closed again.
   * @type {HTMLDetailsElement[]}
   */
  let openedToPrint = [];
  window.addEventListener("beforeprint", () => {
    openedToPrint = allNotes("details.note:not([open])");
    for (const note of openedToPrint) note.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const note of openedToPrint) note.open = false;
  });
})();
