/* What the other scripts of the pages share, as `window.edition`: files, addresses, elements, the
   browser's storage, and whether a single key is a command. */
(() => {
  "use strict";

  /**
   * A property of the document, read from the prototype: <img name="currentScript"> in a page
   * would shadow the document's own.
   * @param {string} name
   */
  const ofDocument = (name) => Reflect.get(Document.prototype, name, document);
  const root = new URL("..", ofDocument("currentScript").src);

  // Files

  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();

  /**
   * @param {string} name
   * @returns {Promise<void>}
   */
  function loadScript(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.async = false; // one may need what the one before it defines
      script.src = new URL(`assets/${name}.js`, root).href;
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

  /**
   * Load scripts of assets/, each once and in this order. One that fails is asked for again by the
   * next call.
   * @param {string[]} names
   * @throws {Error} whose message is for the reader
   */
  function load(...names) {
    const each = names.map((name) => {
      const promise = loading.get(name) ?? loadScript(name);
      loading.set(name, promise);
      return promise;
    });
    return Promise.all(each);
  }

  // Storage

  /**
   * All sites of one host share the browser's storage, so each key begins with the site's path.
   * @param {string} name
   */
  const keyOf = (name) => `${root.pathname}.edition.${name}`;

  /**
   * What the browser did not store: the window is private, or the storage full.
   * @type {Map<string, unknown>}
   */
  const unstored = new Map();

  // Versions up to 0.1.0 had keys without a path; they may hold a name and a draft.
  try {
    for (const key of Object.keys(localStorage)) {
      if (/^edition\.(beside|cite|draft:|layers|place|single-keys|text-state)/.test(key)) localStorage.removeItem(key);
    }
  } catch {
    /* no storage, so nothing is in it */
  }

  /**
   * Values that the browser keeps for this site, by name; those it cannot store last for the page.
   * @type {Edition["storage"]}
   */
  const storage = {
    get(name, isValid) {
      let value = unstored.get(name);
      if (value === undefined) {
        try {
          value = JSON.parse(localStorage.getItem(keyOf(name)) ?? "null");
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
  };

  // Elements

  /**
   * Make an element.
   * @type {Edition["make"]}
   */
  function make(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) made.setAttribute(key, value === true ? "" : String(value));
    }
    made.append(...children.filter((child) => child !== null));
    return made;
  }

  /**
   * Find an element that the page's template is known to have.
   * @param {string} selector
   * @param {ParentNode} within
   * @returns {HTMLElement}
   * @throws {Error} if there is none
   */
  function element(selector, within = document) {
    const found = within.querySelector(selector);
    if (!found) throw new Error(`The page has no ${selector}.`);
    return /** @type {HTMLElement} */ (found);
  }

  /**
   * The element that fits a selector at which an event happened or around it, if any.
   * @param {Event} event
   * @param {string} selector
   * @returns {HTMLElement | null}
   */
  function closest(event, selector) {
    return event.target instanceof Element ? event.target.closest(selector) : null;
  }

  // Addresses and pages

  /**
   * The address of a place of the site, such as text/2/#p2-4; also where no server finds the
   * index.html of a folder.
   * @param {string} place
   */
  function address(place) {
    const url = new URL(place, root);
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    return url;
  }

  /**
   * Write choices into the page's address; one that is empty is left out.
   * @param {Record<string, string>} parameters
   */
  function setInAddress(parameters) {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(parameters)) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    history.replaceState(history.state, "", url);
  }

  /**
   * A part of an address as words; unchanged if it is no encoding, such as `n-%`.
   * @param {string} text
   */
  function decode(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  /**
   * Call a function for every page shown: at once, and after each page that instant navigation
   * puts in its place (the theme's document$ reports it).
   * @param {() => void} start
   */
  function onPage(start) {
    if (window.document$) window.document$.subscribe(() => start());
    else start();
  }

  /**
   * Show at the foot of the window what went wrong, for what has no output of its own.
   * @param {{ message: string }} error
   */
  function showError({ message }) {
    const output = make("output", { class: "told-below", role: "alert" }, message);
    document.body.append(output);
    setTimeout(() => output.remove(), 8000);
  }

  // Keys

  /**
   * @param {unknown} value
   * @returns {value is boolean}
   */
  const isBoolean = (value) => typeof value === "boolean";

  /**
   * The single key of an event that is a command; "" while somebody writes or is in a dialog.
   * @param {KeyboardEvent} event
   */
  function commandOf(event) {
    if (event.key?.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return "";
    const isBusy = closest(event, "input:not([type=checkbox]), textarea, select, [contenteditable], dialog");
    return isBusy || !window.edition.singleKeys ? "" : event.key;
  }

  // The theme hears its own keys (n and p: the next page, the previous one) at the window.
  document.addEventListener("keydown", (event) => {
    if (event.key?.length === 1 && !commandOf(event)) event.stopPropagation();
  });

  const shared = {
    root,
    load,
    storage,
    make,
    element,
    closest,
    address,
    setInAddress,
    decode,
    onPage,
    showError,
    commandOf,
    /**
     * Whether single keys are commands. Some readers switch them off: speech input and an unsteady
     * hand press what was not meant.
     */
    get singleKeys() {
      return storage.get("single-keys", isBoolean) ?? true;
    },
    set singleKeys(on) {
      storage.set("single-keys", on);
    },
  };
  window.edition = /** @type {Edition} */ (shared);
})();
