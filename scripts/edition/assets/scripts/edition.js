/* Notes on the page: a mark opens its note, an address with #n-… does too, and words and note
   light up together. Everything works without this file; it only saves steps. What the other
   scripts share is here: files, addresses, pages, storage, and whether a single key is a command. */
(function () {
  "use strict";

  // Read from the prototype: <img name="currentScript"> in a page would shadow the document's own.
  const ofDocument = (name) => Reflect.get(Document.prototype, name, document);
  const root = new URL("..", ofDocument("currentScript").src);

  const loading = new Map();

  function fetched(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.async = false; // one may need what the one before it defines
      script.src = new URL(`assets/${name}.js`, root);
      script.addEventListener("load", () => {
        script.remove();
        resolve();
      });
      script.addEventListener("error", () => {
        script.remove();
        loading.delete(name);
        reject(new Error("This could not be loaded; try again."));
      });
      ofDocument("head").append(script);
    });
  }

  /** All sites of one host share the browser's storage, so each key begins with the site's path. */
  const keyOf = (name) => `${root.pathname}.edition.${name}`;
  /** What the browser did not store: the window is private, or the storage full. */
  const unstored = new Map();

  // Versions up to 0.1.0 had keys without a path; they may hold a name and a draft.
  try {
    for (const key of Object.keys(localStorage)) {
      if (/^edition\.(beside|cite|draft:|layers|place|single-keys|text-state)/.test(key)) localStorage.removeItem(key);
    }
  } catch {
    /* no storage, so nothing is in it */
  }

  window.edition = {
    root,
    /** Values that the browser keeps for this site, by name; those it cannot store last for the page. */
    storage: {
      /** The value, or undefined unless it has the right type and shape: anyone may have written it. */
      get(name, isValid) {
        let value = unstored.get(name);
        if (value === undefined) {
          try {
            value = JSON.parse(localStorage.getItem(keyOf(name)));
          } catch {
            return undefined;
          }
        }
        return isValid(value) ? value : undefined;
      },
      set(name, value) {
        unstored.delete(name);
        try {
          localStorage.setItem(keyOf(name), JSON.stringify(value));
        } catch {
          unstored.set(name, value);
        }
      },
      remove(name) {
        unstored.delete(name);
        try {
          localStorage.removeItem(keyOf(name));
        } catch {
          /* it was not stored */
        }
      },
    },
    /** Loads scripts of assets/, each once and in this order. What does not come is asked for again
     * by the next call; the error's message is for the reader. */
    load(...names) {
      return Promise.all(
        names.map((name) => {
          if (!loading.has(name)) loading.set(name, fetched(name));
          return loading.get(name);
        }),
      );
    },
    /** Says what went wrong at the foot of the window, for what has no output of its own. */
    tell({ message }) {
      const told = document.createElement("output");
      told.className = "told-below";
      told.setAttribute("role", "alert");
      told.textContent = message;
      document.body.append(told);
      setTimeout(() => told.remove(), 8000);
    },
    /** The address of a place of the site, such as text/2/#p2-4; also where no server finds the
     * index.html of a folder. */
    address(place) {
      const url = new URL(place, root);
      if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
      return url;
    },
    /** A part of an address as words; as it stands if it is no encoding, as `n-%`. */
    decoded(text) {
      try {
        return decodeURIComponent(text);
      } catch {
        return text;
      }
    },
    /** Calls a function for every page shown: at once, and after each page that instant
     * navigation puts in its place (the theme's document$ tells of it). */
    onPage(start) {
      if (window.document$) window.document$.subscribe(() => start());
      else start();
    },
    /** Whether single keys are commands. Some readers switch them off: speech input and an
     * unsteady hand press what was not meant. */
    get singleKeys() {
      return window.edition.storage.get("single-keys", (value) => typeof value === "boolean") ?? true;
    },
    set singleKeys(on) {
      window.edition.storage.set("single-keys", on);
    },
    /** The single key of an event that is a command; "" while somebody writes or is in a dialog. */
    commandOf(event) {
      if (event.key?.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return "";
      const busy = event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog");
      return busy || !window.edition.singleKeys ? "" : event.key;
    },
  };

  // The theme hears its own keys (n and p: the next page, the previous one) at the window.
  document.addEventListener("keydown", (event) => {
    if (event.key?.length === 1 && !window.edition.commandOf(event)) event.stopPropagation();
  });

  /** Height of what stands over the page, in pixels. */
  const HEADER = 70;

  const byId = (id) => document.getElementById(id);

  /** The note that an address or a mark names, if it can be opened here. */
  function noteOf(hash) {
    const note = hash.startsWith("#n-") ? byId(window.edition.decoded(hash.slice(1))) : null;
    return note && note.matches("details.note") ? note : null;
  }

  const narrow = matchMedia("(max-width: 59.98em)");

  /** Beside the text on a wide page; on a narrow one as a sheet from below, so that the place
   * that is being read stays where it is. */
  function open(note) {
    closeSheet(note);
    note.classList.toggle("sheet", narrow.matches);
    note.open = true;
    note.querySelector("summary").focus({ preventScroll: true });
    if (!narrow.matches) note.scrollIntoView({ block: "nearest" });
    else uncover(note);
  }

  /** The words that a sheet is about stand in what it leaves free of the window. */
  function uncover(note) {
    const mark = byId(`r-${note.id.slice(2)}`);
    if (!mark) return;
    const [words, free] = [mark.getBoundingClientRect(), note.getBoundingClientRect().top];
    if (words.top < HEADER || words.bottom + 12 > free) window.scrollBy(0, words.top - (HEADER + free) / 2);
  }

  function closeSheet(except) {
    for (const note of document.querySelectorAll("details.note.sheet")) {
      if (note !== except) note.open = false;
    }
  }

  // `toggle` does not bubble, but it can be caught on its way down.
  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target.matches("details.note") && !event.target.open) event.target.classList.remove("sheet");
    },
    true,
  );
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest("details.note.sheet, .lemma, .noteref")) closeSheet();
  });

  /** Light the words and the mark of a note, and the note itself. */
  function light(ids, on) {
    for (const id of ids) {
      const selector = `.lemma[data-notes~="${CSS.escape(id)}"], #r-${CSS.escape(id)}, #n-${CSS.escape(id)}`;
      for (const each of document.querySelectorAll(selector)) each.classList.toggle("lit", on);
    }
  }

  function idsAt(target) {
    const lemma = target.closest(".lemma");
    if (lemma) return lemma.dataset.notes.split(" ");
    const mark = target.closest(".noteref, details.note");
    return mark ? [mark.id.slice(2)] : [];
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.matches("[role=doc-backlink]")) closeSheet();
    if (link && !link.matches(".noteref, .step")) return;
    const lemma = event.target.closest(".lemma");
    const hash = link ? link.hash : lemma ? `#n-${lemma.dataset.notes.split(" ")[0]}` : "";
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

  for (const [name, on] of [
    ["pointerover", true],
    ["pointerout", false],
    ["focusin", true],
    ["focusout", false],
  ]) {
    document.addEventListener(name, (event) => {
      if (event.target instanceof Element) light(idsAt(event.target), on);
    });
  }

  function follow() {
    const note = noteOf(location.hash);
    if (note) open(note);
  }
  window.addEventListener("hashchange", follow);
  // The browser goes to an address once more when all is loaded.
  window.addEventListener("load", () => setTimeout(follow));
  window.edition.onPage(follow);

  // Browsers that print closed details closed get them opened, and closed again.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.note:not([open])")];
    for (const note of opened) note.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const note of opened) note.open = false;
  });
})();
