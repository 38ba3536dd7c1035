/* Citing: a paragraph by its number, a note or an entry by a button at its foot, words by selecting
   them. An address leads back to the place; references come from assets/citations.js, which is
   loaded when it is first wanted. Without this file the page "How to cite" says how. */
(function () {
  "use strict";

  /** Height of what stands over the page, in pixels. */
  const HEADER = 60;
  /** Who signs what nobody signs. */
  const EDITORS = "The editors";
  const local = location.protocol === "file:";
  let dialog = null;
  let bar = null;

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  // Addresses

  /** The page's address with an anchor; of its settings only the state of the text belongs to it.
   * A copy on a disk names the published page, if it knows one. */
  function address(anchor, fragment) {
    const published = local && document.querySelector("link[rel=canonical]");
    const url = new URL(published ? published.href : location.href);
    url.search = url.hash = "";
    const state = document.documentElement.dataset.textState;
    if (state && state !== "reading" && document.querySelector(".ed-text")) url.searchParams.set("text", state);
    return `${url.href}#${anchor}${fragment || ""}`;
  }

  /** At most 80 signs; within a word only where there is no space, as in Chinese. */
  const short = (text) => text.replace(/^(?=.{81})(.{1,80}(?= )|.{80}).*/su, "$1 …");
  const plain = (text) => text.replace(/\s+/g, " ").trim();

  const passageOf = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-locus]");

  /** The selected words of the text, if any are. */
  function selected() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = selection.getRangeAt(0).cloneRange();
    const passages = [...document.querySelectorAll(".ed-text [data-locus]")]
      .filter((passage) => range.intersectsNode(passage) && wordsIn(range, passage));
    if (!passages.length) return null;
    const [from, to] = [passages[0].dataset.locus, passages[passages.length - 1].dataset.locus];
    return {
      kind: "text", range, locus: from === to ? from : `${from}–${to}`, title: `Cite ${from}: ‘${short(plain(selection.toString()))}’`,
      // The words are sought on the page when somebody asks for them, and not at each selection.
      get url() { return address(anchorOf(passages[0]), window.edition.fragmentOf(range)); },
    };
  }

  /** Whether a range holds words of a passage, and not the edge of it alone. */
  function wordsIn(range, passage) {
    const part = range.cloneRange();
    const whole = document.createRange();
    whole.selectNodeContents(passage);
    if (part.compareBoundaryPoints(Range.START_TO_START, whole) < 0) part.setStart(whole.startContainer, whole.startOffset);
    if (part.compareBoundaryPoints(Range.END_TO_END, whole) > 0) part.setEnd(whole.endContainer, whole.endOffset);
    return plain(part.toString());
  }

  const anchorOf = (passage) => passage.id || `p${passage.dataset.locus.replace(".", "-")}`;

  // What is cited

  function passage(element) {
    return { kind: "text", title: `Cite ${element.dataset.locus}`, locus: element.dataset.locus, url: address(anchorOf(element)) };
  }

  function record(element) {
    const note = element.matches(".note");
    const words = ["summary em, h3 em", ".apparatus-line b", ".work > i", "h2, h3, .work"]
      .map((each) => element.querySelector(each)).find(Boolean);
    const shown = short(plain(words ? words.textContent : element.id));
    const row = element.closest(".row, .section-head");
    const place = row ? row.querySelector("[data-locus]") : element.querySelector("h3 .to-locus");
    const names = [...element.querySelectorAll(".meta .to-contributor")].map((link) => plain(link.textContent));
    return {
      kind: "part", title: note ? `Cite the note on ‘${shown}’` : `Cite ‘${shown}’`,
      locus: place ? place.dataset.locus || plain(place.textContent) : "", url: address(element.id),
      part: note ? `Note on ‘${shown}’` : shown, by: names.length ? names : [EDITORS],
    };
  }

  // References

  const SIGNS = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}" };
  const escaped = (text) => text.replace(/[\\~^{}&%$#_]/g, (sign) => SIGNS[sign] || `\\${sign}`);

  /** The template for a thing: by who signed it, and by how many paragraphs are cited. */
  function templateOf({ text, parts }, thing, format) {
    const places = thing.kind === "text" ? text : parts[thing.by.join("\n")] || parts[EDITORS];
    const kind = thing.locus.includes("–") ? "range" : thing.locus ? "one" : "none";
    return places[kind][format];
  }

  /** A template with its blanks filled. An address on a disk is left out, with the sign before it. */
  function filled(template, format, thing) {
    const values = {
      locus: thing.locus, part: thing.part, url: /^file:/.test(thing.url) ? "\0" : thing.url,
      anchor: new URL(thing.url).hash.slice(1).split(":~:")[0],
    };
    const lines = format === "bibtex" || format === "ris";
    const text = template.replace(/\{(url|locus|part|anchor)\}(\.?)/g, (blank, name, stop) => {
      const value = format === "bibtex" && name === "part" ? escaped(values.part) : values[name];
      return value + (!lines && /[.?!]$/.test(value) ? "" : stop);
    });
    if (lines) return text.replace(/^.*\0.*\n/gm, "");
    return text.replace(/,? \0/g, "").replace(/’([,.])”/g, "$1’”");
  }

  // The dialog

  function field(label, rows) {
    const area = make("textarea", { readonly: "", rows, "aria-label": label });
    const button = make("button", { type: "button" }, "Copy");
    button.setAttribute("aria-label", `Copy the ${label.toLowerCase()}`);
    return [area, button];
  }

  function cite(what) {
    const thing = { ...what };
    window.edition.load("citations").then(() => show(thing), failed);
  }

  function show(thing) {
    const { formats, ...templates } = window.editionCitations;
    if (dialog) dialog.remove();
    const told = make("output", { "aria-live": "polite" });
    const [reference, copyReference] = field("Reference", 6);
    const [link, copyLink] = field("Address", 2);
    link.value = thing.url;
    copyReference.addEventListener("click", () => window.edition.copy(chosen === "ris" ? reference.value.replace(/\n/g, "\r\n") : reference.value, told));
    copyLink.addEventListener("click", () => window.edition.copy(link.value, told));
    const isFormat = (value) => typeof value === "string" && Object.hasOwn(formats, value);
    let chosen = window.edition.storage.get("cite", isFormat) ?? "chicago";
    function choose(format) {
      chosen = format;
      reference.value = filled(templateOf(templates, thing, format), format, thing);
      window.edition.storage.set("cite", format);
    }
    const radios = Object.entries(formats).map(([format, name]) => {
      const radio = make("input", { type: "radio", name: "format", value: format });
      radio.checked = format === chosen;
      return make("label", {}, radio, ` ${name}`);
    });
    const choice = make("fieldset", {}, make("legend", { class: "visually-hidden" }, "Form of the reference"), ...radios);
    choice.addEventListener("change", (event) => choose(event.target.value));
    const close = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
    dialog = make("dialog", { class: "cite", "aria-label": thing.title }, make("h2", {}, thing.title), close,
      choice, reference, copyReference, make("p", { class: "label" }, "Address"), link, copyLink, told);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    (document.querySelector(".ed") || document.body).append(dialog);
    choose(chosen);
    dialog.showModal();
    copyReference.focus();
  }

  // The bar beside selected words

  function hide() {
    if (bar) bar.remove();
    bar = null;
  }

  function offer() {
    if (document.querySelector("dialog[open]")) return;
    if (bar && bar.contains(document.activeElement)) return;
    hide();
    const found = selected();
    if (!found) return;
    const told = make("output", { "aria-live": "polite" });
    const link = make("button", { type: "button" }, "Copy link");
    const reference = make("button", { type: "button" }, "Cite");
    link.addEventListener("click", () => window.edition.copy(found.url, told));
    reference.addEventListener("click", () => { cite(found); hide(); });
    const note = make("button", { type: "button" }, "Annotate");
    note.addEventListener("click", () => annotate(found));
    bar = make("div", { class: "selection-bar", role: "toolbar", "aria-label": "Selected words" }, link, reference, note, told);
    // The words stay selected while a button is pressed.
    bar.addEventListener("mousedown", (event) => event.preventDefault());
    document.querySelector(".ed").append(bar);
    put(bar, found.range.getClientRects());
  }

  /** A note on the words; its form is fetched when it is first wanted. */
  function annotate({ range }) {
    hide();
    window.edition.load("annotation", "annotate", "contributing")
      .then(() => window.edition.annotate(range, make), failed);
  }

  /** Says so, and offers again what is still selected. */
  function failed(error) {
    window.edition.tell(error);
    offer();
  }

  /** Below the words, or above them where there is no room. */
  function put(box, lines) {
    const [first, last] = [lines[0], lines[lines.length - 1]];
    const under = last.bottom + 8;
    const over = first.top - box.offsetHeight - 8;
    const left = Math.max(8, Math.min(last.right - box.offsetWidth, innerWidth - box.offsetWidth - 8));
    box.style.left = `${left + scrollX}px`;
    box.style.top = `${(under + box.offsetHeight > innerHeight && over > HEADER ? over : under) + scrollY}px`;
  }

  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, 250);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && bar) { hide(); return; }
    const key = window.edition.commandOf(event);
    const found = /^[ac]$/.test(key) && selected();
    if (!found) return;
    event.preventDefault();
    if (key === "a") annotate(found);
    else { cite(found); hide(); }
  });

  document.addEventListener("click", (event) => {
    const number = event.target.closest("a.locus");
    if (number && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      history.replaceState(history.state, "", number.hash);
      cite(passage(number.parentElement.querySelector("[data-locus]")));
      return;
    }
    const button = event.target.closest("button.cite-this");
    if (button) cite(record(button.closest("details.note, article")));
  });

  window.edition.onPage(hide);
})();
