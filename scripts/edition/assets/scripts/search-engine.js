/* Finds every place of what is asked for in the index that scripts/edition/search/index.py makes.
   The rules of words, and all that goes with a word, come from there. Loads only the files that a
   question needs. Knows nothing of a page: `editionSearch.load` may be replaced, as the tests do. */
(function () {
  "use strict";

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

  const arrived = {};

  async function file(name) {
    if (!(name in arrived)) await engine.load(name);
    return arrived[name];
  }

  const ALPHABET = [...Array(92).keys()]
    .map((n) => String.fromCharCode(n + 35))
    .filter((c) => !"\\<".includes(c))
    .join("");
  const DIGIT = Object.fromEntries([...ALPHABET].map((letter, n) => [letter, n]));
  const LAST = 60;

  function unpacked(text) {
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

  /** The last of some rising values that is not above another. */
  function below(rising, value) {
    let [low, high] = [0, rising.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (rising[middle] <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  async function root() {
    const content = await file("root");
    if (!content.units) {
      content.starts = unpacked(content.starts);
      content.units = content.starts.length;
      content.of = {};
      for (const [name, runs] of Object.entries(content.facets)) {
        content.of[name] = runs.flatMap(([value, n]) => Array(n).fill(value));
      }
      content.touching = new Map(content.only.map(([unit, from, to]) => [unit, [from, to]]));
    }
    return content;
  }

  /** The words of a file, by form. */
  async function words(n) {
    const rows = await file(`w${n}`);
    if (!rows.byForm) rows.byForm = new Map(rows.map((row) => [row[0], row]));
    return rows.byForm;
  }

  async function entry(form) {
    const { wordFiles } = await root();
    return (await words(below(wordFiles, form))).get(form);
  }

  const list = (text) => (text ? text.split(" ") : []);

  // Words

  const LETTERS = "\\p{L}\\p{N}\\u0300-\\u036f";
  const WORD = new RegExp(`[${LETTERS}]+(?:['’ʼ\`´][${LETTERS}]+)*`, "gu");

  const DROPPED = /[\u0300-\u036f'’ʼ`´ʹʺ\s]/g; // a space, since ´ comes apart into one and an accent

  function formOf(word) {
    const stem = word.replace(/['’ʼ`´]s$/i, "");
    const plain = stem.normalize("NFKD").replace(DROPPED, "").toLowerCase();
    return stem === word ? plain : `${plain}'s`;
  }

  const CYRILLIC = "абвгдежзиклмнопрстуфхцчшщъыьэюяѣѳѵі";
  const LATIN = "a b v g d e zh z i k l m n o p r s t u f kh ts ch sh shch - i - e iu ia e f i i".split(" ");
  const ROMANISED = Object.fromEntries([...CYRILLIC].map((letter, n) => [letter, LATIN[n].replace("-", "")]));
  const isCyrillic = (word) => /[Ѐ-ӿ]/.test(word);
  const SHORTEST_ROMANISED = 6; // letters of a Latin word that is sought as Russian too: "on" is not «он»

  /** What a Russian word and its transliterations have in common (words.py, sound_of). */
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

  function pattern(word) {
    const parts = [];
    for (const [part] of word.matchAll(/\[\^?[^\]]+\]|./gsu)) {
      if (part === "*" && parts[parts.length - 1] === "*") continue;
      if (!part.startsWith("[") || part.length < 3) {
        parts.push(part);
        continue;
      }
      const not = part[1] === "^";
      const letters = part.slice(not ? 2 : 1, -1).replace(/(.)-(.)/gu, (all, from, to) => {
        const [first, last] = [from.codePointAt(0), to.codePointAt(0)];
        return last < first || last - first > 1000
          ? all
          : [...Array(last - first + 1).keys()].map((n) => String.fromCodePoint(first + n)).join("");
      });
      parts.push((letter) => letters.includes(letter) !== not);
    }
    return parts;
  }

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

  const isPattern = (word) => /[*?[]/.test(word);
  const WIDEST = 2000;

  async function formsLike(word, problems) {
    const { wordFiles, endFiles } = await root();
    const parts = pattern(word);
    const begin = /^[^*?[]*/.exec(word)[0];
    const end = [.../[^*?\]]*$/.exec(word.replace(/'s$/, ""))[0]].reverse().join("");
    const found = new Set();
    const fromEnd = !begin;
    const files = fromEnd ? endFiles : wordFiles;
    const stem = fromEnd ? end : begin;
    const first = below(files, stem);
    const numbers = files.map((_, n) => n).filter((n) => n === first || (n > first && files[n].startsWith(stem)));
    for (const content of await Promise.all(numbers.map((n) => file(`${fromEnd ? "e" : "w"}${n}`)))) {
      const forms = fromEnd // the file of ends holds no possessives
        ? content
            .split(" ")
            .map((form) => [...form].reverse().join(""))
            .flatMap((form) => [form, `${form}'s`])
        : content.filter((row) => row[4]).map(([form]) => form);
      for (const form of forms) if (!form.startsWith("~") && matches(parts, form)) found.add(form);
    }
    if (found.size <= WIDEST) return [...found];
    problems.push(`“${word}” stands for ${found.size} words; give it more letters.`);
    return [];
  }

  /** The forms that a word of the question stands for: itself if exact; its spellings; any. */
  async function expand(word, exact, any, problems) {
    if (isPattern(word)) return formsLike(word, problems);
    const form = formOf(word);
    if (exact) return [form];
    const forms = new Set();
    const add = (row) => {
      if (!row) return;
      if (row[4]) forms.add(row[0]);
      for (const other of list(row[2])) forms.add(other);
    };
    const own = await entry(form);
    add(own);
    if (any && own) {
      for (const one of [own, ...(await Promise.all(list(own[2]).map(entry)))]) {
        const base = one && one[1] ? await entry(one[1]) : one;
        add(base);
        for (const other of list(base && base[3])) forms.add(other);
      }
    }
    if (isCyrillic(word) || [...form].length >= SHORTEST_ROMANISED) add(await entry(`~${soundOf(word)}`));
    return [...forms];
  }

  /** All places of some forms, in order, with the form at each. */
  async function placesOf(forms) {
    const all = [];
    const rows = (await Promise.all(forms.map(entry))).filter((row) => row && row[4]);
    for (const row of rows) {
      row.places = row.places || unpacked(row[4]);
      for (const place of row.places) all.push([place, row[0]]);
    }
    return rows.length > 1 ? all.sort((a, b) => a[0] - b[0]) : all;
  }

  // The question: words, "phrases", OR, NOT, ( )

  const MOST = 40;

  function tokens(query) {
    const found = [];
    const piece = new RegExp(
      `-?["“”„«»]([^"“”„«»]*)["“”„«»]?|[()|]|-?(?:[${LETTERS}*?'’ʼ\`´‑–—-]|\\[\\^?[${LETTERS}-]{1,20}\\])+`,
      "gu",
    );
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

  function pieces(text) {
    // A question mark stands for a letter but at a word's end: “What is being done?” ends with one.
    const part = `(?:[${LETTERS}*]|\\?(?=\\?*[${LETTERS}*[])|\\[\\^?[${LETTERS}-]{1,20}\\])+`;
    const word = new RegExp(`${part}(?:['’ʼ\`´]${part})*`, "gu");
    return [...text.matchAll(word)]
      .map(([each]) => (isPattern(each) ? foldedPattern(each) : each))
      .filter((each) => isPattern(each) || formOf(each).replace(/'s$/, ""))
      .slice(0, MOST);
  }

  const foldedPattern = (word) =>
    word
      .replace(/['’ʼ`´](?=s$)/i, "\u0001")
      .split("\u0001")
      .map((part) => part.normalize("NFKD").replace(DROPPED, "").toLowerCase())
      .join("'");

  /** The question as a tree; what does not fit is read as a reader would mean it. */
  function parse(query) {
    const all = tokens(query);
    let at = 0;
    function any() {
      const parts = [every()];
      while (all[at] === "|") {
        at += 1;
        parts.push(every());
      }
      const some = parts.filter(Boolean);
      return some.length > 1 ? { any: some } : some[0];
    }
    function every() {
      const [parts, not] = [[], []];
      while (at < all.length && all[at] !== "|" && all[at] !== ")") {
        let negated = false;
        while (all[at] === "NOT" || all[at] === "AND") {
          negated = negated !== (all[at] === "NOT");
          at += 1;
        }
        if (at >= all.length || all[at] === "|" || all[at] === ")") break;
        let part = all[at];
        at += 1;
        if (part === "(") {
          part = any();
          if (all[at] === ")") at += 1;
        }
        if (part) (negated ? not : parts).push(part);
      }
      return parts.length || not.length ? { every: parts, not } : undefined;
    }
    const trees = [];
    while (at < all.length) {
      const tree = any();
      if (tree) trees.push(tree);
      if (all[at] === ")") at += 1;
    }
    return trees.length > 1 ? { every: trees, not: [] } : trees[0];
  }

  // Answers: hits {from, to, key} in order, places counted through the whole

  const unitAt = (starts, place) => below(starts, place);

  async function phrase({ phrase: asked_, quoted }, any, problems, unfound) {
    const all = await Promise.all(
      asked_.map((word) => (word === "*" ? null : expand(word, quoted, any && asked_.length === 1, problems))),
    );
    const rows = await Promise.all(all.map((forms) => forms && placesOf(forms)));
    const missing = asked_.filter((word, n) => rows[n] && !rows[n].length);
    unfound.push(...missing);
    if (missing.length) return [];
    while (rows.length && rows[0] === null) rows.shift();
    while (rows.length && rows[rows.length - 1] === null) rows.pop();
    if (!rows.length) {
      problems.push("* alone stands for any word; give it letters, or words around it.");
      return [];
    }
    if (rows.length === 1) return rows[0].map(([place, form]) => ({ from: place, to: place + 1, key: form }));
    const { starts } = await root();
    const rarest = rows.reduce((best, row, n) => (row && (best < 0 || row.length < rows[best].length) ? n : best), -1);
    // Of the other words only the places beside one of the rarest are kept.
    const near = new Set(rows[rarest].map(([place]) => place - rarest));
    const maps = rows.map((row, n) => row && new Map(row.filter(([place]) => near.has(place - n))));
    const found = [];
    for (const from of near) {
      const keys = maps.map((map, n) => (map ? map.get(from + n) : "*"));
      if (keys.every((key) => key !== undefined) && unitAt(starts, from) === unitAt(starts, from + rows.length - 1)) {
        found.push({ from, to: from + rows.length, key: keys.join(" ") });
      }
    }
    return found;
  }

  async function answer(tree, any, problems, unfound) {
    if (!tree) return [];
    if (tree.phrase) return phrase(tree, any, problems, unfound);
    if (tree.any) return merged(await answers(tree.any, any, problems, unfound));
    const { starts } = await root();
    const parts = await answers(tree.every, any, problems, unfound);
    if (!parts.length) {
      problems.push("Say what is looked for, not only what is not.");
      return [];
    }
    if (parts.length === 1 && !tree.not.length) return parts[0];
    const unitsOf = (hits) => new Set(hits.map((hit) => unitAt(starts, hit.from)));
    let units = unitsOf(parts[0]);
    for (const part of parts.slice(1)) {
      const others = unitsOf(part);
      units = new Set([...units].filter((unit) => others.has(unit)));
    }
    for (const part of await answers(tree.not, any, problems, [])) {
      for (const unit of unitsOf(part)) units.delete(unit);
    }
    return merged(parts.map((part) => part.filter((hit) => units.has(unitAt(starts, hit.from)))));
  }

  const answers = (trees, ...rest) => Promise.all(trees.map((tree) => answer(tree, ...rest)));

  /** Hits in order, each once; one that lies within another is not counted. */
  function merged(parts) {
    const all = parts.flat().sort((a, b) => a.from - b.from || b.to - a.to);
    const kept = [];
    let end = -1;
    for (const hit of all) {
      if (hit.to <= end) continue;
      kept.push(hit);
      end = hit.to;
    }
    return kept;
  }

  const NAMES = { kind: "kind", section: "section", certainty: "certainty", noteKind: "note_kind" };

  /**
   * Every place of what is asked for.
   * Options: forms "exact" or "any"; kind, section, certainty, noteKind, form narrow the hits, while
   * the counts of each of them leave its own choice out of account.
   */
  async function search(query, options = {}) {
    const [problems, unfound] = [[], []];
    const any = options.forms === "any";
    const tree = parse(String(query));
    if (/^[^\s"“”„«»]+[^?]\?+$/u.test(String(query).trim()))
      problems.push("A ? at the end of a word is read as a question mark; * stands for any letters there.");
    const index = await root();
    const all = [];
    for (const { from, to, key } of merged([await answer(tree, any, problems, unfound)])) {
      const unit = unitAt(index.starts, from);
      const [first, last] = [from - index.starts[unit], to - index.starts[unit]];
      const touching = index.touching.get(unit);
      if (touching && !(first < touching[1] && last > touching[0])) continue;
      all.push({ unit, from: first, to: last, form: key });
    }
    const facet = (hit, name) => (name === "form" ? hit.form : index.of[NAMES[name]][hit.unit]);
    const chosen = [...Object.keys(NAMES), "form"].filter((name) => options[name]);
    const counts = {};
    for (const name of [...Object.keys(NAMES), "form"]) {
      counts[name] = Object.create(null); // “constructor” is a word like any other
      const others = chosen.filter((each) => each !== name);
      for (const hit of all) {
        if (!others.every((each) => facet(hit, each) === options[each])) continue;
        const value = facet(hit, name);
        counts[name][value] = (counts[name][value] || 0) + 1;
      }
    }
    const at = (word) => String(query).indexOf(word); // they arrive as their files do
    unfound.sort((a, b) => at(a) - at(b));
    const hits = all.filter((hit) => chosen.every((name) => facet(hit, name) === options[name]));
    const forms = Object.entries(counts.form)
      .map(([form, count]) => ({ form, count }))
      .sort((a, b) => b.count - a.count);
    const single = tree && tree.every && tree.every.length === 1 && tree.every[0].phrase;
    const word = single && single.length === 1 && !isPattern(single[0]) ? formOf(single[0]) : "";
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

  /** Words with the number of hits that each would have; none twice. */
  async function counted(rows) {
    const { starts, touching } = await root();
    const isHit = ([place]) => {
      const unit = below(starts, place);
      const part = touching.get(unit);
      return !part || (place - starts[unit] < part[1] && place - starts[unit] >= part[0]);
    };
    const found = [];
    for (const row of rows) {
      const count = (await placesOf([row[0], ...list(row[2])])).filter(isHit).length;
      if (count) found.push({ form: row[0], count });
    }
    return found;
  }

  /** The words around a form that begin alike, from so many files at most. */
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

  /** Nearest words to those that are nowhere. */
  async function suggestions(unfound) {
    const found = [];
    for (const word of unfound.filter((each) => !isPattern(each)).slice(0, 3)) {
      const form = formOf(word);
      const rows = (await rowsFrom(form.slice(0, 1), form, 3)).filter((row) => row[4]);
      const limit = Math.min(4, Math.ceil(form.length * 0.36));
      const near = rows.map((row) => [distance(form, row[0], limit), row]).filter(([far]) => far <= limit);
      near.sort((a, b) => a[0] - b[0] || b[1][4].length - a[1][4].length);
      found.push(...(await counted(near.slice(0, 5).map(([, row]) => row))));
    }
    return found;
  }

  /** Words with the same beginning; of a short word its possessive alone. */
  async function related(form, known) {
    const begin = form.slice(0, Math.max(5, Math.floor(form.length * 0.6)));
    const rows = form.length < 5 ? [await entry(`${form}'s`)].filter(Boolean) : await rowsFrom(begin, form, 2);
    const others = rows.filter((row) => row[4] && row[0].startsWith(begin) && !known.has(row[0]) && row[0] !== form);
    return (await counted(others)).sort((a, b) => b.count - a.count).slice(0, 8);
  }

  /** How many letters must be changed, left out or swapped; at most one more than the limit. */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let [before, last] = [[], [...Array(b.length + 1).keys()]];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
          row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  // Lines in context

  const CONTEXT = 110;

  /** Where each word begins and ends; the same words as those of words.py (words_of), or a hit
   * would stand beside its place. */
  const wordsOf = (text) =>
    [...text.matchAll(WORD)]
      .filter(([word]) => !["", "'s"].includes(formOf(word)))
      .map((match) => [match.index, match.index + match[0].length]);

  async function texts(units) {
    const { textFiles } = await root();
    const found = new Map();
    const numbers = new Map([...units].map((unit) => [unit, below(textFiles, unit)]));
    await Promise.all([...new Set(numbers.values())].map((n) => file(`t${n}`)));
    for (const [unit, n] of numbers) {
      const row = (await file(`t${n}`))[unit - textFiles[n]];
      row.words = row.words || wordsOf(row[2]);
      found.set(unit, row);
    }
    return found;
  }

  /** Hits as lines: where, what stands before, the words, what stands after. */
  async function show(hits) {
    const rows = await texts(new Set(hits.map((hit) => hit.unit)));
    const { of } = await root();
    return hits.map((hit) => {
      const [title, address, text, locus = title] = rows.get(hit.unit);
      const all = rows.get(hit.unit).words;
      const [start, end] = [all[hit.from][0], all[hit.to - 1][1]];
      const plain = (part) => part.replace(/\s+/g, " ");
      const left = text.slice(Math.max(0, start - CONTEXT), start);
      const right = text.slice(end, end + CONTEXT);
      return {
        title,
        address,
        locus,
        kind: of.kind[hit.unit],
        section: of.section[hit.unit],
        words: plain(text.slice(start, end)),
        // Half a word goes, unless it is all there is: some scripts have no spaces.
        left: plain(start > CONTEXT ? `…${left.replace(/^\S*(?=\s+\S)/, "")}` : left),
        right: plain(end + CONTEXT < text.length ? `${right.replace(/(?<=\S)\s+\S*$/, "")} …` : right),
      };
    });
  }

  /** Hits by place, or by the words before or after; for the latter two all their texts load. */
  async function sort(hits, by) {
    if (by !== "left" && by !== "right") return hits;
    const rows = await texts(new Set(hits.map((hit) => hit.unit)));
    const key = (hit) => {
      const row = rows.get(hit.unit);
      const some =
        by === "left"
          ? row.words.slice(Math.max(0, hit.from - 5), hit.from).reverse()
          : row.words.slice(hit.to, hit.to + 5);
      return some.map(([start, end]) => formOf(row[2].slice(start, end))).join(" ");
    };
    return hits
      .map((hit, n) => [key(hit), n, hit])
      .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]))
      .map(([, , hit]) => hit);
  }
})();
