/* Which notes are shown: kinds by choice, none in quiet mode; kept for the next page and in the
   address, followed by print. Keys: q quiet, j and k to the next and the previous note, ? for help.
   Without this file all notes are shown. */
(() => {
  "use strict";

  const { closest, commandOf, element, make, onPage, setInAddress, storage } = window.edition;

  /**
   * @typedef {object} State
   * @property {boolean} quiet whether no notes are shown
   * @property {string[]} without kinds of note that are not shown
   */

  /** @type {HTMLInputElement[]} */
  let boxes = [];
  /** @type {HTMLDetailsElement[]} */
  let notes = [];
  /** @type {State} */
  let state = { quiet: false, without: [] };

  /**
   * @param {any} value
   * @returns {value is State}
   */
  const isState = (value) =>
    typeof value?.quiet === "boolean" &&
    Array.isArray(value.without) &&
    value.without.every((/** @type {unknown} */ kind) => typeof kind === "string");

  /**
   * What the address asks for, else what was chosen before.
   * @returns {State}
   */
  function wantedState() {
    const asked = new URLSearchParams(location.search);
    const kept = storage.get("layers", isState) ?? { quiet: false, without: [] };
    const [quiet, without] = [asked.get("quiet"), asked.get("without")];
    return {
      quiet: quiet === null ? kept.quiet : quiet !== "0",
      without: without === null ? kept.without : without.split(" "),
    };
  }

  /** @param {HTMLDetailsElement} note */
  const markOf = (note) => document.getElementById(`r-${note.id.slice(2)}`);

  function showNotes() {
    for (const note of notes) {
      note.hidden = state.without.includes(note.dataset.kind ?? "");
      const mark = markOf(note);
      if (mark) mark.hidden = note.hidden;
    }
    const shown = new Set(notes.filter((note) => !note.hidden).map((note) => note.id.slice(2)));
    for (const lemma of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".lemma"))) {
      const ids = (lemma.dataset.notes ?? "").split(" ");
      lemma.classList.toggle("muted", !ids.some((id) => shown.has(id)));
    }
    const count = shown.size === notes.length ? `${notes.length}` : `${shown.size} of ${notes.length}`;
    for (const output of document.querySelectorAll("[data-shown]")) output.textContent = count;
  }

  function show() {
    document.documentElement.toggleAttribute("data-quiet", state.quiet && notes.length > 0);
    for (const button of document.querySelectorAll("button[data-quiet]")) {
      button.setAttribute("aria-pressed", String(state.quiet));
    }
    for (const box of boxes) box.checked = !state.without.includes(box.dataset.layer ?? "");
    showNotes();
  }

  /** @param {Partial<State>} changes */
  function change(changes) {
    state = { ...state, ...changes };
    show();
    storage.set("layers", state);
    setInAddress({ quiet: state.quiet ? "1" : "", without: state.without.join(" ") });
  }

  document.addEventListener("change", (event) => {
    if (!closest(event, "input[data-layer]")) return;
    change({ without: boxes.filter((box) => !box.checked).map((box) => box.dataset.layer ?? "") });
  });

  const toggleQuiet = () => change({ quiet: !state.quiet });

  /**
   * Go to the next note or the previous one: from the one that is being read, else from the window.
   * @param {1 | -1} by
   */
  function step(by) {
    if (state.quiet) return;
    const visible = notes.filter((note) => !note.hidden);
    const here = /** @type {HTMLDetailsElement | null} */ (document.activeElement?.closest("details.note") ?? null);
    let index = here ? visible.indexOf(here) : -1;
    if (index < 0) {
      index = visible.findIndex((note) => note.getBoundingClientRect().top >= 0);
      if (index < 0) index = visible.length; // all are above the window
      if (by > 0) index -= 1;
    }
    const next = visible[index + by];
    if (!next) return;
    if (here) here.open = false;
    const mark = markOf(next);
    mark?.scrollIntoView({ block: "center" });
    mark?.click();
  }

  // Help

  const HELP = {
    j: "next note",
    k: "previous note",
    q: "quiet: the text alone, and back",
    b: "beside the paragraph: what belongs to it",
    c: "cite the selected words",
    a: "annotate the selected words",
    Enter: "open or close the note in focus",
    Esc: "close the note, back to its words",
    n: "next page",
    p: "previous page",
    "/": "search",
    "?": "this help",
  };

  function makeHelp() {
    const rows = Object.entries(HELP).flatMap(([key, what]) => [make("dt", {}, key), make("dd", {}, what)]);
    const single = make("input", { type: "checkbox" });
    single.addEventListener("change", () => {
      window.edition.singleKeys = single.checked;
    });
    const close = make("button", { type: "button", autofocus: true }, "Close");
    const dialog = make(
      "dialog",
      { class: "keys", "aria-label": "Keys" },
      make("dl", {}, ...rows),
      make("label", {}, single, " Single keys"),
      close,
    );
    close.addEventListener("click", () => dialog.close());
    element(".ed").append(dialog);
    return dialog;
  }

  function showHelp() {
    /** @type {HTMLDialogElement} */
    const dialog = document.querySelector("dialog.keys") ?? makeHelp();
    /** @type {HTMLInputElement} */ (element("input", dialog)).checked = window.edition.singleKeys;
    dialog.showModal();
  }

  document.addEventListener("click", (event) => {
    if (closest(event, "button[data-quiet]")) toggleQuiet();
    if (closest(event, "button[data-keys]")) showHelp();
  });

  function closeNoteInFocus() {
    const note = /** @type {HTMLDetailsElement | null} */ (
      document.activeElement?.closest("details.note[open]") ?? null
    );
    if (!note) return;
    note.open = false;
    markOf(note)?.focus();
  }

  /** @type {Record<string, () => void>} */
  const COMMANDS = { j: () => step(1), k: () => step(-1), q: toggleQuiet, "?": showHelp };

  document.addEventListener("keydown", (event) => {
    if (!notes.length) return;
    if (event.key === "Escape") closeNoteInFocus();
    const command = commandOf(event);
    if (!Object.hasOwn(COMMANDS, command)) return;
    event.preventDefault();
    COMMANDS[command]();
  });

  onPage(() => {
    boxes = [.../** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("input[data-layer]"))];
    notes = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll("details.note"))];
    state = wantedState();
    show();
  });
})();
