/* Addresses that lead to words: `:~:text=…` for a range, made so that a browser that looks for it
   finds these very words first. https://wicg.github.io/scroll-to-text-fragment/ says how one looks:
   in all that the page shows, block by block, by whole words, without regard to case. */
(function () {
  "use strict";

  /** Words that are written out; of more than these only the first and the last ones are. */
  const WHOLE = 12;
  const LONGEST = 8;
  /** Stands between blocks, where no match can be. */
  const BREAK = "\n";
  const WORD = /[\p{L}\p{N}\p{M}]/u;

  /** What the page shows, as one string, and where in it a range of its text begins and ends. */
  function shown(range) {
    const blocks = new Map();
    /** The block an element's text runs in; nothing if it is not shown. */
    function blockOf(element) {
      if (!element || element === document.documentElement) return element;
      if (!blocks.has(element)) {
        const style = getComputedStyle(element);
        const parent = blockOf(element.parentElement);
        const hidden =
          !parent || style.display === "none" || element.matches("script, style, noscript, select, textarea");
        blocks.set(element, hidden ? null : /^(inline|contents|ruby)/.test(style.display) ? parent : element);
      }
      return blocks.get(element);
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const pieces = [BREAK];
    let [last, length, start, end] = [null, 1, -1, -1];
    let ending = BREAK;
    function add(piece) {
      pieces.push(piece);
      length += piece.length;
      if (piece) ending = piece[piece.length - 1];
    }
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      const block = blockOf(parent);
      if (!block || getComputedStyle(parent).visibility !== "visible") continue;
      if (block !== last) add(BREAK);
      last = block;
      // The words before, within and after the range: white space as one space, none at an edge.
      const [from, to] = chosen(range, node);
      for (const [n, part] of [node.data.slice(0, from), node.data.slice(from, to), node.data.slice(to)].entries()) {
        const one = part.replace(/\s+/g, " ");
        const piece = / |\n/.test(ending) ? one.trimStart() : one;
        if (n === 1 && piece.trim()) {
          if (start < 0) start = length + piece.length - piece.trimStart().length;
          end = length + piece.trimEnd().length;
        }
        add(piece);
      }
    }
    return { all: pieces.join(""), start, end };
  }

  /** The offsets in a text of what a range holds of it; none of numbers and buttons, which are no
   * words of the text, though the browser finds them. */
  function chosen(range, node) {
    const parent = node.parentElement;
    if (
      !range.intersectsNode(node) ||
      !parent.closest("[data-locus]") ||
      parent.closest("[data-aux]:not(.rejected), button")
    )
      return [0, 0];
    return [
      node === range.startContainer ? range.startOffset : 0,
      node === range.endContainer ? range.endOffset : node.length,
    ];
  }

  /** Whether a word begins or ends at an offset; an apostrophe between letters parts none. */
  function bound(all, at) {
    const letter = (n) => WORD.test(all[n] || "");
    const apostrophe = (n) => /['’]/.test(all[n] || "");
    if (letter(at - 1)) return !letter(at) && !(apostrophe(at) && letter(at + 1));
    return !(apostrophe(at - 1) && letter(at) && letter(at - 2));
  }

  /** The first place of some words from an offset on, as the browser sees it. */
  function place(text, words, from) {
    for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1)) {
      if (bound(text, at) && bound(text, at + words.length)) return at;
    }
    return -1;
  }

  const skip = (text, at) => at + /^\s*/.exec(text.slice(at, at + 4))[0].length;
  const stands = (text, words, at) => text.startsWith(words, at) && bound(text, at) && bound(text, at + words.length);

  /** What the browser would mark for a directive, as [start, end]. */
  function found(text, { prefix, first, last, suffix }) {
    const lead = prefix || first;
    for (let at = place(text, lead, 0); at >= 0; at = place(text, lead, at + 1)) {
      const start = prefix ? skip(text, at + prefix.length) : at;
      if (!stands(text, first, start)) continue;
      let end = start + first.length;
      if (!last) {
        if (!suffix || stands(text, suffix, skip(text, end))) return [start, end];
        continue;
      }
      for (let then = place(text, last, end); then >= 0; then = place(text, last, then + 1)) {
        end = then + last.length;
        if (!suffix || stands(text, suffix, skip(text, end))) return [start, end];
      }
      return null;
    }
    return null;
  }

  /** Ever longer directives for the words between two offsets. */
  function* directives(all, start, end) {
    const words = (from, to) => all.slice(from, to).split(" ").filter(Boolean);
    const row = (text, n) => text.slice(0, n).join(" ");
    const tail = (text, n) => (n ? text.slice(-n).join(" ") : "");
    const inside = all.slice(start, end);
    const before = words(0, start).join(" ").split(BREAK).pop().split(" ").filter(Boolean);
    const after = words(end, all.length).join(" ").split(BREAK)[0].split(" ").filter(Boolean);
    const [head, foot] = [inside.split(BREAK)[0], inside.split(BREAK).pop()].map((part) =>
      part.split(" ").filter(Boolean),
    );
    const whole = !inside.includes(BREAK) && head.length <= WHOLE;
    const limit = inside.includes(BREAK) ? LONGEST : Math.min(LONGEST, head.length >> 1);
    for (let ends = whole ? limit : Math.min(4, limit); ends <= limit || whole; ends += 1) {
      const [first, last] = whole ? [inside, ""] : [row(head, ends), tail(foot, ends)];
      for (let n = 0; n <= LONGEST; n += 1) {
        const [prefix, suffix] = [tail(before, n), row(after, n)];
        for (const [one, other] of [
          [prefix, ""],
          ["", suffix],
          [prefix, suffix],
        ])
          yield { prefix: one, first, last, suffix: other };
      }
      if (whole) return;
    }
  }

  const encoded = (words) => encodeURIComponent(words).replace(/-/g, "%2D");

  /** `:~:text=…` for the words of the text in a range, widened to whole words; nothing if there are
   * none, or if they cannot be told from others on the page. */
  window.edition.fragmentOf = (range) => {
    let { all, start, end } = shown(range);
    if (start < 0) return "";
    while (start > 0 && !bound(all, start)) start -= 1;
    while (end < all.length && !bound(all, end)) end += 1;
    const text = all.toLowerCase();
    if (text.length !== all.length) return "";
    for (const directive of directives(all, start, end)) {
      const lower = Object.fromEntries(Object.entries(directive).map(([part, words]) => [part, words.toLowerCase()]));
      const hit = found(text, lower);
      if (!hit || hit[0] !== start || hit[1] !== end) continue;
      const { prefix, first, last, suffix } = directive;
      const parts = [
        prefix && `${encoded(prefix)}-`,
        encoded(first),
        last && encoded(last),
        suffix && `-${encoded(suffix)}`,
      ];
      return `:~:text=${parts.filter(Boolean).join(",")}`;
    }
    return "";
  };
})();
