/* The way to the search page, and back from it: "/" goes to the box in the header, and the words
   that were found are marked on the page they stand on. */
(function () {
  "use strict";

  document.addEventListener("keydown", (event) => {
    if (window.edition.commandOf(event) !== "/") return;
    const box = [...document.querySelectorAll(".search-form input[type=search], .find input")].find((input) =>
      input.checkVisibility(),
    );
    event.preventDefault();
    if (box) box.select();
    else location.href = window.edition.address("search/");
  });

  // Marking. Words are compared as the search does: no capitals, accents or apostrophes.

  const WORD = /[\p{L}\p{N}\u0300-\u036f]+(?:['’ʼ`´][\p{L}\p{N}\u0300-\u036f]+)*/gu;
  const form = (word) =>
    word
      .normalize("NFKD")
      .replace(/[\u0300-\u036f'’ʼ`´ʹʺ\s]/g, "")
      .toLowerCase();

  /** The words under an element with their places; what helps the reader only is left out. */
  function words(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("[data-aux]:not(.rejected), script")
        ? NodeFilter.FILTER_REJECT
        : NodeFilter.FILTER_ACCEPT,
    );
    const nodes = [];
    let text = "";
    while (walker.nextNode()) {
      nodes.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    let n = 0;
    const at = (offset, end) => {
      while (n + 1 < nodes.length && nodes[n + 1][0] + (end ? 1 : 0) <= offset) n += 1;
      return [nodes[n][1], offset - nodes[n][0]];
    };
    return [...text.matchAll(WORD)]
      .map((match) => ({
        form: form(match[0]),
        start: at(match.index, false),
        end: at(match.index + match[0].length, true),
      }))
      .filter((word) => word.form);
  }

  /** The ranges of a row of words among others. */
  function places(all, wanted) {
    const found = [];
    for (let i = 0; i + wanted.length <= all.length; i += 1) {
      if (!wanted.every((each, k) => all[i + k].form === each)) continue;
      const range = document.createRange();
      range.setStart(...all[i].start);
      range.setEnd(...all[i + wanted.length - 1].end);
      found.push(range);
    }
    return found;
  }

  function mark() {
    if (!window.CSS || !CSS.highlights) return;
    CSS.highlights.delete("found");
    const asked = new URLSearchParams(location.search).get("hl");
    if (!asked) return;
    const wanted = [...asked.matchAll(WORD)].map((match) => form(match[0])).filter(Boolean);
    if (!wanted.length) return;
    const target = document.getElementById(window.edition.decoded(location.hash.slice(1)));
    const whole = document.querySelector("article, main");
    let ranges = target ? places(words(target), wanted) : [];
    const here = ranges[0];
    if (!ranges.length && whole) ranges = places(words(whole), wanted);
    if (!ranges.length) return;
    CSS.highlights.set("found", new Highlight(...ranges));
    if (!here) return;
    const box = here.getBoundingClientRect();
    if (box.bottom > innerHeight * 0.8 || box.top < 90) scrollBy(0, box.top - innerHeight * 0.35);
  }

  window.edition.onPage(mark);
})();
