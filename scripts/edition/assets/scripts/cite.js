/* Citing: a paragraph by its number, a note or an entry by a button at its foot, words by selecting
   them. An address leads back to the place; references come from assets/citations.js, which is
   loaded on first use. Without this file the page "How to cite" says how. */
(() => {
  "use strict";

  const { closest, commandOf, element, fragmentOf, load, make, onPage, showError, storage } = window.edition;

  /** Height of what covers the top of the page, in pixels. */
  const HEADER = 60;
  /** Milliseconds that words must stay selected before the bar is offered. */
  const SETTLED = 250;
  /** Who signs what nobody signs. */
  const EDITORS = "The editors";

  /**
   * What is cited.
   * @typedef {object} Cited
   * @property {"text" | "part"} kind a passage, or a note or an entry
   * @property {string} title of the dialog
   * @property {string} locus
   * @property {string} url
   * @property {Range} [range] the selected words
   * @property {string} [part] name of the note or the entry
   * @property {string[]} [by] its authors
   */

  // Addresses

  /**
   * The page's address with an anchor; of its settings only the state of the text belongs to it.
   * A copy on a disk names the published page, if it knows one.
   * @param {string} anchor
   * @param {string} fragment a text directive
   */
  function addressOf(anchor, fragment = "") {
    /** @type {HTMLLinkElement | null} */
    const canonical = document.querySelector("link[rel=canonical]");
    const url = new URL(location.protocol === "file:" && canonical ? canonical.href : location.href);
    url.search = "";
    url.hash = "";
    const state = document.documentElement.dataset.textState;
    if (state && state !== "reading" && document.querySelector(".ed-text")) url.searchParams.set("text", state);
    return `${url.href}#${anchor}${fragment}`;
  }

  /** @param {HTMLElement} passage */
  const anchorOf = (passage) => passage.id || `p${passage.dataset.locus?.replace(".", "-")}`;

  // What is cited

  /**
   * At most 80 characters; cut within a word only where there is no space, as in Chinese.
   * @param {string} text
   */
  const shorten = (text) => text.replace(/^(?=.{81})(.{1,80}(?= )|.{80}).*/su, "$1 …");

  /** @param {string | null | undefined} text */
  const onOneLine = (text) => (text ?? "").replace(/\s+/g, " ").trim();

  /**
   * Whether a range holds words of a passage, and not only its edge.
   * @param {Range} range
   * @param {Node} passage
   */
  function holdsWordsOf(range, passage) {
    const part = range.cloneRange();
    const whole = document.createRange();
    whole.selectNodeContents(passage);
    if (part.compareBoundaryPoints(Range.START_TO_START, whole) < 0) {
      part.setStart(whole.startContainer, whole.startOffset);
    }
    if (part.compareBoundaryPoints(Range.END_TO_END, whole) > 0) part.setEnd(whole.endContainer, whole.endOffset);
    return onOneLine(part.toString()) !== "";
  }

  /**
   * The selected words of the text, if any are.
   * @returns {Cited & { range: Range } | null}
   */
  function citedSelection() {
    const selection = getSelection();
    if (!selection?.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0).cloneRange();
    /** @type {NodeListOf<HTMLElement>} */
    const all = document.querySelectorAll(".ed-text [data-locus]");
    const passages = [...all].filter((passage) => range.intersectsNode(passage) && holdsWordsOf(range, passage));
    if (!passages.length) return null;
    const [from, to] = [passages[0], passages[passages.length - 1]].map((passage) => passage.dataset.locus);
    return {
      kind: "text",
      range,
      locus: from === to ? `${from}` : `${from}–${to}`,
      title: `Cite ${from}: ‘${shorten(onOneLine(selection.toString()))}’`,
      // The words are sought on the page when somebody asks for them, and not at each selection.
      get url() {
        return addressOf(anchorOf(passages[0]), fragmentOf(range));
      },
    };
  }

  /**
   * @param {HTMLElement} passage
   * @returns {Cited}
   */
  function citedPassage(passage) {
    const locus = passage.dataset.locus ?? "";
    return { kind: "text", title: `Cite ${locus}`, locus, url: addressOf(anchorOf(passage)) };
  }

  /**
   * A note or an entry.
   * @param {HTMLElement} entry
   * @returns {Cited}
   */
  function citedEntry(entry) {
    const isNote = entry.matches(".note");
    const words = ["summary em, h3 em", ".apparatus-line b", ".work > i", "h2, h3, .work"]
      .map((selector) => entry.querySelector(selector))
      .find(Boolean);
    const name = shorten(onOneLine(words ? words.textContent : entry.id));
    const row = entry.closest(".row, .section-head");
    /** @type {HTMLElement | null} */
    const place = row ? row.querySelector("[data-locus]") : entry.querySelector("h3 .to-locus");
    const authors = [...entry.querySelectorAll(".meta .to-contributor")].map((link) => onOneLine(link.textContent));
    return {
      kind: "part",
      title: isNote ? `Cite the note on ‘${name}’` : `Cite ‘${name}’`,
      locus: place?.dataset.locus || onOneLine(place?.textContent),
      url: addressOf(entry.id),
      part: isNote ? `Note on ‘${name}’` : name,
      by: authors.length ? authors : [EDITORS],
    };
  }

  // References

  /** @type {Record<string, string>} */
  const LATEX = {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
  };

  /** @param {string} text */
  const escaped = (text) => text.replace(/[\\~^{}&%$#_]/g, (sign) => LATEX[sign] ?? `\\${sign}`);

  /**
   * The template for what is cited: by who signed it, and by how many paragraphs it covers.
   * @param {Omit<CitationData, "formats">} templates
   * @param {Cited} cited
   * @param {string} format
   */
  function templateOf({ text, parts }, cited, format) {
    const places = cited.kind === "text" ? text : (parts[(cited.by ?? []).join("\n")] ?? parts[EDITORS]);
    const range = cited.locus.includes("–") ? "range" : "one";
    return places[cited.locus ? range : "none"][format];
  }

  /**
   * Fill the blanks of a template; the address of a file on this disk is left out, with the sign before it.
   * @param {string} template
   * @param {string} format
   * @param {Cited} cited
   */
  function filled(template, format, cited) {
    const EMPTY = "\0";
    const isData = format === "bibtex" || format === "ris";
    const part = cited.part ?? "";
    /** @type {Record<string, string>} */
    const values = {
      locus: cited.locus,
      part: format === "bibtex" ? escaped(part) : part,
      url: cited.url.startsWith("file:") ? EMPTY : cited.url,
      anchor: new URL(cited.url).hash.slice(1).split(":~:")[0],
    };
    const text = template.replace(/\{(url|locus|part|anchor)\}(\.?)/g, (_, name, stop) => {
      const value = values[name];
      return !isData && /[.?!]$/.test(value) ? value : value + stop;
    });
    if (isData) return text.replace(/^.*\0.*\n/gm, "");
    return text.replace(/,? \0/g, "").replace(/’([,.])”/g, "$1’”");
  }

  // The dialog

  /** @type {HTMLDialogElement | null} */
  let dialog = null;

  /**
   * A text to copy, and the button that copies it.
   * @param {string} label
   * @param {number} rows
   * @param {HTMLElement} output
   * @param {(text: string) => string} written what is copied of it
   */
  function copyField(label, rows, output, written = (text) => text) {
    const area = make("textarea", { readonly: true, rows, "aria-label": label });
    const button = make("button", { type: "button", "aria-label": `Copy the ${label.toLowerCase()}` }, "Copy");
    button.addEventListener("click", () => window.edition.copy(written(area.value), output));
    return { area, button };
  }

  /**
   * @param {Record<string, string>} formats names by key
   * @param {string} chosen
   */
  function formatChoice(formats, chosen) {
    const radios = Object.entries(formats).map(([format, name]) => {
      const radio = make("input", { type: "radio", name: "format", value: format });
      radio.checked = format === chosen;
      return make("label", {}, radio, ` ${name}`);
    });
    return make("fieldset", {}, make("legend", { class: "visually-hidden" }, "Form of the reference"), ...radios);
  }

  /** @param {Cited} cited */
  function showDialog(cited) {
    const { formats, ...templates } = window.editionCitations;
    /**
     * @param {unknown} value
     * @returns {value is string}
     */
    const isFormat = (value) => typeof value === "string" && Object.hasOwn(formats, value);
    let chosen = storage.get("cite", isFormat) ?? "chicago";
    const output = make("output", { "aria-live": "polite" });
    const reference = copyField("Reference", 6, output, (text) =>
      chosen === "ris" ? text.replace(/\n/g, "\r\n") : text,
    );
    const link = copyField("Address", 2, output);
    link.area.value = cited.url;

    /** @param {string} format */
    function choose(format) {
      chosen = format;
      reference.area.value = filled(templateOf(templates, cited, format), format, cited);
      storage.set("cite", format);
    }
    const choice = formatChoice(formats, chosen);
    choice.addEventListener("change", ({ target }) => choose(/** @type {HTMLInputElement} */ (target).value));
    const close = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
    const label = make("p", { class: "label" }, "Address");

    dialog?.remove();
    const shown = make("dialog", { class: "cite", "aria-label": cited.title }, make("h2", {}, cited.title), close);
    shown.append(choice, reference.area, reference.button, label, link.area, link.button, output);
    close.addEventListener("click", () => shown.close());
    shown.addEventListener("close", () => shown.remove());
    (document.querySelector(".ed") ?? document.body).append(shown);
    dialog = shown;
    choose(chosen);
    shown.showModal();
    reference.button.focus();
  }

  /** @param {Cited} cited */
  function cite(cited) {
    const fixed = { ...cited }; // its address, too, which belongs to what is selected now
    load("citations").then(() => showDialog(fixed), reportFailure);
  }

  // The bar beside selected words

  /** @type {HTMLElement | null} */
  let bar = null;

  function hideBar() {
    bar?.remove();
    bar = null;
  }

  /** Open the form for a note on some words; it is loaded on first use. */
  function annotate(/** @type {{ range: Range }} */ { range }) {
    hideBar();
    load("note-file", "note-form", "contributing").then(() => window.edition.openNoteForm(range), reportFailure);
  }

  /** Report an error, and offer again what is still selected. */
  function reportFailure(/** @type {Error} */ error) {
    showError(error);
    offerBar();
  }

  function offerBar() {
    if (document.querySelector("dialog[open]") || bar?.contains(document.activeElement)) return;
    hideBar();
    const cited = citedSelection();
    if (!cited) return;
    const output = make("output", { "aria-live": "polite" });
    /** @type {(label: string, act: () => void) => HTMLElement} */
    const button = (label, act) => {
      const made = make("button", { type: "button" }, label);
      made.addEventListener("click", act);
      return made;
    };
    bar = make(
      "div",
      { class: "selection-bar", role: "toolbar", "aria-label": "Selected words" },
      button("Copy link", () => window.edition.copy(cited.url, output)),
      button("Cite", () => {
        cite(cited);
        hideBar();
      }),
      button("Annotate", () => annotate(cited)),
      output,
    );
    // The words stay selected while a button is pressed.
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    element(".ed").append(bar);
    place(bar, cited.range.getClientRects());
  }

  /**
   * Put a box below some lines, or above them where there is no room.
   * @param {HTMLElement} box
   * @param {DOMRectList} lines
   */
  function place(box, lines) {
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const under = last.bottom + 8;
    const over = first.top - box.offsetHeight - 8;
    const left = Math.max(8, Math.min(last.right - box.offsetWidth, innerWidth - box.offsetWidth - 8));
    const top = under + box.offsetHeight > innerHeight && over > HEADER ? over : under;
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${top + scrollY}px`;
  }

  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(offerBar, SETTLED);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && bar) {
      hideBar();
      return;
    }
    const key = commandOf(event);
    const cited = /^[ac]$/.test(key) ? citedSelection() : null;
    if (!cited) return;
    event.preventDefault();
    if (key === "c") cite(cited);
    else annotate(cited);
    hideBar();
  });

  document.addEventListener("click", (event) => {
    const number = /** @type {HTMLAnchorElement | null} */ (closest(event, "a.locus"));
    if (number && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      history.replaceState(history.state, "", number.hash);
      cite(citedPassage(element("[data-locus]", number.parentElement ?? undefined)));
      return;
    }
    const entry = closest(event, "button.cite-this")?.closest("details.note, article");
    if (entry) cite(citedEntry(/** @type {HTMLElement} */ (entry)));
  });

  onPage(hideBar);
})();
