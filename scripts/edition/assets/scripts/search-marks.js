/* The way to the search page, and back from it: "/" goes to the box in the header, and the words
   that were found are marked on the page that has them. */
(() => {
  "use strict";

  const { address, commandOf, decode, onPage, words } = window.edition;

  document.addEventListener("keydown", (event) => {
    if (commandOf(event) !== "/") return;
    event.preventDefault();
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = document.querySelectorAll(".search-form input[type=search], .find input");
    const box = [...boxes].find((input) => input.checkVisibility());
    if (box) box.select();
    else location.href = address("search/").href;
  });

  /**
   * @typedef {object} PlacedWord
   * @property {string} form
   * @property {[Text, number]} start node and offset
   * @property {[Text, number]} end
   */

  /**
   * The texts under an element, but for what only helps the reader.
   * @param {Element} element
   * @returns {Text[]}
   */
  function textNodes(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest("[data-aux]:not(.rejected), script")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    const nodes = [];
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
    return nodes;
  }

  /**
   * The words under an element with their places.
   * @param {Element} element
   * @returns {PlacedWord[]}
   */
  function placedWords(element) {
    const nodes = textNodes(element);
    /** Where each node begins in the whole text. */
    const starts = [0];
    for (const node of nodes) starts.push(starts[starts.length - 1] + node.length);
    let n = 0;
    /** @type {(offset: number, isEnd: boolean) => [Text, number]} */
    const at = (offset, isEnd) => {
      while (n + 1 < nodes.length && starts[n + 1] + (isEnd ? 1 : 0) <= offset) n += 1;
      return [nodes[n], offset - starts[n]];
    };
    const text = nodes.map((node) => node.data).join("");
    return words.wordsOf(text).map(({ form, start, end }) => ({ form, start: at(start, false), end: at(end, true) }));
  }

  /**
   * The ranges of some forms in a row.
   * @param {PlacedWord[]} all
   * @param {string[]} forms
   */
  function rangesOf(all, forms) {
    const ranges = [];
    for (let i = 0; i + forms.length <= all.length; i += 1) {
      if (!forms.every((form, k) => all[i + k].form === form)) continue;
      const range = document.createRange();
      range.setStart(...all[i].start);
      range.setEnd(...all[i + forms.length - 1].end);
      ranges.push(range);
    }
    return ranges;
  }

  function mark() {
    if (!window.CSS?.highlights) return;
    CSS.highlights.delete("found");
    const asked = new URLSearchParams(location.search).get("hl");
    const forms = words.wordsOf(asked ?? "").map(({ form }) => form);
    if (!forms.length) return;
    const target = document.getElementById(decode(location.hash.slice(1)));
    const page = document.querySelector("article, main");
    let ranges = target ? rangesOf(placedWords(target), forms) : [];
    const [here] = ranges;
    if (!here && page) ranges = rangesOf(placedWords(page), forms);
    if (!ranges.length) return;
    CSS.highlights.set("found", new Highlight(...ranges));
    if (!here) return;
    const box = here.getBoundingClientRect();
    if (box.bottom > innerHeight * 0.8 || box.top < 90) scrollBy(0, box.top - innerHeight * 0.35);
  }

  onPage(mark);
})();
