/* On the page for addresses that lead nowhere: guesses the place, the word or the page that was
   meant. Reads assets/targets.js. Without this file the page is a list of links. */
(() => {
  "use strict";

  const { address, decode, load, make, root } = window.edition;

  const shown = document.querySelector(".not-found .guesses");
  if (!shown || !location.pathname.startsWith(root.pathname)) return;

  const MAX_GUESSES = 3;
  const MAX_LETTERS = 80;
  const ENDING = /\.(?:html?|md|php)$/i;
  /** Prefixes of ids, of which the folded form has a space in place of the hyphen. */
  const PREFIX = /^(?:term|person|organisation|place|event|n|a|x) /;

  /** @typedef {Record<string, LinkTarget>} Targets */

  /** @param {string} text */
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f‘’']/g, "")
      .toLowerCase()
      .replace(/[\s_+-]+/g, " ")
      .trim();

  /**
   * How many letters must be inserted, deleted or changed to make one word of the other.
   * @param {string} one
   * @param {string} other
   */
  function distance(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const changed = one[i - 1] === other[j - 1] ? 0 : 1;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + changed);
      }
      row = next;
    }
    return row[other.length];
  }

  /**
   * Paragraph 2.3 for text/2.3/, 2/3, text/2-3.html or p2-3; section 2 for 2 or text/2.html.
   * @param {string} path
   * @param {Targets} targets
   */
  function guessPlace(path, targets) {
    const once = path.replace(/(\d+)\/#?p?\1-/, "$1-");
    const pair = /(?:^|[^\d])(\d{1,3})[./_-]p?(\d{1,3})(?:[^\d]|$)/.exec(once);
    const section = /(?:^|[^\d])(\d{1,3})(?:\.html?)?\/?$/.exec(path);
    const [number, paragraph] = (pair ?? section ?? []).slice(1).map(Number);
    const keys = [`text/${number}/#p${number}-${paragraph}`, `text/${number}/#p${number}-0`];
    if (number === 0) keys.push(`text/#p0-${paragraph}`);
    return keys.filter((key) => key in targets).slice(0, 1);
  }

  /**
   * Addresses of entries and of pages, with the names by which they may be meant.
   * @param {Targets} targets
   * @returns {[string, string[]][]}
   */
  function namesOf(targets) {
    /** @type {[string, string[]][]} */
    const rows = Object.entries(targets)
      .filter(([key]) => !/#p\d/.test(key))
      .map(([key, [name, , ...others]]) => {
        const id = key.replace(/^.*#(?:term|person|organisation|place|event|n)-/, "");
        return [key, [id, ...[name, ...others].filter(Boolean)].map(fold)];
      });
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const pages = document.querySelectorAll(".md-nav--primary a.md-nav__link[href], .md-tabs a[href]");
    for (const { href } of pages) {
      const key = href.replace(root.href, "");
      if (/^[a-z][^:#]*$/.test(key)) rows.push([key, [fold(key.replace(/\/$/, ""))]]);
    }
    return rows;
  }

  /**
   * Headwords, names, notes and pages whose name or id is near to the last part of the address.
   * @param {string} path
   * @param {Targets} targets
   */
  function guessNames(path, targets) {
    const parts = path.replace(ENDING, "").split(/[/#]/).map(fold).filter(Boolean);
    const wanted = (parts.pop() ?? "").replace(PREFIX, "").slice(0, MAX_LETTERS);
    if (!wanted || /^[\d. ]+$/.test(wanted)) return [];
    const folder = parts.at(-1)?.slice(0, 4);
    const limit = Math.max(1, Math.floor(wanted.length / 4));
    return namesOf(targets)
      .map(([key, names]) => {
        const far = Math.min(...names.map((name) => distance(wanted, name)));
        const elsewhere = folder && fold(key).startsWith(folder) ? 0 : 0.5;
        return { key, far, rank: far + elsewhere };
      })
      .filter(({ far }) => far <= limit)
      .sort((a, b) => a.rank - b.rank)
      .map(({ key }) => key);
  }

  /**
   * @param {string} key
   * @param {Targets} targets
   */
  function guessItem(key, targets) {
    const [name, first] = targets[key] ?? [key.replace(/\/$/, ""), ""];
    const label = name || `note ${key.replace(/^.*#n-/, "").replace(/-/g, " ")}`;
    const link = make("a", { href: new URL(key, root).href }, label);
    return make("li", {}, link, first ? `: ${first}` : "");
  }

  /** @param {string} words */
  function searchItem(words) {
    const url = address("search/");
    url.searchParams.set("q", words); // encodeURIComponent would throw if they end in half a pair
    return make("li", {}, make("a", { href: url.href }, `a search for “${words}”`));
  }

  // Without the targets there are still the pages, and the search.
  load("targets")
    .catch(() => {})
    .then(() => {
      const targets = window.editionTargets ?? {};
      const path = decode(location.pathname.slice(root.pathname.length) + location.hash);
      const keys = [...new Set([...guessPlace(path, targets), ...guessNames(path, targets)])].slice(0, MAX_GUESSES);
      const words = fold(path.replace(ENDING, "").split(/[/#]/).filter(Boolean).at(-1) ?? "");
      const items = keys.map((key) => guessItem(key, targets));
      if (/[a-zа-я]{3}/.test(words)) items.push(searchItem(words.slice(0, MAX_LETTERS)));
      if (!items.length) return;
      const lead = make("p", {}, keys.length ? "Did you mean:" : "You could try:");
      shown.replaceChildren(lead, make("ul", {}, ...items));
    });
})();
