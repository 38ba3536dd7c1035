/* What a word is, and when two words count as the same: for the search and the marks on what it
   found. The rules are those of scripts/edition/words/tokens.py; tests/cases/words.yml keeps them alike. */
(() => {
  "use strict";

  const LETTERS = "\\p{L}\\p{N}\\u0300-\\u036f";
  const WORD = new RegExp(`[${LETTERS}]+(?:['’ʼ\`´][${LETTERS}]+)*`, "gu");
  const POSSESSIVE = /['’ʼ`´]s$/i;
  const DROPPED = /[\u0300-\u036f'’ʼ`´ʹʺ\s]/g; // a space, since ´ comes apart into one and an accent

  /**
   * A word without capitals, accents and apostrophes.
   * @param {string} word
   */
  const fold = (word) => word.normalize("NFKD").replace(DROPPED, "").toLowerCase();

  /**
   * A word as it is compared: folded, but for the apostrophe of a possessive.
   * @param {string} word
   */
  function formOf(word) {
    const stem = word.replace(POSSESSIVE, "");
    return stem === word ? fold(word) : `${fold(stem)}'s`;
  }

  /**
   * The words of a text in order; accents that stand alone are none.
   * @param {string} text
   * @returns {Word[]}
   */
  function wordsOf(text) {
    return [...text.matchAll(WORD)]
      .map((match) => ({ form: formOf(match[0]), start: match.index, end: match.index + match[0].length }))
      .filter(({ form }) => form !== "" && form !== "'s");
  }

  window.edition ??= /** @type {Edition} */ ({}); // in Node, where the tests run this alone
  window.edition.words = { letters: LETTERS, fold, formOf, wordsOf };
})();
