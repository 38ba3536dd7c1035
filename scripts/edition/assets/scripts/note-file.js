/* A note as a file: which words of the reading text it quotes, how they are distinguished from the same
   words elsewhere in their paragraph, its front matter and its id. The rules are those of
   scripts/edition/assemble/anchoring.py, kinds/values.py, read/body.py and read/draft.py; tests/cases/
   keeps them alike. */
(() => {
  "use strict";

  // Words of a passage

  const LETTER = /[\p{L}\p{N}\p{M}]/u;
  /** White space as Python has it. */
  const SPACE = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
  const SPACES = new RegExp(`[${SPACE}]+`, "gu");
  const EDGES = new RegExp(`^[${SPACE}]+|[${SPACE}]+$`, "gu");
  /** White space, or a character with its combining marks. */
  const CLUSTER = new RegExp(`[${SPACE}]+|[^${SPACE}][\\u0300-\\u036f\\u1ab0-\\u1aff\\u20d0-\\u20ff]*`, "gu");

  /** @param {string} text */
  const trim = (text) => text.replace(EDGES, "");
  /** @param {string} text */
  const split = (text) => trim(text).split(SPACES).filter(Boolean);
  /** @param {string} text */
  const onOneLine = (text) => split(text).join(" ");

  /**
   * What a keyboard types for what the printer set.
   * @param {string} text
   */
  const plainSigns = (text) =>
    text
      .replace(/[‘’‚‛′ʹʼ`´]/g, "'")
      .replace(/[“”„‟″]/g, '"')
      .replace(/[‐‑‒–—―−]/g, "-");

  /**
   * A text made comparable: NFC, white space as one space, straight quotes, hyphens for dashes.
   * @param {string} text
   * @returns {{ text: string, starts: number[], ends: number[] }} and for each of its characters
   *   where in the original its source begins and ends
   */
  function fold(text) {
    let folded = "";
    /** @type {number[]} */
    const starts = [];
    /** @type {number[]} */
    const ends = [];
    for (const { 0: source, index } of text.matchAll(CLUSTER)) {
      const piece = trim(source) ? plainSigns(source.normalize("NFC")) : " ";
      folded += piece;
      for (let n = 0; n < piece.length; n += 1) {
        starts.push(index);
        ends.push(index + source.length);
      }
    }
    return { text: folded, starts, ends };
  }

  /**
   * The places of some words between their contexts, overlapping ones too.
   * @param {string} text
   * @param {Selector} selector
   * @param {boolean} isLoose whether one space may be between the words and a context
   * @returns {[number, number][]}
   */
  function matches(text, { exact, prefix = "", suffix = "" }, isLoose) {
    /** @type {[number, number][]} */
    const found = [];
    for (let start = text.indexOf(exact); exact && start >= 0; start = text.indexOf(exact, start + 1)) {
      const end = start + exact.length;
      const before = isLoose && text[start - 1] === " " ? start - 1 : start;
      const after = isLoose && text[end] === " " ? end + 1 : end;
      if (text.slice(0, before).endsWith(prefix) && text.startsWith(suffix, after)) found.push([start, end]);
    }
    return found;
  }

  /**
   * All places that a quote chooses: as typed if there is one, else after normalisation.
   * @param {string} text
   * @param {Selector} selector
   * @returns {[number, number][]}
   */
  function locate(text, { exact, prefix = "", suffix = "" }) {
    const asTyped = matches(text, { exact, prefix, suffix }, false);
    if (asTyped.length) return asTyped;
    const folded = fold(text);
    const [one, before, after] = [exact, prefix, suffix].map((part) => trim(fold(part).text));
    return matches(folded.text, { exact: one, prefix: before, suffix: after }, true).map(([start, end]) => [
      folded.starts[start],
      folded.ends[end - 1],
    ]);
  }

  /**
   * What is before and after some words, so many code points each. A word that an edge cuts is left
   * out if a whole one remains.
   * @param {string} text
   * @param {number} start
   * @param {number} end
   * @param {number} size
   */
  function wordsAround(text, start, end, size) {
    const allBefore = [...text.slice(0, start)];
    const allAfter = [...text.slice(end)];
    const before = allBefore.slice(-size);
    const after = allAfter.slice(0, size);
    const first = before.indexOf(" ");
    const last = after.lastIndexOf(" ");
    const isCutBefore = allBefore.length > size && first >= 0 && first < size - 1;
    const isCutAfter = allAfter.length > size && last > 0;
    return [isCutBefore ? before.slice(first + 1) : before, isCutAfter ? after.slice(0, last) : after].map((part) =>
      trim(part.join("")),
    );
  }

  /**
   * The shortest quote that chooses these words and no others.
   * @param {string} text
   * @param {number} start
   * @param {number} end
   * @param {number[]} contexts sizes to try
   */
  function describe(text, start, end, contexts) {
    const exact = text.slice(start, end);
    /** @type {Selector[]} */
    const quotes = [{ exact }];
    for (const size of contexts) {
      const [prefix, suffix] = wordsAround(text, start, end, size);
      quotes.push({ exact, prefix }, { exact, suffix }, { exact, prefix, suffix });
    }
    const only = quotes.find((quote) => {
      const [place, ...others] = locate(text, quote);
      return place?.[0] === start && place[1] === end && !others.length;
    });
    const number = locate(text, { exact }).findIndex(([first]) => first === start) + 1;
    return {
      quote: exact,
      prefix: only?.prefix ?? "",
      suffix: only?.suffix ?? "",
      occurrence: only ? "" : String(number),
    };
  }

  // Words that are selected

  /**
   * @typedef {object} Part
   * @property {string} text the reading text of a passage
   * @property {number} start of the chosen words in it
   * @property {number} end
   */

  /**
   * The reading text of a passage, and where in it a range begins and ends; null if it holds none.
   * @param {Range} range
   * @param {Element} passage
   * @returns {Part | null}
   */
  function partOf(range, passage) {
    const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
    let [text, start, end] = ["", -1, -1];
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      if (node.parentElement?.closest("[data-aux]")) continue;
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

  /**
   * Widen a part to whole words: half a word is no quote.
   * @param {Part} part
   * @returns {Part}
   */
  function withWholeWords({ text, start, end }) {
    const isInWord = (/** @type {number} */ n) => LETTER.test(text[n - 1] ?? "") && LETTER.test(text[n] ?? "");
    while (isInWord(start)) start -= 1;
    while (isInWord(end)) end += 1;
    return { text, start, end };
  }

  /**
   * The place that a note on a range names, or in `refused` why there can be none.
   * @param {Range} range
   * @param {number[]} contexts
   * @returns {Place | { refused: string }}
   */
  function placeOf(range, contexts) {
    /** @type {NodeListOf<HTMLElement>} */
    const passages = document.querySelectorAll(".ed-text [data-locus]");
    const found = [...passages]
      .filter((passage) => range.intersectsNode(passage))
      .map((passage) => ({ locus: passage.dataset.locus ?? "", part: partOf(range, passage) }))
      .filter(({ part }) => part);
    const [first, last] = [found[0], found[found.length - 1]];
    if (!first?.part) {
      const why = "These words are not in the reading text, which notes quote.";
      return { refused: `${why} Select words of a paragraph as the edition reads it.` };
    }
    if (first !== last) {
      const why = `These words are in ${found.length} paragraphs, from ${first.locus} to ${last.locus}.`;
      return { refused: `${why} A note is on words of one paragraph: select fewer.` };
    }
    if (/^0\.|\.0$/.test(first.locus)) {
      const why = "These words are a heading.";
      return { refused: `${why} A note from the page is on words of a paragraph: select some there.` };
    }
    const { text, start, end } = withWholeWords(first.part);
    return { at: first.locus, ...describe(text, start, end, contexts) };
  }

  // Ids

  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const [MAX_ID, MAX_STEM] = [80, 60];

  /** @param {string} text */
  const isId = (text) => text.length <= MAX_ID && ID.test(text);

  /**
   * An id made of some words, other than those that are taken.
   * @param {string} words
   * @param {string[]} taken
   */
  function idFrom(words, taken) {
    const parts = words.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    const stem = parts.slice(0, 6).join("-").slice(0, MAX_STEM).replace(/-+$/, "") || "note";
    let id = stem;
    for (let n = 2; taken.includes(id); n += 1) id = `${stem}-${n}`;
    return id;
  }

  /**
   * Whether a text is an ORCID iD: four groups of four, the last character a checksum (ISO 7064, 11-2).
   * @param {string} text
   */
  function isOrcid(text) {
    if (!/^(?:\d{4}-){3}\d{3}[\dX]$/.test(text)) return false;
    const digits = text.replaceAll("-", "");
    const total = [...digits.slice(0, -1)].reduce((sum, digit) => (sum + Number(digit)) * 2, 0);
    return "0123456789X"[(12 - (total % 11)) % 11] === digits.at(-1);
  }

  // Texts

  const PLAIN = /^[\p{L}\p{N}](?:[\p{L}\p{N}_ ,.;!?…’‘“”()–—-]*[\p{L}\p{N}_,.;!?…’‘“”()–—-])?$/u;

  /**
   * A YAML scalar on one line, in double quotes where it could be read as anything else.
   * @param {string} text
   */
  function scalar(text) {
    const line = onOneLine(text);
    return PLAIN.test(line) ? line : JSON.stringify(line);
  }

  /**
   * The same within a list, where a comma separates items.
   * @param {string} text
   */
  const item = (text) => (isId(text) ? text : JSON.stringify(onOneLine(text)));

  /**
   * The text of a note's file.
   * @param {Parameters<NoteFile["noteText"]>[0]} draft
   */
  function noteText(draft) {
    const { at, quote, prefix, suffix, occurrence, kind, certainty } = draft;
    const values = Object.entries({ at, quote, prefix, suffix, occurrence, kind, certainty });
    const lines = values.filter(([, value]) => value).map(([key, value]) => `${key}: ${scalar(value)}`);
    if (draft.sources.length) lines.push(`sources: [${draft.sources.map(item).join(", ")}]`);
    lines.push(`by: [${item(draft.by)}]`);
    return ["---", ...lines, "---", trim(draft.note.replace(/\r\n?/g, "\n")), ""].join("\n");
  }

  /**
   * The text of a contributor's file.
   * @param {{ name: string, orcid: string }} person
   * @param {string} role
   */
  function contributorText({ name, orcid }, role) {
    const lines = [`name: ${scalar(name)}`, `role: ${role}`];
    if (orcid) lines.push(`orcid: ${scalar(orcid)}`);
    return [...lines, ""].join("\n");
  }

  /** The only HTML that a note may hold: the mark of a language. */
  const LANGUAGE = /<(?:(?:i|span) lang=["']?[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*["']?|\/(?:i|span))>/g;
  const HTML = /<(?:\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|!--|![a-z]|\?)/i;
  const PICTURE = /!\[[^\]]*\]\(/;
  const CODE = /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)/gs;

  /**
   * Whether a note holds HTML that a record may not hold, or a picture.
   * @param {string} note
   */
  function hasRawHtml(note) {
    const marked = note
      .replace(/\\[<!`]/g, "")
      .replace(CODE, "")
      .replace(LANGUAGE, "");
    return HTML.test(marked) || PICTURE.test(marked);
  }

  /**
   * The words of a note without its marks.
   * @param {string} note
   */
  function plainText(note) {
    return note
      .replace(LANGUAGE, "")
      .replace(/\[\[(?:[^[\]|\n]*:)?([^[\]|\n:]+)\]\]/g, "$1")
      .replace(/\[\[[^[\]|\n]+\|([^[\]\n]+)\]\]/g, "$1")
      .replace(/\[@[^[\]\n]+\]/g, "")
      .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, "$1")
      .replace(/[*_`]/g, "");
  }

  /**
   * The first sentence of some words: to a stop that is not an abbreviation's.
   * @param {string} text
   * @param {SentencePatterns} patterns
   */
  function firstSentence(text, { end, short, number }) {
    for (const match of text.matchAll(new RegExp(end, "g"))) {
      const stop = match.index + match[0].length;
      const before = text.slice(Math.max(0, match.index - 8), match.index + 1);
      const after = text.slice(stop).trimStart();
      const hasNumber = /^\d/.test(after) && new RegExp(number).test(before);
      const isShort = hasNumber || new RegExp(short).test(before);
      if (!isShort || !after) return text.slice(0, stop);
    }
    return text;
  }

  /**
   * How many words the first sentence of a note has, and the whole.
   * @param {string} note
   * @param {SentencePatterns} patterns
   */
  function countWords(note, patterns) {
    const plain = plainText(note);
    const [opening] = trim(plain).split(/\n\s*\n/);
    return { first: split(firstSentence(opening, patterns)).length, all: split(plain).length };
  }

  window.edition.noteFile = {
    placeOf,
    describe,
    idFrom,
    isId,
    isOrcid,
    hasRawHtml,
    countWords,
    noteText,
    contributorText,
  };
})();
