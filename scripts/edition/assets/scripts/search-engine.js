/* Finds every place of what is asked for in the index that scripts/edition/search/index.py makes.
   The rules of words, and all that goes with a word, come from there. Loads only the files that a
   question needs. Knows nothing of a page: `editionSearch.load` may be replaced, as the tests do. */
(() => {
  "use strict";

  const { fold, formOf, letters: LETTERS, wordsOf } = window.edition.words;

  /**
   * Rows of the index; each list in them is one text, with a space between its items.
   * @typedef {[form: string, base: string, also: string, family: string, places: string]} WordRow
   *   also: the forms that count as this one; family: of a base form, the forms that have it
   * @typedef {[title: string, address: string, text: string, locus?: string]} TextRow
   *
   * @typedef {object} RootFile
   * @property {string} starts where each unit begins, packed
   * @property {Record<string, [value: string, times: number][]>} facets values of the units, run by run
   * @property {[unit: number, from: number, to: number][]} only units of which only a part is searched
   * @property {string[]} wordFiles the first word of each file
   * @property {string[]} endFiles
   * @property {number[]} textFiles the first unit of each file
   *
   * What the root file says, ready for use.
   * @typedef {object} Root
   * @property {number[]} starts
   * @property {Record<string, string[]>} of facet -> value of each unit
   * @property {Map<number, [number, number]>} touching
   * @property {string[]} wordFiles
   * @property {string[]} endFiles
   * @property {number[]} textFiles
   */

  /** @type {SearchEngine} */
  const engine = {
    load: (name) => window.edition.load(`search/${name}`),
    add(name, content) {
      arrived[name] = content;
    },
    search,
    show,
    sort,
  };
  window.editionSearch = engine;

  // Files

  /** @type {Record<string, any>} */
  const arrived = {};

  /**
   * The content of a file, loaded when it is first needed.
   * @param {string} name
   */
  async function file(name) {
    if (!(name in arrived)) await engine.load(name);
    return arrived[name];
  }

  /**
   * Make a function that remembers what it returned for each value.
   * @template Key, Value
   * @param {(key: Key) => Value} make
   * @returns {(key: Key) => Value}
   */
  function remembered(make) {
    /** @type {Map<Key, Value>} */
    const known = new Map();
    return (key) => {
      const value = known.has(key) ? /** @type {Value} */ (known.get(key)) : make(key);
      known.set(key, value);
      return value;
    };
  }

  const ALPHABET = [...Array(92).keys()]
    .map((n) => String.fromCharCode(n + 35))
    .filter((c) => !"\\<".includes(c))
    .join("");
  const DIGIT = Object.fromEntries([...ALPHABET].map((letter, n) => [letter, n]));
  const LAST = 60;

  /**
   * Rising numbers from their text.
   * @param {string} text
   */
  function unpacked(text) {
    /** @type {number[]} */
    const numbers = [];
    let [number, step, scale] = [0, 0, 1];
    for (const letter of text || "") {
      const digit = DIGIT[letter];
      if (digit < LAST) {
        number += step + scale * digit;
        numbers.push(number);
        [step, scale] = [0, 1];
      } else {
        step += scale * digit;
        scale *= ALPHABET.length - LAST;
      }
    }
    return numbers;
  }

  /**
   * The number of the last of some rising values that is not above another; 0 if all are.
   * @template {string | number} Value
   * @param {Value[]} rising
   * @param {Value} value
   */
  function below(rising, value) {
    let [low, high] = [0, rising.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (rising[middle] <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** @type {(content: RootFile) => Root} */
  const readRoot = remembered((content) => {
    const of = Object.entries(content.facets).map(([name, runs]) => [
      name,
      runs.flatMap(([value, times]) => Array(times).fill(value)),
    ]);
    return {
      ...content,
      starts: unpacked(content.starts),
      of: Object.fromEntries(of),
      touching: new Map(content.only.map(([unit, from, to]) => [unit, [from, to]])),
    };
  });

  const root = async () => readRoot(await file("root"));

  /** @type {(rows: WordRow[]) => Map<string, WordRow>} */
  const byForm = remembered((rows) => new Map(rows.map((row) => [row[0], row])));

  /**
   * The row of a form, if the index has it.
   * @param {string} form
   * @returns {Promise<WordRow | undefined>}
   */
  async function entry(form) {
    const { wordFiles } = await root();
    return byForm(await file(`w${below(wordFiles, form)}`)).get(form);
  }

  const placesIn = remembered((/** @type {WordRow} */ row) => unpacked(row[4]));

  /** @param {string | undefined} text */
  const list = (text) => (text ? text.split(" ") : []);

  // Russian in either alphabet

  const CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюяѣѳѵі";
  const LATIN = "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch - i - e iu ia e f i i".split(" ");
  const ROMANISED = Object.fromEntries([...CYRILLIC].map((letter, n) => [letter, LATIN[n].replace("-", "")]));
  /** @param {string} word */
  const isCyrillic = (word) => /[Ѐ-ӿ]/.test(word);
  const SHORTEST_ROMANISED = 6; // letters of a Latin word that is sought as Russian too: "on" is not «он»

  /**
   * What a Russian word and its transliterations have in common (as `sound_of` of words/tokens.py).
   * @param {string} word
   */
  function soundOf(word) {
    const latin = isCyrillic(word) ? [...formOf(word)].map((letter) => ROMANISED[letter] ?? letter).join("") : word;
    return latin
      .toLowerCase()
      .normalize("NFD")
      .replace(/([szc])\u030c/g, "$1h")
      .replace(/[\u0300-\u036f'’ʼ`´ʹʺ]/g, "")
      .replace(/x|(?<![sckz])h/g, "kh")
      .replace(/c(?!h)/g, "ts")
      .replace(/[ijy]+/g, "i")
      .replace(/i[eo]/g, "e");
  }

  // Wildcards: compared letter by letter, so that no pattern is slow

  const WIDEST_RANGE = 1000;

  /**
   * The letters of a class such as [a-f], each range written out; one that is no range stays.
   * @param {string} inside
   */
  function lettersIn(inside) {
    return inside.replace(/(.)-(.)/gu, (all, from, to) => {
      const [first, last] = [from.codePointAt(0), to.codePointAt(0)];
      if (last < first || last - first > WIDEST_RANGE) return all;
      return [...Array(last - first + 1).keys()].map((n) => String.fromCodePoint(first + n)).join("");
    });
  }

  /**
   * The parts of a word with wildcards: *, ?, a letter, or a test of a letter.
   * @typedef {string | ((letter: string) => boolean)} PatternPart
   * @param {string} word
   * @returns {PatternPart[]}
   */
  function pattern(word) {
    /** @type {PatternPart[]} */
    const parts = [];
    for (const [part] of word.matchAll(/\[\^?[^\]]+\]|./gsu)) {
      if (part === "*" && parts[parts.length - 1] === "*") continue;
      if (!part.startsWith("[") || part.length < 3) {
        parts.push(part);
        continue;
      }
      const not = part[1] === "^";
      const letters = lettersIn(part.slice(not ? 2 : 1, -1));
      parts.push((letter) => letters.includes(letter) !== not);
    }
    return parts;
  }

  /**
   * Whether a word fits a pattern. A * takes as little as it can, and more when the rest does not fit.
   * @param {PatternPart[]} parts
   * @param {string} word
   */
  function matches(parts, word) {
    const letters = [...word];
    let [i, j, star, mark] = [0, 0, -1, 0];
    while (j < letters.length) {
      const part = parts[i];
      if (part === "*") {
        star = i;
        mark = j;
        i += 1;
        continue;
      }
      const fits = part === "?" || part === letters[j] || (typeof part === "function" && part(letters[j]));
      if (i < parts.length && fits) {
        i += 1;
        j += 1;
      } else if (star >= 0) {
        i = star + 1;
        mark += 1;
        j = mark;
      } else return false;
    }
    while (parts[i] === "*") i += 1;
    return i === parts.length;
  }

  /** @param {string} word */
  const isPattern = (word) => /[*?[]/.test(word);
  const WIDEST = 2000;

  /** @param {string} text */
  const backwards = (text) => [...text].reverse().join("");

  /**
   * The forms in the files that may hold what fits a pattern: from its beginning if that is known,
   * else from its end.
   * @param {string} word
   * @returns {Promise<string[]>}
   */
  async function formsNear(word) {
    const { wordFiles, endFiles } = await root();
    const begin = /^[^*?[]*/.exec(word)?.[0] ?? "";
    const end = /[^*?\]]*$/.exec(word.replace(/'s$/, ""))?.[0] ?? "";
    const files = begin ? wordFiles : endFiles;
    const stem = begin || backwards(end);
    const first = below(files, stem);
    const numbers = files.map((_, n) => n).filter((n) => n === first || (n > first && files[n].startsWith(stem)));
    const contents = await Promise.all(numbers.map((n) => file(`${begin ? "w" : "e"}${n}`)));
    if (begin) {
      /** @type {WordRow[]} */
      const rows = contents.flat();
      return rows.filter((row) => row[4]).map(([form]) => form);
    }
    // The file of ends holds no possessives.
    const forms = contents.flatMap((/** @type {string} */ content) => content.split(" ")).map(backwards);
    return forms.flatMap((form) => [form, `${form}'s`]);
  }

  /**
   * The forms that fit a pattern; none if they are too many.
   * @param {string} word
   * @param {string[]} problems
   */
  async function formsLike(word, problems) {
    const parts = pattern(word);
    const fits = (/** @type {string} */ form) => !form.startsWith("~") && matches(parts, form);
    const found = new Set((await formsNear(word)).filter(fits));
    if (found.size <= WIDEST) return [...found];
    problems.push(`“${word}” stands for ${found.size} words; give it more letters.`);
    return [];
  }

  /**
   * The forms that a word of the question stands for.
   * @param {string} word
   * @param {boolean} exact whether it is itself alone, and not its other spellings
   * @param {boolean} any whether it is every form of its base form
   * @param {string[]} problems
   * @returns {Promise<string[]>}
   */
  async function expand(word, exact, any, problems) {
    if (isPattern(word)) return formsLike(word, problems);
    const form = formOf(word);
    if (exact) return [form];
    /** @type {Set<string>} */
    const forms = new Set();
    /** @param {WordRow | undefined} row */
    const add = (row) => {
      if (!row) return;
      if (row[4]) forms.add(row[0]);
      for (const other of list(row[2])) forms.add(other);
    };
    const own = await entry(form);
    add(own);
    if (any && own) {
      for (const one of [own, ...(await Promise.all(list(own[2]).map(entry)))]) {
        const base = one?.[1] ? await entry(one[1]) : one;
        add(base);
        for (const other of list(base?.[3])) forms.add(other);
      }
    }
    if (isCyrillic(word) || [...form].length >= SHORTEST_ROMANISED) add(await entry(`~${soundOf(word)}`));
    return [...forms];
  }

  /**
   * All places of some forms, in order, with the form at each.
   * @param {string[]} forms
   * @returns {Promise<[place: number, form: string][]>}
   */
  async function placesOf(forms) {
    /** @type {[number, string][]} */
    const all = [];
    const rows = (await Promise.all(forms.map(entry))).filter((row) => row !== undefined).filter((row) => row[4]);
    for (const row of rows) {
      for (const place of placesIn(row)) all.push([place, row[0]]);
    }
    return rows.length > 1 ? all.sort((a, b) => a[0] - b[0]) : all;
  }

  // The question: words, "phrases", OR, NOT, ( )

  const MOST = 40;

  /**
   * @typedef {{ phrase: string[], quoted: boolean }} Phrase words in a row; * is any word
   * @typedef {Phrase | { any: Tree[] } | { every: Tree[], not: Tree[] }} Tree
   */

  const QUOTED = '-?["“”„«»]([^"“”„«»]*)["“”„«»]?';
  const LETTER_CLASS = `\\[\\^?[${LETTERS}-]{1,20}\\]`;
  const UNQUOTED = `-?(?:[${LETTERS}*?'’ʼ\`´‑–—-]|${LETTER_CLASS})+`;

  /**
   * The pieces of a question: phrases, brackets, | and NOT and AND.
   * @param {string} query
   * @returns {(string | Phrase)[]}
   */
  function tokens(query) {
    /** @type {(string | Phrase)[]} */
    const found = [];
    const piece = new RegExp(`${QUOTED}|[()|]|${UNQUOTED}`, "gu");
    for (const match of query.slice(0, 400).matchAll(piece)) {
      const [text, quoted] = match;
      if ("()|".includes(text) || text === "OR" || text === "NOT" || text === "AND") {
        found.push(text === "OR" ? "|" : text);
        continue;
      }
      const phrase = pieces(quoted ?? text);
      if (text.startsWith("-") && phrase.length) found.push("NOT");
      found.push({ phrase, quoted: quoted !== undefined });
    }
    return found.filter((token) => typeof token === "string" || token.phrase.length).slice(0, MOST);
  }

  /**
   * The words of a phrase, those with wildcards folded.
   * @param {string} text
   */
  function pieces(text) {
    // A question mark stands for a letter but at a word's end: “What is being done?” ends with one.
    const part = `(?:[${LETTERS}*]|\\?(?=\\?*[${LETTERS}*[])|${LETTER_CLASS})+`;
    const word = new RegExp(`${part}(?:['’ʼ\`´]${part})*`, "gu");
    return [...text.matchAll(word)]
      .map(([each]) => (isPattern(each) ? foldedPattern(each) : each))
      .filter((each) => isPattern(each) || formOf(each).replace(/'s$/, ""))
      .slice(0, MOST);
  }

  /**
   * A word with wildcards without capitals and accents; the apostrophe of a possessive stays.
   * @param {string} word
   */
  const foldedPattern = (word) =>
    word
      .replace(/['’ʼ`´](?=s$)/i, "\u0001")
      .split("\u0001")
      .map(fold)
      .join("'");

  /**
   * The question as a tree; what does not fit is read as a reader would mean it.
   * @param {string} query
   * @returns {Tree | undefined}
   */
  function parse(query) {
    const all = tokens(query);
    let at = 0;
    /** @returns {Tree | undefined} */
    function any() {
      const parts = [every()];
      while (all[at] === "|") {
        at += 1;
        parts.push(every());
      }
      const some = parts.filter((part) => part !== undefined);
      return some.length > 1 ? { any: some } : some[0];
    }
    /** @returns {Tree | undefined} */
    function every() {
      /** @type {Tree[]} */
      const parts = [];
      /** @type {Tree[]} */
      const not = [];
      while (at < all.length && all[at] !== "|" && all[at] !== ")") {
        let negated = false;
        while (all[at] === "NOT" || all[at] === "AND") {
          negated = negated !== (all[at] === "NOT");
          at += 1;
        }
        if (at >= all.length || all[at] === "|" || all[at] === ")") break;
        const token = all[at];
        at += 1;
        const part = typeof token === "string" ? any() : token;
        if (typeof token === "string" && all[at] === ")") at += 1; // it was an opening bracket
        if (part) (negated ? not : parts).push(part);
      }
      return parts.length || not.length ? { every: parts, not } : undefined;
    }
    /** @type {Tree[]} */
    const trees = [];
    while (at < all.length) {
      const tree = any();
      if (tree) trees.push(tree);
      if (all[at] === ")") at += 1;
    }
    return trees.length > 1 ? { every: trees, not: [] } : trees[0];
  }

  // Answers

  /** @typedef {{ from: number, to: number, key: string }} Found a hit, its places counted through all units */

  /** @type {(starts: number[], place: number) => number} */
  const unitAt = (starts, place) => below(starts, place);

  /**
   * @typedef {object} Asking what is known of a question while it is answered
   * @property {boolean} any whether each word is every form of its base form
   * @property {string[]} problems for the reader
   * @property {string[]} unfound words that are nowhere
   */

  /**
   * The places of each word of a phrase; null for a word that may be any. Those at the edges are left out.
   * @param {Phrase} phrase
   * @param {Asking} asking
   */
  async function placesOfEach({ phrase, quoted }, { any, problems, unfound }) {
    const isAny = any && phrase.length === 1;
    const all = await Promise.all(phrase.map((word) => (word === "*" ? null : expand(word, quoted, isAny, problems))));
    const rows = await Promise.all(all.map((forms) => forms && placesOf(forms)));
    unfound.push(...phrase.filter((_, n) => rows[n]?.length === 0));
    while (rows.length && rows[0] === null) rows.shift();
    while (rows.length && rows[rows.length - 1] === null) rows.pop();
    if (!rows.length) problems.push("* alone stands for any word; give it letters, or words around it.");
    return rows;
  }

  /**
   * @param {Phrase} asked
   * @param {Asking} asking
   * @returns {Promise<Found[]>}
   */
  async function answerPhrase(asked, asking) {
    const rows = await placesOfEach(asked, asking);
    const known = rows.filter((row) => row !== null);
    if (!known.length || known.some((row) => !row.length)) return [];
    if (rows.length === 1) return known[0].map(([place, form]) => ({ from: place, to: place + 1, key: form }));
    const { starts } = await root();
    const rare = known.reduce((best, row) => (row.length < best.length ? row : best));
    const rarest = rows.indexOf(rare);
    // Of the other words only the places beside one of the rarest are kept.
    const near = new Set(rare.map(([place]) => place - rarest));
    const maps = rows.map((row, n) => row && new Map(row.filter(([place]) => near.has(place - n))));
    /** @type {Found[]} */
    const found = [];
    for (const from of near) {
      const keys = maps.map((map, n) => (map ? map.get(from + n) : "*"));
      if (keys.every((key) => key !== undefined) && unitAt(starts, from) === unitAt(starts, from + rows.length - 1)) {
        found.push({ from, to: from + rows.length, key: keys.join(" ") });
      }
    }
    return found;
  }

  /**
   * @param {Tree | undefined} tree
   * @param {Asking} asking
   * @returns {Promise<Found[]>} in order
   */
  async function answer(tree, asking) {
    if (!tree) return [];
    if ("phrase" in tree) return answerPhrase(tree, asking);
    if ("any" in tree) return merged(await answers(tree.any, asking));
    const { starts } = await root();
    const parts = await answers(tree.every, asking);
    if (!parts.length) {
      asking.problems.push("Say what is looked for, not only what is not.");
      return [];
    }
    if (parts.length === 1 && !tree.not.length) return parts[0];
    /** @param {Found[]} hits */
    const unitsOf = (hits) => new Set(hits.map((hit) => unitAt(starts, hit.from)));
    let units = unitsOf(parts[0]);
    for (const part of parts.slice(1)) {
      const others = unitsOf(part);
      units = new Set([...units].filter((unit) => others.has(unit)));
    }
    for (const part of await answers(tree.not, { ...asking, unfound: [] })) {
      for (const unit of unitsOf(part)) units.delete(unit);
    }
    return merged(parts.map((part) => part.filter((hit) => units.has(unitAt(starts, hit.from)))));
  }

  /** @type {(trees: Tree[], asking: Asking) => Promise<Found[][]>} */
  const answers = (trees, asking) => Promise.all(trees.map((tree) => answer(tree, asking)));

  /**
   * Hits in order, each once; one that lies within another is not counted.
   * @param {Found[][]} parts
   */
  function merged(parts) {
    const all = parts.flat().sort((a, b) => a.from - b.from || b.to - a.to);
    /** @type {Found[]} */
    const kept = [];
    let end = -1;
    for (const hit of all) {
      if (hit.to <= end) continue;
      kept.push(hit);
      end = hit.to;
    }
    return kept;
  }

  /** @type {Record<string, string>} */
  const NAMES = { kind: "kind", section: "section", certainty: "certainty", noteKind: "note_kind" };
  const FACETS = [...Object.keys(NAMES), "form"];

  /**
   * Hits with their places counted within their units, where the unit is searched there.
   * @param {Found[]} found
   * @param {Root} index
   * @returns {Hit[]}
   */
  function hitsOf(found, index) {
    /** @type {Hit[]} */
    const hits = [];
    for (const { from, to, key } of found) {
      const unit = unitAt(index.starts, from);
      const [first, last] = [from - index.starts[unit], to - index.starts[unit]];
      const touching = index.touching.get(unit);
      if (touching && !(first < touching[1] && last > touching[0])) continue;
      hits.push({ unit, from: first, to: last, form: key });
    }
    return hits;
  }

  /**
   * The hits that the options leave, and how many each value of a facet has.
   * @param {Hit[]} all
   * @param {SearchOptions} options
   * @param {Root} index
   */
  function narrowed(all, options, index) {
    /** @type {(hit: Hit, name: string) => string} */
    const facet = (hit, name) => (name === "form" ? hit.form : index.of[NAMES[name]][hit.unit]);
    const chosen = FACETS.filter((name) => options[name]);
    /** @type {Answer["counts"]} */
    const counts = {};
    for (const name of FACETS) {
      counts[name] = Object.create(null); // “constructor” is a word like any other
      const others = chosen.filter((each) => each !== name);
      for (const hit of all) {
        if (!others.every((each) => facet(hit, each) === options[each])) continue;
        const value = facet(hit, name);
        counts[name][value] = (counts[name][value] || 0) + 1;
      }
    }
    const hits = all.filter((hit) => chosen.every((name) => facet(hit, name) === options[name]));
    return { hits, counts };
  }

  /**
   * The form that a question of a single word asks for, unless it is a pattern.
   * @param {Tree | undefined} tree
   */
  function singleForm(tree) {
    if (!tree || !("every" in tree) || tree.every.length !== 1) return "";
    const [part] = tree.every;
    const single = "phrase" in part ? part.phrase : null;
    return single?.length === 1 && !isPattern(single[0]) ? formOf(single[0]) : "";
  }

  /**
   * Every place of what is asked for.
   * @param {string} query
   * @param {SearchOptions} options forms "exact" or "any"; kind, section, certainty, noteKind and form
   *   narrow the hits, while the counts of each of them leave its own choice out of account
   * @returns {Promise<Answer>}
   */
  async function search(query, options = {}) {
    /** @type {Asking} */
    const asking = { any: options.forms === "any", problems: [], unfound: [] };
    const { problems, unfound } = asking;
    const typed = String(query);
    const tree = parse(typed);
    if (/^[^\s"“”„«»]+[^?]\?+$/u.test(typed.trim())) {
      problems.push("A ? at the end of a word is read as a question mark; * stands for any letters there.");
    }
    const index = await root();
    const all = hitsOf(merged([await answer(tree, asking)]), index);
    const { hits, counts } = narrowed(all, options, index);
    const at = (/** @type {string} */ word) => typed.indexOf(word); // they arrive as their files do
    unfound.sort((a, b) => at(a) - at(b));
    const forms = Object.entries(counts.form)
      .map(([form, count]) => ({ form, count }))
      .sort((a, b) => b.count - a.count);
    const word = singleForm(tree);
    return {
      query,
      hits,
      forms,
      counts,
      problems,
      units: new Set(hits.map((hit) => hit.unit)).size,
      total: all.length,
      suggestions: all.length ? [] : await suggestions(unfound),
      related: word ? await related(word, new Set(forms.map(({ form }) => form))) : [],
    };
  }

  // Other words

  /**
   * Words with the number of hits that each would have; none twice.
   * @param {WordRow[]} rows
   */
  async function counted(rows) {
    const { starts, touching } = await root();
    /** @param {[number, string]} place */
    const isHit = ([place]) => {
      const unit = below(starts, place);
      const part = touching.get(unit);
      return !part || (place - starts[unit] < part[1] && place - starts[unit] >= part[0]);
    };
    /** @type {Counted[]} */
    const found = [];
    for (const row of rows) {
      const count = (await placesOf([row[0], ...list(row[2])])).filter(isHit).length;
      if (count) found.push({ form: row[0], count });
    }
    return found;
  }

  /**
   * The words around a form that begin alike.
   * @param {string} begin
   * @param {string} form
   * @param {number} most files on either side of its own
   * @returns {Promise<WordRow[]>}
   */
  async function rowsFrom(begin, form, most) {
    const { wordFiles } = await root();
    const own = below(wordFiles, form);
    const found = [];
    for (let n = Math.max(below(wordFiles, begin), own - most); n <= own + most && n < wordFiles.length; n += 1) {
      if (n > own && !wordFiles[n].startsWith(begin)) break;
      found.push(...(await file(`w${n}`)));
    }
    return found;
  }

  /**
   * The nearest words to those that are nowhere.
   * @param {string[]} unfound
   */
  async function suggestions(unfound) {
    const found = [];
    for (const word of unfound.filter((each) => !isPattern(each)).slice(0, 3)) {
      const form = formOf(word);
      const rows = (await rowsFrom(form.slice(0, 1), form, 3)).filter((row) => row[4]);
      const limit = Math.min(4, Math.ceil(form.length * 0.36));
      const near = rows.map((row) => ({ far: distance(form, row[0], limit), row })).filter(({ far }) => far <= limit);
      near.sort((a, b) => a.far - b.far || b.row[4].length - a.row[4].length);
      found.push(...(await counted(near.slice(0, 5).map(({ row }) => row))));
    }
    return found;
  }

  /**
   * Words with the same beginning; of a short word its possessive alone.
   * @param {string} form
   * @param {Set<string>} known forms that are not wanted
   */
  async function related(form, known) {
    const begin = form.slice(0, Math.max(5, Math.floor(form.length * 0.6)));
    const rows = form.length < 5 ? [await entry(`${form}'s`)] : await rowsFrom(begin, form, 2);
    const others = rows
      .filter((row) => row !== undefined)
      .filter((row) => row[4] && row[0].startsWith(begin) && !known.has(row[0]) && row[0] !== form);
    return (await counted(others)).sort((a, b) => b.count - a.count).slice(0, 8);
  }

  /**
   * How many letters must be changed, left out or swapped to make one word of the other.
   * @param {string} a
   * @param {string} b
   * @param {number} limit
   * @returns {number} at most one more than the limit, if the lengths alone differ by more
   */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    /** @type {number[]} */
    let before = [];
    let last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  // Lines in context

  const CONTEXT = 110;

  /** @type {(row: TextRow) => Word[]} */
  const wordsIn = remembered((row) => wordsOf(row[2]));

  /**
   * The texts of the units of some hits.
   * @param {Hit[]} hits
   * @returns {Promise<(hit: Hit) => TextRow>}
   */
  async function texts(hits) {
    const { textFiles } = await root();
    const numbers = new Set(hits.map(({ unit }) => below(textFiles, unit)));
    await Promise.all([...numbers].map((n) => file(`t${n}`)));
    return ({ unit }) => {
      const n = below(textFiles, unit);
      return arrived[`t${n}`][unit - textFiles[n]];
    };
  }

  /**
   * Hits as lines in context.
   * @param {Hit[]} hits
   * @returns {Promise<HitLine[]>}
   */
  async function show(hits) {
    const rowOf = await texts(hits);
    const { of } = await root();
    /** @param {string} part */
    const plain = (part) => part.replace(/\s+/g, " ");
    return hits.map((hit) => {
      const row = rowOf(hit);
      const [title, address, text, locus = title] = row;
      const all = wordsIn(row);
      const [start, end] = [all[hit.from].start, all[hit.to - 1].end];
      const left = text.slice(Math.max(0, start - CONTEXT), start);
      const right = text.slice(end, end + CONTEXT);
      return {
        title,
        address,
        locus,
        kind: of.kind[hit.unit],
        section: of.section[hit.unit],
        words: plain(text.slice(start, end)),
        // Half a word is left out, unless it is all there is: some scripts have no spaces.
        left: plain(start > CONTEXT ? `…${left.replace(/^\S*(?=\s+\S)/, "")}` : left),
        right: plain(end + CONTEXT < text.length ? `${right.replace(/(?<=\S)\s+\S*$/, "")} …` : right),
      };
    });
  }

  /**
   * Hits by place, or by the words before or after them; for the latter two all their texts load.
   * @param {Hit[]} hits
   * @param {string} by "place", "left" or "right"
   */
  async function sort(hits, by) {
    if (by !== "left" && by !== "right") return hits;
    const rowOf = await texts(hits);
    /** @param {Hit} hit */
    const key = (hit) => {
      const all = wordsIn(rowOf(hit));
      const before = all.slice(Math.max(0, hit.from - 5), hit.from).reverse();
      const some = by === "left" ? before : all.slice(hit.to, hit.to + 5);
      return some.map(({ form }) => form).join(" ");
    };
    return hits
      .map((hit, n) => ({ hit, n, key: key(hit) }))
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.n - b.n))
      .map(({ hit }) => hit);
  }
})();
