/* A note as a file: which words of the reading text it quotes, and how they are told from the same
   words elsewhere in their paragraph (as scripts/edition/assemble/anchoring.py does), its head and its id. */
(function () {
  "use strict";

  const LETTER = /[\p{L}\p{N}\p{M}]/u;

  /** The reading text of a passage, and where in it a range begins and ends. */
  function placed(range, passage) {
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    let [text, start, end] = ["", -1, -1];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.closest("[data-aux]")) continue;
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0;
        const to = node === range.endContainer ? range.endOffset : node.length;
        if (to > from && start < 0) start = text.length + from;
        if (to > from) end = text.length + to;
      }
      text += node.data;
    }
    while (start < end && /\s/.test(text[start])) start += 1;
    while (end > start && /\s/.test(text[end - 1])) end -= 1;
    return start < 0 || start === end ? null : { text, start, end };
  }

  /** Half a word is no quote. */
  function whole({ text, start, end }) {
    const inWord = (n) => LETTER.test(text[n - 1] || "") && LETTER.test(text[n] || "");
    while (inWord(start)) start -= 1;
    while (inWord(end)) end += 1;
    return { text, start, end };
  }

  function places(text, { exact, prefix = "", suffix = "" }) {
    const found = [];
    for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
      if (text.slice(0, at).endsWith(prefix) && text.slice(at + exact.length).startsWith(suffix)) found.push(at);
    }
    return found;
  }

  /** The shortest quote that chooses these words and no others. */
  function describe({ text, start, end }, steps) {
    const exact = text.slice(start, end);
    const quotes = [{ exact }];
    for (const size of steps) {
      const before = text.slice(Math.max(0, start - size), start);
      const after = text.slice(end, end + size);
      const [first, last] = [before.indexOf(" "), after.lastIndexOf(" ")];
      const prefix = start > size && first >= 0 && first < size - 1 ? before.slice(first + 1) : before;
      const suffix = text.length > end + size && last > 0 ? after.slice(0, last) : after;
      quotes.push({ exact, prefix }, { exact, suffix }, { exact, prefix, suffix });
    }
    const only = quotes.find((quote) => places(text, quote).length === 1 && places(text, quote)[0] === start);
    const { prefix = "", suffix = "" } = only || {};
    const occurrence = only ? "" : String(places(text, { exact }).indexOf(start) + 1);
    return { quote: exact, prefix: prefix.trim(), suffix: suffix.trim(), occurrence };
  }

  /** The place that a note on a range names, or in `refused` why there can be none. */
  function chosen(range, steps) {
    const found = [...document.querySelectorAll(".ed-text [data-locus]")]
      .filter((passage) => range.intersectsNode(passage))
      .map((passage) => [passage.dataset.locus, placed(range, passage)])
      .filter(([, place]) => place);
    if (!found.length)
      return {
        refused:
          "These words are not in the reading text, which notes quote. Select words of a paragraph as the edition reads it.",
      };
    if (found.length > 1) {
      return {
        refused: `These words stand in ${found.length} paragraphs, from ${found[0][0]} to ${found[found.length - 1][0]}. A note is on words of one paragraph: select fewer.`,
      };
    }
    const [locus, place] = found[0];
    if (/^0\.|\.0$/.test(locus))
      return {
        refused: "These words are a heading. A note from the page is on words of a paragraph: select some there.",
      };
    return { at: locus, ...describe(whole(place), steps) };
  }

  const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N} ,.;!?…’‘“”()–—-]*[\p{L}\p{N},.;!?…’‘“”()–—-])?$/u;
  const written = (text) => (PLAIN.test(text) ? text : JSON.stringify(text));
  const line = (text) => text.replace(/\s+/g, " ").trim();

  function idFrom(words, taken) {
    const stem =
      (words.toLowerCase().match(/[a-z0-9]+/g) || [])
        .slice(0, 6)
        .join("-")
        .slice(0, 60)
        .replace(/^-+|-+$/g, "") || "note";
    let id = stem;
    for (let n = 2; taken.includes(id); n += 1) id = `${stem}-${n}`;
    return id;
  }

  /** The text of a note's file. */
  function file(draft) {
    const keys = ["at", "quote", "prefix", "suffix", "occurrence", "kind", "certainty"];
    const lines = keys.filter((key) => draft[key]).map((key) => `${key}: ${written(line(draft[key]))}`);
    if (draft.sources.length) lines.push(`sources: [${draft.sources.join(", ")}]`);
    lines.push(`by: [${draft.by}]`);
    return ["---", ...lines, "---", draft.note.replace(/\r\n?/g, "\n").trim(), ""].join("\n");
  }

  /** The text of a contributor's file. */
  function contributor({ name, orcid }, role) {
    const lines = [`name: ${written(line(name))}`, `role: ${role}`];
    if (orcid) lines.push(`orcid: ${JSON.stringify(orcid)}`);
    return `${lines.join("\n")}\n`;
  }

  /** The first sentence and all the words of a text, without its marks. */
  function words(note, { end, short, number }) {
    const plain = note
      .replace(/\[\[[^\]|]*\|([^\]]*)\]\]/g, "$1")
      .replace(/\[\[([^\]]*)\]\]/g, "$1")
      .replace(/[*_`]/g, "");
    const count = (text) => text.split(/\s+/).filter(Boolean).length;
    const opening = plain.trim().split(/\n\s*\n/)[0];
    let first = opening;
    for (const match of opening.matchAll(new RegExp(end, "g"))) {
      const stop = match.index + match[0].length;
      const [before, after] = [
        opening.slice(Math.max(0, match.index - 8), match.index + 1),
        opening.slice(stop).trimStart(),
      ];
      const abbreviated = new RegExp(short).test(before);
      if (after && (abbreviated || (/^\d/.test(after) && new RegExp(number).test(before)))) continue;
      first = opening.slice(0, stop);
      break;
    }
    return { first: count(first), all: count(plain) };
  }

  window.edition.annotation = { chosen, contributor, file, idFrom, words };
})();
