/* The search page: asks the engine (search-engine.js), shows every hit as a line in context, narrows
   and sorts, keeps the question in the address, and gives the lines away as a table. The first
   lines stand at once; when all do, the number told has `data-hit-count`. It is told by one element
   that is always there: what comes with its words in it, many screen readers do not say. */
(function () {
  "use strict";

  const [FIRST, STEP] = [50, 500];
  const FACETS = { section: "Section", noteKind: "Kind of note", certainty: "Certainty", form: "Word" };
  const SORTS = { place: "place", left: "the words before", right: "the words after" };
  const KEYS = ["q", "forms", "in", ...Object.keys(FACETS), "sort"];

  let form = null;
  let answer = null;
  let told = null;
  let results = null;
  let state = {};
  let asked = 0;

  function make(name, attributes, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== false) element.setAttribute(key, value === true ? "" : value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  const counted = (n, one, many) => `${n.toLocaleString("en-GB")} ${n === 1 ? one : many || `${one}s`}`;

  function fromAddress() {
    const given = new URLSearchParams(location.search);
    state = Object.fromEntries(KEYS.map((key) => [key, given.get(key) || ""]));
    form.elements.q.value = state.q;
    form.elements.forms.checked = state.forms === "any";
  }

  function address(changes) {
    const url = new URL(location.pathname, location.href);
    for (const [key, value] of Object.entries({ ...state, ...changes })) {
      if (value) url.searchParams.set(key, value);
    }
    return url;
  }

  /** Take up a change; a new question is a new entry of the history, a narrowing is not. */
  function change(changes) {
    const fresh = "q" in changes;
    const narrowing = { section: "", noteKind: "", certainty: "", form: "" };
    state = { ...state, ...(fresh ? { in: "", ...narrowing } : {}), ...changes };
    history[fresh ? "pushState" : "replaceState"](null, "", address({}));
    run();
  }

  async function run() {
    const turn = (asked += 1);
    delete told.dataset.hitCount;
    if (!state.q.trim()) {
      clear("");
      return;
    }
    document.querySelector(".how-to-ask").open = false;
    results.setAttribute("aria-busy", "true");
    try {
      await window.edition.load("search-engine");
      await find(turn, window.editionSearch);
    } catch ({ message }) {
      if (turn === asked) clear(message);
    }
  }

  function clear(words) {
    told.textContent = words;
    answer.querySelector(".taken")?.remove();
    results.replaceChildren();
    results.removeAttribute("aria-busy");
  }

  async function find(turn, engine) {
    const narrowed = Object.fromEntries(Object.keys(FACETS).map((key) => [key, state[key]]));
    const kind = Object.hasOwn(kindNames(), state.in) ? state.in : "";
    const found = await engine.search(state.q, { ...narrowed, kind, forms: state.forms || "exact" });
    if (state.in && !kind) found.problems.push(`There is nothing called “${state.in}” to search in; all is searched.`);
    const hits = await engine.sort(found.hits, state.sort || "place");
    const first = await engine.show(hits.slice(0, FIRST));
    if (turn !== asked) return;
    results.removeAttribute("aria-busy");
    const list = draw(found, kind, hits);
    add(list, first);
    for (let n = FIRST; n < hits.length; n += STEP) {
      const rows = await engine.show(hits.slice(n, n + STEP));
      await new Promise((done) => {
        setTimeout(done);
      });
      if (turn !== asked) return;
      add(list, rows);
    }
    told.dataset.hitCount = hits.length;
    const scroll = history.state && history.state.scroll;
    if (scroll) {
      scrollTo(0, scroll);
      history.replaceState(null, "");
    }
  }

  function draw(found, kind, hits) {
    const held = document.activeElement;
    const all = Object.values(found.counts.kind).reduce((sum, n) => sum + n, 0);
    const part = hits.length === all ? "" : ` of ${all.toLocaleString("en-GB")}`;
    const words =
      hits.length || all
        ? `${hits.length.toLocaleString("en-GB")}${part} ${all === 1 ? "place" : "places"} in ${counted(found.units, "passage")}`
        : "Found nowhere.";
    if (told.textContent !== words) told.textContent = words;
    answer.querySelector(".taken")?.remove();
    if (hits.length) answer.append(taken(hits));
    const list = make("ol", { class: "kwic" });
    list.addEventListener("click", (event) => {
      if (event.target.closest("a")) history.replaceState({ ...history.state, scroll: scrollY }, "");
    });
    results.replaceChildren(
      ...found.problems.map((problem) => make("p", { class: "problem" }, problem)),
      ...others(found),
      ...(all ? [kinds(found.counts.kind, kind, all), narrow(found)] : []),
      list,
    );
    if (held && !held.isConnected) document.querySelector(`[data-key="${CSS.escape(held.dataset.key)}"]`)?.focus();
    return list;
  }

  /** Words that might be meant, and words that are related. */
  function others(found) {
    const row = (title, words) =>
      words.length
        ? [
            make(
              "p",
              { class: "other-words" },
              `${title} `,
              ...words.flatMap(({ form: word, count }, n) => [
                n ? " · " : "",
                make("a", { href: address({ q: word, in: "", form: "" }) }, word.replace("'", "’")),
                ` ${count}`,
              ]),
            ),
          ]
        : [];
    return [...row("Is one of these meant?", found.suggestions), ...row("Related:", found.related || [])];
  }

  const kindNames = () => Object.fromEntries(form.dataset.kinds.split(" · ").map((pair) => pair.split("=")));

  function kinds(counts, pressed, all) {
    const names = kindNames();
    const button = (kind, name, count) =>
      make(
        "button",
        { type: "button", "data-key": `kind-${kind}`, "aria-pressed": String(pressed === kind) },
        `${name} `,
        make("span", { class: "count" }, count.toLocaleString("en-GB")),
      );
    const group = make(
      "div",
      { class: "kinds", role: "group", "aria-label": "Where" },
      button("", "All", all),
      ...Object.entries(names)
        .filter(([kind]) => counts[kind])
        .map(([kind, name]) => button(kind, name, counts[kind])),
    );
    group.addEventListener("click", (event) => {
      const chosen = event.target.closest("button");
      if (chosen) change({ in: chosen.dataset.key.slice(5) });
    });
    return group;
  }

  function choice(key, label, options, all) {
    const select = make(
      "select",
      { name: key, "data-key": key },
      ...(all ? [make("option", { value: "" }, all)] : []),
      ...options.map(([value, name]) => make("option", { value, selected: state[key] === value }, name)),
    );
    select.addEventListener("change", () => change({ [key]: select.value }));
    return make("label", {}, `${label} `, select);
  }

  function narrow(found) {
    const fields = Object.entries(FACETS).map(([key, label]) => {
      const counts =
        key === "form"
          ? found.forms.map((each) => [each.form, each.count])
          : Object.entries(found.counts[key] || {}).filter(([value]) => value && value !== "0");
      if (counts.length < 2 && !state[key]) return null;
      if (key !== "form") counts.sort((a, b) => a[0].localeCompare(b[0], "en", { numeric: true }));
      return choice(
        key,
        label,
        counts.map(([value, n]) => [value, `${value} (${n})`]),
        "all",
      );
    });
    const sort = choice(
      "sort",
      "Sorted by",
      Object.entries(SORTS).map(([key, name]) => [key === "place" ? "" : key, name]),
    );
    return make("div", { class: "filters narrow" }, ...fields, sort);
  }

  // The lines as a table

  const COLUMNS = ["locus", "where", "left", "hit", "right", "address"];

  /** Rows whose cells no spreadsheet takes for formulas, as those of the downloads (table.py). */
  async function rows(hits) {
    const formula = new RegExp(form.dataset.formula, "u");
    const shown = await window.editionSearch.show(hits);
    return [
      COLUMNS,
      ...shown.map(({ locus, title, left, words, right, address: to }) =>
        [locus, title, left.trim(), words, right.trim(), window.edition.address(to).href].map((cell) =>
          formula.test(cell) ? `'${cell}` : cell,
        ),
      ),
    ];
  }

  const csv = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

  function taken(hits) {
    const copied = make("output", {});
    const button = (key, label, take) => {
      const made = make("button", { type: "button", "data-key": key }, label);
      made.addEventListener("click", () =>
        Promise.all([rows(hits), window.edition.load("copy-and-save")]).then(
          ([table]) => take(table),
          ({ message }) => {
            copied.textContent = message;
          },
        ),
      );
      return made;
    };
    const copy = button("copy", "Copy", (table) =>
      window.edition.copy(table.map((row) => row.join("\t")).join("\n"), copied),
    );
    const save = button("save", "Save as CSV", (table) =>
      window.edition.save(
        "hits.csv",
        `\ufeff${table.map((row) => `${row.map(csv).join(",")}\r\n`).join("")}`,
        "text/csv",
      ),
    );
    return make("span", { class: "taken" }, copy, save, copied);
  }

  /** Lines at the end of the list; a title that stands on the line above is not shown again. */
  function add(list, shown) {
    let last = list.lastChild ? list.lastChild.firstChild.textContent : "";
    const lines = shown.map(({ address: to, locus, title, left, words, right }) => {
      const url = window.edition.address(to);
      url.searchParams.set("hl", words);
      const again = title === last;
      last = title;
      return make(
        "li",
        { class: "hit", "data-locus": locus || to.split("#")[1] || to },
        make("span", { class: again ? "title again" : "title" }, title),
        " ",
        make("span", { class: "left" }, make("bdi", {}, left)),
        " ",
        make("span", { class: "rest" }, make("a", { href: url.href }, words), right),
      );
    });
    list.append(...lines);
  }

  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".search-form")) return;
    event.preventDefault();
    change({ q: form.elements.q.value, forms: form.elements.forms.checked ? "any" : "" });
  });
  document.addEventListener("change", (event) => {
    if (event.target.form === form && event.target.name === "forms" && state.q) {
      change({ forms: event.target.checked ? "any" : "", form: "" });
    }
  });
  window.addEventListener("popstate", () => {
    if (form && form.isConnected) {
      fromAddress();
      run();
    }
  });

  window.edition.onPage(() => {
    form = document.querySelector(".search-form");
    results = document.querySelector(".search-results");
    if (!form) return;
    answer = form.querySelector(".answer");
    told = answer.querySelector("output");
    fromAddress();
    if (!state.q) form.elements.q.focus();
    run();
  });
})();
