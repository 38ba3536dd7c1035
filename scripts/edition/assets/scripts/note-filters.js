/* Which notes are shown: kinds by choice, none in quiet mode; kept for the next page and in the
   address, obeyed by print. Keys: q quiet, j and k to the next and the previous note, ? for help.
   Without this file all notes are shown. */
(function () {
  "use strict";

  const root = document.documentElement;
  let boxes = [];
  let notes = [];
  let state = { quiet: false, without: [] };

  const isState = (value) =>
    typeof value?.quiet === "boolean" &&
    Array.isArray(value.without) &&
    value.without.every((kind) => typeof kind === "string");

  /** What the address asks for, else what was chosen before. */
  function wanted() {
    const asked = new URLSearchParams(location.search);
    const kept = window.edition.storage.get("layers", isState) ?? { quiet: false, without: [] };
    return {
      quiet: asked.has("quiet") ? asked.get("quiet") !== "0" : kept.quiet,
      without: asked.has("without") ? asked.get("without").split(" ") : kept.without,
    };
  }

  function inAddress() {
    const url = new URL(location.href);
    if (state.quiet) url.searchParams.set("quiet", "1");
    else url.searchParams.delete("quiet");
    if (state.without.length) url.searchParams.set("without", state.without.join(" "));
    else url.searchParams.delete("without");
    history.replaceState(history.state, "", url);
  }

  function show() {
    root.toggleAttribute("data-quiet", state.quiet && notes.length > 0);
    for (const button of document.querySelectorAll("button[data-quiet]")) {
      button.setAttribute("aria-pressed", String(state.quiet));
    }
    for (const box of boxes) box.checked = !state.without.includes(box.dataset.layer);
    const shown = new Set();
    for (const note of notes) {
      note.hidden = state.without.includes(note.dataset.kind);
      const id = note.id.slice(2);
      if (!note.hidden) shown.add(id);
      const mark = document.getElementById(`r-${id}`);
      if (mark) mark.hidden = note.hidden;
    }
    for (const lemma of document.querySelectorAll(".lemma")) {
      lemma.classList.toggle("muted", !lemma.dataset.notes.split(" ").some((id) => shown.has(id)));
    }
    for (const count of document.querySelectorAll("[data-shown]")) {
      count.textContent = shown.size === notes.length ? notes.length : `${shown.size} of ${notes.length}`;
    }
  }

  function change() {
    show();
    window.edition.storage.set("layers", state);
    inAddress();
  }

  document.addEventListener("change", (event) => {
    if (!event.target.matches("input[data-layer]")) return;
    state.without = boxes.filter((box) => !box.checked).map((box) => box.dataset.layer);
    change();
  });

  function quiet() {
    state.quiet = !state.quiet;
    change();
  }

  /** To the next note or the previous one: from the one that is being read, else from the window. */
  function step(by) {
    if (state.quiet) return;
    const visible = notes.filter((note) => !note.hidden);
    const here = document.activeElement && document.activeElement.closest("details.note");
    let index = visible.indexOf(here);
    if (index < 0) {
      index = visible.findIndex((note) => note.getBoundingClientRect().top >= 0);
      if (index < 0) index = visible.length; // all stand above the window
      if (by > 0) index -= 1;
    }
    const next = visible[index + by];
    if (!next) return;
    if (here) here.open = false;
    const mark = document.getElementById(`r-${next.id.slice(2)}`);
    if (!mark) return;
    mark.scrollIntoView({ block: "center" });
    mark.click();
  }

  const HELP = [
    ["j", "next note"],
    ["k", "previous note"],
    ["q", "quiet: the text alone, and back"],
    ["b", "beside the paragraph: what belongs to it"],
    ["c", "cite the selected words"],
    ["a", "annotate the selected words"],
    ["Enter", "open or close the note in focus"],
    ["Esc", "close the note, back to its words"],
    ["n", "next page"],
    ["p", "previous page"],
    ["/", "search"],
    ["?", "this help"],
  ];

  function help() {
    let dialog = document.querySelector("dialog.keys");
    if (!dialog) {
      dialog = document.createElement("dialog");
      dialog.className = "keys";
      dialog.setAttribute("aria-label", "Keys");
      const list = document.createElement("dl");
      for (const [key, what] of HELP) {
        const name = document.createElement("dt");
        const text = document.createElement("dd");
        name.textContent = key;
        text.textContent = what;
        list.append(name, text);
      }
      const close = document.createElement("button");
      close.type = "button";
      close.textContent = "Close";
      close.autofocus = true;
      close.addEventListener("click", () => dialog.close());
      const single = document.createElement("input");
      single.type = "checkbox";
      single.addEventListener("change", () => {
        window.edition.singleKeys = single.checked;
      });
      const choice = document.createElement("label");
      choice.append(single, " Single keys");
      dialog.append(list, choice, close);
      document.querySelector(".ed").append(dialog);
    }
    dialog.querySelector("input").checked = window.edition.singleKeys;
    dialog.showModal();
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("button[data-quiet]")) quiet();
    if (event.target.closest("button[data-keys]")) help();
  });

  document.addEventListener("keydown", (event) => {
    if (!notes.length) return;
    if (event.key === "Escape") {
      const note = document.activeElement && document.activeElement.closest("details.note[open]");
      if (!note) return;
      note.open = false;
      const mark = document.getElementById(`r-${note.id.slice(2)}`);
      if (mark) mark.focus();
      return;
    }
    const action = { j: () => step(1), k: () => step(-1), q: quiet, "?": help }[window.edition.commandOf(event)];
    if (!action) return;
    event.preventDefault();
    action();
  });

  window.edition.onPage(() => {
    boxes = [...document.querySelectorAll("input[data-layer]")];
    notes = [...document.querySelectorAll("details.note")];
    state = wanted();
    show();
  });
})();
