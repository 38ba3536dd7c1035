/* Addresses that lead to words: `:~:text=…` for a range, made so that a browser that looks for it
   finds these very words first. https://wicg.github.io/scroll-to-text-fragment/ says how one looks:
   in all that the page shows, block by block, by whole words, without regard to case. */
(() => {
  "use strict";

  /** Words of a range that are written out; of a longer one only the first and the last are. */
  const MAX_WRITTEN_OUT = 12;
  /** Words of context, and of either end of a long range. */
  const MAX_WORDS = 8;
  const FEWEST_AT_ENDS = 4;
  /** Between blocks, where no match can be. */
  const BREAK = "\n";
  const LETTER = /[\p{L}\p{N}\p{M}]/u;
  const UNSEEN = "script, style, noscript, select, textarea";

  /**
   * @typedef {object} Directive
   * @property {string} prefix
   * @property {string} first
   * @property {string} last
   * @property {string} suffix
   */

  // What the page shows

  /**
   * Make a function that says in which block an element's text runs; null if it is not shown.
   * @returns {(element: Element | null) => Element | null}
   */
  function blockFinder() {
    /** @type {Map<Element, Element | null>} */
    const blocks = new Map();
    /** @type {(element: Element) => Element | null} */
    function find(element) {
      const parent = blockOf(element.parentElement);
      const { display } = getComputedStyle(element);
      if (!parent || display === "none" || element.matches(UNSEEN)) return null;
      return /^(inline|contents|ruby)/.test(display) ? parent : element;
    }
    /** @type {(element: Element | null) => Element | null} */
    function blockOf(element) {
      if (!element || element === document.documentElement) return element;
      const block = blocks.has(element) ? blocks.get(element) : find(element);
      blocks.set(element, block ?? null);
      return block ?? null;
    }
    return blockOf;
  }

  /**
   * The offsets in a text of what a range holds of it; nothing of numbers and buttons, which are no
   * words of the text, though the browser finds them.
   * @param {Range} range
   * @param {Text} node
   */
  function partIn(range, node) {
    const parent = node.parentElement;
    const isOfText = parent?.closest("[data-locus]") && !parent.closest("[data-aux]:not(.rejected), button");
    if (!isOfText || !range.intersectsNode(node)) return [0, 0];
    return [
      node === range.startContainer ? range.startOffset : 0,
      node === range.endContainer ? range.endOffset : node.length,
    ];
  }

  /**
   * What the page shows, as one string, and where in it the words of a range begin and end.
   * White space is one space, and none at an edge of a block.
   * @param {Range} range
   */
  function shownText(range) {
    const blockOf = blockFinder();
    let all = "";
    let [start, end] = [-1, -1];
    let ending = ""; // kept, since to look at the end of a string that grows is slow
    /** @param {string} piece */
    const append = (piece) => {
      all += piece;
      ending = piece.at(-1) ?? ending;
      return piece;
    };
    /** @param {string} text */
    const add = (text) => {
      const one = text.replace(/\s+/g, " ");
      return append(ending === " " || ending === BREAK ? one.trimStart() : one);
    };
    append(BREAK);
    /** @type {Element | null} */
    let last = null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const parent = /** @type {Element} */ (node.parentElement);
      const block = blockOf(parent);
      if (!block || getComputedStyle(parent).visibility !== "visible") continue;
      if (block !== last) append(BREAK);
      last = block;
      const [from, to] = partIn(range, node);
      add(node.data.slice(0, from));
      const chosen = add(node.data.slice(from, to));
      if (chosen.trim()) {
        if (start < 0) start = all.length - chosen.trimStart().length;
        end = all.length - chosen.length + chosen.trimEnd().length;
      }
      add(node.data.slice(to));
    }
    return { all, start, end };
  }

  // How a browser looks

  /**
   * Whether a word begins or ends at an offset; an apostrophe between letters separates none.
   * @param {string} text
   * @param {number} at
   */
  function isBoundary(text, at) {
    const isLetter = (/** @type {number} */ n) => LETTER.test(text[n] ?? "");
    const isApostrophe = (/** @type {number} */ n) => /['’]/.test(text[n] ?? "");
    if (isLetter(at - 1)) return !isLetter(at) && !(isApostrophe(at) && isLetter(at + 1));
    return !(isApostrophe(at - 1) && isLetter(at) && isLetter(at - 2));
  }

  /**
   * Whether whole words are at an offset.
   * @param {string} text
   * @param {string} words
   * @param {number} at
   */
  const hasWordsAt = (text, words, at) =>
    text.startsWith(words, at) && isBoundary(text, at) && isBoundary(text, at + words.length);

  /**
   * The first place of some words from an offset on; -1 if there is none.
   * @param {string} text
   * @param {string} words
   * @param {number} from
   */
  function findWords(text, words, from) {
    let at = text.indexOf(words, from);
    while (at >= 0 && !hasWordsAt(text, words, at)) at = text.indexOf(words, at + 1);
    return at;
  }

  /**
   * @param {string} text
   * @param {number} at
   */
  const skipSpace = (text, at) => at + (/^\s*/.exec(text.slice(at, at + 4))?.[0].length ?? 0);

  /**
   * The end of what a directive marks from a place on; -1 if it does not fit there.
   * @param {string} text
   * @param {Directive} directive
   * @param {number} start
   */
  function endOf(text, { first, last, suffix }, start) {
    /** @param {number} end */
    const fits = (end) => !suffix || hasWordsAt(text, suffix, skipSpace(text, end));
    let end = start + first.length;
    if (!last) return fits(end) ? end : -1;
    for (let at = findWords(text, last, end); at >= 0; at = findWords(text, last, at + 1)) {
      end = at + last.length;
      if (fits(end)) return end;
    }
    return -1;
  }

  /**
   * What the browser would mark for a directive, as start and end; null if nothing.
   * @param {string} text
   * @param {Directive} directive
   */
  function marked(text, directive) {
    const { prefix, first, last } = directive;
    const lead = prefix || first;
    for (let at = findWords(text, lead, 0); at >= 0; at = findWords(text, lead, at + 1)) {
      const start = prefix ? skipSpace(text, at + prefix.length) : at;
      if (!hasWordsAt(text, first, start)) continue;
      const end = endOf(text, directive, start);
      if (end >= 0) return [start, end];
      if (last) return null; // what is sought to the end of the page from here is not there from later on
    }
    return null;
  }

  // Directives

  /** @param {string} text */
  const split = (text) => text.split(" ").filter(Boolean);
  /** @type {(words: string[], n: number) => string} */
  const firstOf = (words, n) => words.slice(0, n).join(" ");
  /** @type {(words: string[], n: number) => string} */
  const lastOf = (words, n) => (n ? words.slice(-n).join(" ") : "");

  /**
   * Ever longer directives for the words between two offsets.
   * @param {string} all
   * @param {number} start
   * @param {number} end
   * @returns {Generator<Directive>}
   */
  function* directives(all, start, end) {
    const inside = all.slice(start, end);
    const blocks = inside.split(BREAK);
    const before = split(all.slice(0, start).split(BREAK).at(-1) ?? "");
    const after = split(all.slice(end).split(BREAK)[0]);
    const head = split(blocks[0]);
    const foot = split(blocks[blocks.length - 1]);
    const isOneBlock = blocks.length === 1;
    const isWhole = isOneBlock && head.length <= MAX_WRITTEN_OUT;
    const limit = isOneBlock ? Math.min(MAX_WORDS, head.length >> 1) : MAX_WORDS;
    for (let size = isWhole ? limit : Math.min(FEWEST_AT_ENDS, limit); size <= limit; size += 1) {
      const [first, last] = isWhole ? [inside, ""] : [firstOf(head, size), lastOf(foot, size)];
      for (let n = 0; n <= MAX_WORDS; n += 1) {
        const [prefix, suffix] = [lastOf(before, n), firstOf(after, n)];
        yield { prefix, first, last, suffix: "" };
        yield { prefix: "", first, last, suffix };
        yield { prefix, first, last, suffix };
      }
    }
  }

  /** @param {string} words */
  const encode = (words) => encodeURIComponent(words).replace(/-/g, "%2D");

  /** @param {Directive} directive */
  function written({ prefix, first, last, suffix }) {
    const parts = [prefix && `${encode(prefix)}-`, encode(first), last && encode(last), suffix && `-${encode(suffix)}`];
    return `:~:text=${parts.filter(Boolean).join(",")}`;
  }

  /** @type {(directive: Directive) => Directive} */
  const lowerCase = ({ prefix, first, last, suffix }) => ({
    prefix: prefix.toLowerCase(),
    first: first.toLowerCase(),
    last: last.toLowerCase(),
    suffix: suffix.toLowerCase(),
  });

  /**
   * `:~:text=…` for the words of the text in a range, widened to whole words; empty if there are
   * none, or if they cannot be distinguished from others on the page.
   */
  window.edition.fragmentOf = (range) => {
    let { all, start, end } = shownText(range);
    if (start < 0) return "";
    while (start > 0 && !isBoundary(all, start)) start -= 1;
    while (end < all.length && !isBoundary(all, end)) end += 1;
    const text = all.toLowerCase();
    if (text.length !== all.length) return "";
    for (const directive of directives(all, start, end)) {
      const hit = marked(text, lowerCase(directive));
      if (hit?.[0] === start && hit[1] === end) return written(directive);
    }
    return "";
  };
})();
