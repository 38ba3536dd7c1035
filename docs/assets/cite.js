/* Citing: a paragraph by its number, a note or an entry by a button at its foot, words by selecting
   them. An address leads back to the place; references come from assets/citations.js, which is
   loaded when it is first wanted. Without this file the page "How to cite" says how. */
(function () {
  "use strict";

  const root = new URL("..", document.currentScript.src);
  const FORMAT = "edition.cite";
  let loading = null;
  let dialog = null;
  let bar = null;

  function citations() {
    loading = loading || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("assets/citations.js", root);
      script.addEventListener("load", () => resolve(window.editionCitations));
      script.addEventListener("error", reject);
      document.head.append(script);
    });
    return loading;
  }

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  // Addresses

  /** The page's address with an anchor; of its settings only the state of the text belongs to it. */
  function address(anchor, fragment) {
    const url = new URL(location.pathname, location.href);
    const text = new URLSearchParams(location.search).get("text");
    if (text) url.searchParams.set("text", text);
    return `${url.href}#${anchor}${fragment || ""}`;
  }

  const encoded = (words) => encodeURIComponent(words).replace(/-/g, "%2D");
  const plain = (text) => text.replace(/\s+/g, " ").trim();

  /** The texts that a range shows, broken where words stand between that are not selected ones. */
  function runs(range) {
    const inside = range.commonAncestorContainer;
    const walker = document.createTreeWalker(inside.nodeType === 3 ? inside.parentNode : inside, NodeFilter.SHOW_TEXT);
    const found = [""];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!range.intersectsNode(node) || !node.parentElement.checkVisibility()) continue;
      const start = node === range.startContainer ? range.startOffset : 0;
      const end = node === range.endContainer ? range.endOffset : node.length;
      const helps = node.parentElement.closest("[data-aux]:not(.rejected), button");
      if (helps || !node.parentElement.closest("[data-locus]")) { if (found[found.length - 1]) found.push(""); continue; }
      found[found.length - 1] += node.data.slice(start, end);
    }
    return found.map(plain).filter(Boolean);
  }

  /** What stands on the page before a range: words that are there as well must be told apart. */
  function before(range) {
    const all = document.createRange();
    all.selectNodeContents(document.querySelector("article, main, body"));
    all.setEnd(range.startContainer, range.startOffset);
    return plain(all.toString()).toLowerCase();
  }

  /** `:~:text=…` for some words: https://wicg.github.io/scroll-to-text-fragment/ */
  function fragment(range) {
    const pieces = runs(range);
    if (!pieces.length) return "";
    const [first, last] = [pieces[0].split(" "), pieces[pieces.length - 1].split(" ")];
    const whole = pieces.length === 1 && first.length <= 12;
    const start = whole ? pieces[0] : first.slice(0, 5).join(" ");
    const end = whole ? "" : last.slice(-5).join(" ");
    const earlier = before(range);
    const row = plain(paragraphBefore(range)).split(" ").filter(Boolean);
    let prefix = "";
    for (let n = 1; n <= Math.min(8, row.length) && earlier.includes(plain(`${prefix} ${start}`).toLowerCase()); n += 1) {
      prefix = row.slice(-n).join(" ");
    }
    return `:~:text=${prefix ? `${encoded(prefix)}-,` : ""}${encoded(start)}${end ? `,${encoded(end)}` : ""}`;
  }

  function paragraphBefore(range) {
    const all = document.createRange();
    all.selectNodeContents(passageOf(range.startContainer));
    all.setEnd(range.startContainer, range.startOffset);
    return runs(all).pop() || "";
  }

  const passageOf = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest("[data-locus]");

  /** A range without the parts of words at its ends left out. */
  function wholeWords(range) {
    const letter = /[\p{L}\p{N}\p{M}’']/u;
    const [start, end] = [range.startContainer, range.endContainer];
    if (start.nodeType === 3) while (range.startOffset > 0 && letter.test(start.data[range.startOffset - 1]) && letter.test(start.data[range.startOffset] || "")) range.setStart(start, range.startOffset - 1);
    if (end.nodeType === 3) while (range.endOffset < end.length && letter.test(end.data[range.endOffset]) && letter.test(end.data[range.endOffset - 1] || "")) range.setEnd(end, range.endOffset + 1);
    return range;
  }

  /** The selected words of the text, if any are. */
  function selected() {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
    const range = wholeWords(selection.getRangeAt(0).cloneRange());
    const [first, last] = [passageOf(range.startContainer), passageOf(range.endContainer)];
    if (!first || !last) return null;
    const words = runs(range).join(" ");
    if (!words) return null;
    const [from, to] = [first.dataset.locus, last.dataset.locus];
    return { range, words, locus: from === to ? from : `${from}–${to}`, url: address(anchorOf(first), fragment(range)) };
  }

  const anchorOf = (passage) => passage.id || `p${passage.dataset.locus.replace(".", "-")}`;

  // What is cited

  function passage(element) {
    return { kind: "text", title: `Cite ${element.dataset.locus}`, locus: element.dataset.locus, url: address(anchorOf(element)) };
  }

  function record(element) {
    const note = element.matches(".note");
    const words = element.querySelector("summary em, h3 em, h2, h3, .work, .apparatus-line");
    const name = plain(words ? words.textContent : element.id);
    const shown = name.length > 80 ? `${name.slice(0, name.lastIndexOf(" ", 80))} …` : name;
    const row = element.closest(".row, .section-head");
    const place = row ? row.querySelector("[data-locus]").dataset.locus : note ? plain(element.querySelector(".to-locus").textContent) : "";
    const names = [...element.querySelectorAll(".meta .to-contributor")].map((link) => link.textContent);
    return {
      kind: "part", title: note ? `Cite the note on ‘${shown}’` : `Cite ‘${shown}’`, locus: place, url: address(element.id),
      part: note ? `Note on ‘${shown}’` : `‘${shown}’`, by: names.join(" and ") || "The editors",
    };
  }

  function filled(template, format, thing) {
    const today = new Date();
    const months = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
    const values = { ...thing, accessed: `${today.getDate()} ${months[today.getMonth()]} ${today.getFullYear()}` };
    const signs = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };
    return template.replace(/\{(url|locus|part|by|accessed)\}/g, (blank, name) => {
      const value = String(values[name] || "");
      if (format !== "bibtex" || name === "url") return value;
      const text = value.replace(/[\\~^{}&%$#_]/g, (sign) => signs[sign] || `\\${sign}`);
      return name === "by" && value.startsWith("The ") ? `{${text}}` : text;
    }).replace(/ \(para\. \)|, par\. (?=,)|, (?=, in )|^SP {2}- \n/gm, "").replace(/ {2}pages = \{\},\n/, "");
  }

  // The dialog

  async function copy(text, told) {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // a page from a file, or one without https
      const area = make("textarea", { class: "visually-hidden", readonly: "" });
      area.value = text;
      (dialog && dialog.open ? dialog : document.body).append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    told.textContent = "Copied.";
    setTimeout(() => { told.textContent = ""; }, 2500);
  }

  function field(label, rows) {
    const area = make("textarea", { readonly: "", rows, "aria-label": label });
    const button = make("button", { type: "button" }, "Copy");
    button.setAttribute("aria-label", `Copy the ${label.toLowerCase()}`);
    return [area, button];
  }

  async function cite(thing) {
    const { formats, ...kinds } = await citations();
    if (dialog) dialog.remove();
    const told = make("output", { "aria-live": "polite" });
    const [reference, copyReference] = field("Reference", 5);
    const [link, copyLink] = field("Address", 2);
    link.value = thing.url;
    copyReference.addEventListener("click", () => copy(reference.value, told));
    copyLink.addEventListener("click", () => copy(link.value, told));
    let chosen = null;
    try { chosen = localStorage.getItem(FORMAT); } catch { /* for the page only */ }
    if (!formats[chosen]) chosen = "chicago";
    function show(format) {
      reference.value = filled(kinds[thing.kind][format], format, thing);
      try { localStorage.setItem(FORMAT, format); } catch { /* see above */ }
    }
    const radios = Object.entries(formats).map(([format, name]) => {
      const radio = make("input", { type: "radio", name: "format", value: format });
      radio.checked = format === chosen;
      return make("label", {}, radio, ` ${name}`);
    });
    const choice = make("fieldset", {}, make("legend", { class: "visually-hidden" }, "Form of the reference"), ...radios);
    choice.addEventListener("change", (event) => show(event.target.value));
    const close = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
    dialog = make("dialog", { class: "cite", "aria-label": thing.title }, make("h2", {}, thing.title), close,
      choice, reference, copyReference, make("p", { class: "label" }, "Address"), link, copyLink, told);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    document.querySelector(".ed, article, body").append(dialog);
    show(chosen);
    dialog.showModal();
    copyReference.focus();
  }

  // The bar beside selected words

  function hide() {
    if (bar) bar.remove();
    bar = null;
  }

  function offer() {
    if (dialog && dialog.open) return;
    if (bar && bar.contains(document.activeElement)) return;
    hide();
    const found = selected();
    if (!found) return;
    const told = make("output", { "aria-live": "polite" });
    const link = make("button", { type: "button" }, "Copy link");
    const reference = make("button", { type: "button" }, "Cite");
    link.addEventListener("click", () => copy(found.url, told));
    reference.addEventListener("click", () => { citeSelected(found); hide(); });
    bar = make("div", { class: "selection-bar", role: "toolbar", "aria-label": "Selected words" }, link, reference, told);
    // The words stay selected while a button is pressed.
    bar.addEventListener("pointerdown", (event) => event.preventDefault());
    document.querySelector(".ed").append(bar);
    const boxes = found.range.getClientRects();
    const last = boxes[boxes.length - 1];
    const left = Math.max(8, Math.min(last.right - bar.offsetWidth, innerWidth - bar.offsetWidth - 8));
    bar.style.left = `${left + scrollX}px`;
    bar.style.top = `${last.bottom + scrollY + 8}px`;
  }

  function citeSelected(found) {
    cite({ kind: "text", title: `Cite ${found.locus}`, locus: found.locus, url: found.url });
  }

  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(offer, 250);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && bar) { hide(); return; }
    if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    const found = selected();
    if (found) citeSelected(found);
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

  window.edition.onPage(() => {
    for (const number of document.querySelectorAll("a.locus")) number.title = `Cite ${number.textContent}`;
    for (const place of document.querySelectorAll("details.note > .back, article.entry[id] > .meta")) {
      if (place.querySelector(".cite-this")) continue;
      place.append(place.matches(".meta") ? " · " : "", make("button", { type: "button", class: "cite-this" }, "cite"));
    }
  });
})();
