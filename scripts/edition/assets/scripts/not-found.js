/* On the page for addresses that lead nowhere: guesses the place, the word or the page that was
   meant. Reads assets/targets.js. Without this file the page is a list of links. */
(function () {
  "use strict";

  const { root } = window.edition;
  const shown = document.querySelector(".not-found .guesses");
  if (!shown || !location.pathname.startsWith(root.pathname)) return;
  const MOST = 3;
  const LONGEST = 80;

  const plain = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f‘’']/g, "")
      .toLowerCase()
      .replace(/[\s_+-]+/g, " ")
      .trim();

  /** How many signs must be put in, taken out or changed to make one word of the other. */
  function distance(one, other) {
    let row = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      }
      row = next;
    }
    return row[other.length];
  }

  /** Paragraph 2.3 for text/2.3/, 2/3, text/2-3.html or p2-3; section 2 for 2 or text/2.html. */
  function place(path, all) {
    const pair = /(?:^|[^\d])(\d{1,3})[./_-]p?(\d{1,3})(?:[^\d]|$)/.exec(path.replace(/(\d+)\/#?p?\1-/, "$1-"));
    const section = /(?:^|[^\d])(\d{1,3})(?:\.html?)?\/?$/.exec(path);
    const [, number, paragraph] = pair || section || [];
    const wanted = [
      `text/${Number(number)}/#p${Number(number)}-${Number(paragraph)}`,
      `text/${Number(number)}/#p${Number(number)}-0`,
    ];
    if (Number(number) === 0) wanted.push(`text/#p0-${Number(paragraph)}`);
    return wanted.filter((address) => address in all).slice(0, 1);
  }

  /** Headwords, names, notes and pages whose name or id is near to the last part of the address. */
  function named(path, all) {
    const parts = path
      .replace(/\.(?:html?|md|php)$/i, "")
      .split(/[/#]/)
      .map(plain)
      .filter(Boolean);
    const wanted = (parts.pop() || "")
      .replace(/^(?:term|person|organisation|place|event|n|a|x) /, "")
      .slice(0, LONGEST);
    if (!wanted || /^[\d. ]+$/.test(wanted)) return [];
    const rows = Object.entries(all)
      .map(([address, [name, , ...forms]]) => {
        const id = plain(address.replace(/^.*#(?:term|person|organisation|place|event|n)-/, ""));
        return [address, [id, ...[name, ...forms].filter(Boolean).map(plain)]];
      })
      .filter(([address]) => !/#p\d/.test(address));
    for (const link of document.querySelectorAll(".md-nav--primary a.md-nav__link[href], .md-tabs a[href]")) {
      const address = link.href.replace(root.href, "");
      if (/^[a-z][^:#]*$/.test(address)) rows.push([address, [plain(address.replace(/\/$/, ""))]]);
    }
    const limit = Math.max(1, Math.floor(wanted.length / 4));
    return rows
      .map(([address, names]) => {
        const near = Math.min(...names.map((name) => distance(wanted, name)));
        const kin = parts.length && plain(address).startsWith(parts[parts.length - 1].slice(0, 4)) ? 0 : 0.5;
        return [near + kin, address, near];
      })
      .filter(([, , near]) => near <= limit)
      .sort((a, b) => a[0] - b[0])
      .map(([, address]) => address);
  }

  function tell(addresses, all, words) {
    const list = document.createElement("ul");
    for (const address of addresses) {
      const [name, first] = all[address] || [address.replace(/\/$/, ""), ""];
      const link = document.createElement("a");
      link.href = new URL(address, root);
      link.textContent = name || `note ${address.replace(/^.*#n-/, "").replace(/-/g, " ")}`;
      const item = document.createElement("li");
      item.append(link, first ? `: ${first}` : "");
      list.append(item);
    }
    if (words) {
      const search = document.createElement("a");
      const address = window.edition.address("search/");
      address.searchParams.set("q", words); // encodeURIComponent would throw if they end in half a pair
      search.href = address;
      search.textContent = `a search for “${words}”`;
      const item = document.createElement("li");
      item.append(search);
      list.append(item);
    }
    if (!list.children.length) return;
    const lead = document.createElement("p");
    lead.textContent = addresses.length ? "Did you mean:" : "You could try:";
    shown.replaceChildren(lead, list);
  }

  // Without the targets there are the pages still, and the search.
  window.edition
    .load("targets")
    .catch(() => {})
    .then(() => {
      const all = window.editionTargets || {};
      const path = window.edition.decoded(location.pathname.slice(root.pathname.length) + location.hash);
      const words = plain(
        path
          .replace(/\.(?:html?|md|php)$/i, "")
          .split(/[/#]/)
          .filter(Boolean)
          .pop() || "",
      );
      const guesses = [...new Set([...place(path, all), ...named(path, all)])].slice(0, MOST);
      tell(guesses, all, /[a-zа-я]{3}/.test(words) ? words.slice(0, LONGEST) : "");
    });
})();
