/* The search page: asks the engine (search-engine.js), shows every hit as a line in context, narrows
   and sorts, keeps the question in the address, and copies or saves the lines as a table. The first
   lines are shown at once; when all are, the number reported has `data-hit-count`. It is reported by one
   element that is always there: what comes with its words in it, many screen readers do not say. */
(() => {
  "use strict";

  const { element, load, make, onPage } = window.edition;

  /** How many lines are shown at once, and how many at each step after that. */
  const [FIRST, STEP] = [50, 500];
  const FACETS = { section: "Section", noteKind: "Kind of note", certainty: "Certainty", form: "Word" };
  const SORTS = { place: "place", left: "the words before", right: "the words after" };
  const KEYS = ["q", "forms", "in", ...Object.keys(FACETS), "sort"];
  const NO_CHOICE = { section: "", noteKind: "", certainty: "", form: "" };
  const COLUMNS = ["locus", "where", "left", "hit", "right", "address"];

  /** @typedef {Record<string, string>} State of the page, by key of the address */

  /** @type {HTMLFormElement} */
  let form;
  /** @type {HTMLElement} */
  let answer;
  /** @type {HTMLElement} */
  let output;
  /** @type {HTMLElement} */
  let results;
  /** @type {State} */
  let state = {};
  let turns = 0;

  /** @param {number} n */
  const written = (n) => n.toLocaleString("en-GB");
  /** @type {(n: number, one: string) => string} */
  const counted = (n, one) => `${written(n)} ${n === 1 ? one : `${one}s`}`;
  const box = () => /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const anyForm = () => /** @type {HTMLInputElement} */ (form.elements.namedItem("forms"));
  /** Names of the kinds of unit, by kind. */
  const kindNames = () =>
    Object.fromEntries(
      (form.dataset.kinds ?? "").split(" · ").map((pair) => /** @type {[string, string]} */ (pair.split("="))),
    );

  // The address

  function readAddress() {
    const given = new URLSearchParams(location.search);
    state = Object.fromEntries(KEYS.map((key) => [key, given.get(key) ?? ""]));
    box().value = state.q;
    anyForm().checked = state.forms === "any";
  }

  /**
   * The address of the page with some changes of its state.
   * @param {State} changes
   */
  function addressWith(changes) {
    const url = new URL(location.pathname, location.href);
    for (const [key, value] of Object.entries({ ...state, ...changes })) {
      if (value) url.searchParams.set(key, value);
    }
    return url.href;
  }

  /**
   * Apply a change; a new question is a new entry of the history, a narrowing is not.
   * @param {State} changes
   */
  function change(changes) {
    const isNew = "q" in changes;
    state = { ...state, ...(isNew ? { in: "", ...NO_CHOICE } : {}), ...changes };
    history[isNew ? "pushState" : "replaceState"](null, "", addressWith({}));
    run();
  }

  // The answer

  async function run() {
    turns += 1;
    const turn = turns;
    delete output.dataset.hitCount;
    if (!state.q.trim()) {
      clear("");
      return;
    }
    /** @type {HTMLDetailsElement} */ (element(".how-to-ask")).open = false;
    results.setAttribute("aria-busy", "true");
    try {
      await load("search-engine");
      await find(turn);
    } catch (error) {
      if (turn === turns) clear(/** @type {Error} */ (error).message);
    }
  }

  /** @param {string} words in place of the answer */
  function clear(words) {
    output.textContent = words;
    answer.querySelector(".taken")?.remove();
    results.replaceChildren();
    results.removeAttribute("aria-busy");
  }

  /**
   * Ask the engine and show the answer, unless another question was asked since.
   * @param {number} turn
   */
  async function find(turn) {
    const engine = window.editionSearch;
    const choices = Object.fromEntries(Object.keys(FACETS).map((key) => [key, state[key]]));
    const kind = Object.hasOwn(kindNames(), state.in) ? state.in : "";
    const found = await engine.search(state.q, { ...choices, kind, forms: state.forms || "exact" });
    if (state.in && !kind) {
      found.problems.push(`There is nothing called “${state.in}” to search in; all is searched.`);
    }
    const hits = await engine.sort(found.hits, state.sort || "place");
    const first = await engine.show(hits.slice(0, FIRST));
    if (turn !== turns) return;
    results.removeAttribute("aria-busy");
    const list = draw(found, kind, hits);
    addLines(list, first);
    for (let n = FIRST; n < hits.length; n += STEP) {
      const lines = await engine.show(hits.slice(n, n + STEP));
      await new Promise((done) => {
        setTimeout(done);
      });
      if (turn !== turns) return;
      addLines(list, lines);
    }
    output.dataset.hitCount = String(hits.length);
    const scroll = history.state?.scroll;
    if (scroll) {
      scrollTo(0, scroll);
      history.replaceState(null, "");
    }
  }

  /**
   * How many places there are, in words.
   * @param {Answer} found
   * @param {number} hits that are shown
   * @param {number} all
   */
  function summary(found, hits, all) {
    if (!all) return "Found nowhere.";
    const part = hits === all ? "" : ` of ${written(all)}`;
    return `${written(hits)}${part} ${all === 1 ? "place" : "places"} in ${counted(found.units, "passage")}`;
  }

  /**
   * Draw all of the answer but its lines.
   * @param {Answer} found
   * @param {string} kind
   * @param {Hit[]} hits
   * @returns {HTMLOListElement} for the lines
   */
  function draw(found, kind, hits) {
    const focused = document.activeElement;
    const all = Object.values(found.counts.kind).reduce((sum, n) => sum + n, 0);
    const words = summary(found, hits.length, all);
    if (output.textContent !== words) output.textContent = words;
    answer.querySelector(".taken")?.remove();
    if (hits.length) answer.append(tableButtons(hits));
    const list = make("ol", { class: "kwic" });
    list.addEventListener("click", (event) => {
      if (window.edition.closest(event, "a")) history.replaceState({ ...history.state, scroll: scrollY }, "");
    });
    results.replaceChildren(
      ...found.problems.map((problem) => make("p", { class: "problem" }, problem)),
      ...otherWords("Is one of these meant?", found.suggestions),
      ...otherWords("Related:", found.related),
      ...(all ? [kindButtons(found.counts.kind, kind, all), choices(found)] : []),
      list,
    );
    if (focused instanceof HTMLElement && !focused.isConnected) {
      /** @type {HTMLElement | null} */
      const same = document.querySelector(`[data-key="${CSS.escape(focused.dataset.key ?? "")}"]`);
      same?.focus();
    }
    return list;
  }

  /**
   * Links that ask for other words; none if there are no words.
   * @param {string} title
   * @param {Counted[]} words
   */
  function otherWords(title, words) {
    if (!words.length) return [];
    const links = words.flatMap(({ form: word, count }, n) => [
      n ? " · " : "",
      make("a", { href: addressWith({ q: word, in: "", form: "" }) }, word.replace("'", "’")),
      ` ${count}`,
    ]);
    return [make("p", { class: "other-words" }, `${title} `, ...links)];
  }

  // Narrowing and sorting

  /**
   * Buttons for the kinds of unit that have hits.
   * @param {Record<string, number>} counts
   * @param {string} pressed
   * @param {number} all
   */
  function kindButtons(counts, pressed, all) {
    /** @type {(kind: string, name: string, count: number) => HTMLElement} */
    const button = (kind, name, count) =>
      make(
        "button",
        { type: "button", "data-key": `kind-${kind}`, "aria-pressed": String(pressed === kind) },
        `${name} `,
        make("span", { class: "count" }, written(count)),
      );
    const kinds = Object.entries(kindNames()).filter(([kind]) => counts[kind]);
    const buttons = kinds.map(([kind, name]) => button(kind, name, counts[kind]));
    const group = make(
      "div",
      { class: "kinds", role: "group", "aria-label": "Where" },
      button("", "All", all),
      ...buttons,
    );
    group.addEventListener("click", (event) => {
      const chosen = window.edition.closest(event, "button");
      if (chosen) change({ in: chosen.dataset.key?.slice("kind-".length) ?? "" });
    });
    return group;
  }

  /**
   * A list to choose from.
   * @param {string} key of the state
   * @param {string} label
   * @param {string[][]} options value and name of each
   */
  function choice(key, label, options) {
    const made = options.map(([value, name]) => make("option", { value, selected: state[key] === value }, name));
    const select = make("select", { name: key, "data-key": key }, ...made);
    select.addEventListener("change", () => change({ [key]: select.value }));
    return make("label", {}, `${label} `, select);
  }

  /**
   * The values of a facet that hits have, each with their number.
   * @param {Answer} found
   * @param {string} key
   * @returns {[string, number][]}
   */
  function valuesOf(found, key) {
    if (key === "form") return found.forms.map(({ form: value, count }) => [value, count]);
    return Object.entries(found.counts[key] ?? {})
      .filter(([value]) => value && value !== "0")
      .sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
  }

  /** @param {Answer} found */
  function choices(found) {
    const fields = Object.entries(FACETS).map(([key, label]) => {
      const values = valuesOf(found, key);
      if (values.length < 2 && !state[key]) return null;
      const options = values.map(([value, n]) => [value, `${value} (${n})`]);
      return choice(key, label, [["", "all"], ...options]);
    });
    const sorts = Object.entries(SORTS).map(([key, name]) => [key === "place" ? "" : key, name]);
    return make("div", { class: "filters narrow" }, ...fields, choice("sort", "Sort by", sorts));
  }

  // The lines as a table

  /**
   * Rows whose cells no spreadsheet takes for formulas, as those of the downloads (formats/csv_table.py).
   * @param {Hit[]} hits
   */
  async function tableOf(hits) {
    const formula = new RegExp(form.dataset.formula ?? "", "u");
    const lines = await window.editionSearch.show(hits);
    const rows = lines.map(({ locus, title, left, words, right, address }) =>
      [locus, title, left.trim(), words, right.trim(), window.edition.address(address).href].map((cell) =>
        formula.test(cell) ? `'${cell}` : cell,
      ),
    );
    return [COLUMNS, ...rows];
  }

  /** @param {string} cell */
  const csvCell = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

  /**
   * Buttons that copy or save the lines.
   * @param {Hit[]} hits
   */
  function tableButtons(hits) {
    const copied = make("output");
    /** @type {(key: string, label: string, act: (table: string[][]) => void) => HTMLElement} */
    const button = (key, label, act) => {
      const made = make("button", { type: "button", "data-key": key }, label);
      made.addEventListener("click", async () => {
        try {
          const [table] = await Promise.all([tableOf(hits), load("copy-and-save")]);
          act(table);
        } catch (error) {
          copied.textContent = /** @type {Error} */ (error).message;
        }
      });
      return made;
    };
    const copy = button("copy", "Copy", (table) => {
      window.edition.copy(table.map((row) => row.join("\t")).join("\n"), copied);
    });
    const save = button("save", "Save as CSV", (table) => {
      const lines = table.map((row) => `${row.map(csvCell).join(",")}\r\n`);
      window.edition.save("hits.csv", `\ufeff${lines.join("")}`, "text/csv");
    });
    return make("span", { class: "taken" }, copy, save, copied);
  }

  /**
   * Add lines at the end of the list; a title that is on the line above is not shown again.
   * @param {HTMLOListElement} list
   * @param {HitLine[]} lines
   */
  function addLines(list, lines) {
    let last = list.lastChild?.firstChild?.textContent ?? "";
    const items = lines.map(({ address, locus, title, left, words, right }) => {
      const url = window.edition.address(address);
      url.searchParams.set("hl", words);
      const isAgain = title === last;
      last = title;
      return make(
        "li",
        { class: "hit", "data-locus": locus || address.split("#")[1] || address },
        make("span", { class: isAgain ? "title again" : "title" }, title),
        " ",
        make("span", { class: "left" }, make("bdi", {}, left)),
        " ",
        make("span", { class: "rest" }, make("a", { href: url.href }, words), right),
      );
    });
    list.append(...items);
  }

  // Events

  document.addEventListener("submit", (event) => {
    if (!(event.target instanceof Element) || !event.target.matches(".search-form")) return;
    event.preventDefault();
    change({ q: box().value, forms: anyForm().checked ? "any" : "" });
  });
  document.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.form !== form) return;
    if (target.name === "forms" && state.q) change({ forms: target.checked ? "any" : "", form: "" });
  });
  window.addEventListener("popstate", () => {
    if (!form?.isConnected) return;
    readAddress();
    run();
  });

  onPage(() => {
    const found = document.querySelector(".search-form");
    if (!(found instanceof HTMLFormElement)) return;
    form = found;
    results = element(".search-results");
    answer = element(".answer", form);
    output = element("output", answer);
    readAddress();
    if (!state.q) box().focus();
    run();
  });
})();
