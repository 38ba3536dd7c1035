/* The search page: asks the engine (search-engine.js), shows every hit as a line in context, narrows
   and sorts, and keeps the question in the address. */
(function () {
  "use strict";

  const engine = window.editionSearch;
  const STEP = 50;
  const FACETS = { section: "Section", noteKind: "Kind of note", certainty: "Certainty", form: "Word" };
  const SORTS = { place: "place", left: "the words before", right: "the words after" };
  const KEYS = ["q", "forms", "kind", ...Object.keys(FACETS), "sort", "n"];

  let form = null;
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
      if (value && value !== "0") url.searchParams.set(key, value);
    }
    return url;
  }

  /** Take up a change; a new question is a new entry of the history, a narrowing is not. */
  function change(changes) {
    const fresh = "q" in changes;
    const narrowing = { kind: "", section: "", noteKind: "", certainty: "", form: "", n: "" };
    state = { ...state, ...(fresh ? narrowing : { n: "" }), ...changes };
    history[fresh ? "pushState" : "replaceState"](null, "", address({}));
    run();
  }

  async function run() {
    const turn = asked += 1;
    if (!state.q.trim()) { results.replaceChildren(); return; }
    document.querySelector(".how-to-ask").open = false;
    results.setAttribute("aria-busy", "true");
    const narrowed = Object.fromEntries(["forms", "kind", ...Object.keys(FACETS)].map((key) => [key, state[key]]));
    const found = await engine.search(state.q, { ...narrowed, forms: state.forms || "exact" });
    const hits = await engine.sort(found.hits, state.sort || "place");
    const shown = await engine.show(hits.slice(0, Number(state.n) || STEP));
    if (turn !== asked) return;
    results.removeAttribute("aria-busy");
    draw(found, hits, shown);
    const scroll = history.state && history.state.scroll;
    if (scroll) { scrollTo(0, scroll); history.replaceState(null, ""); }
  }

  function draw(found, hits, shown) {
    const held = document.activeElement && results.contains(document.activeElement) && document.activeElement.dataset.key;
    const all = Object.values(found.counts.kind).reduce((sum, n) => sum + n, 0);
    const part = hits.length === all ? "" : ` of ${all.toLocaleString("en-GB")}`;
    const told = hits.length || all
      ? `${hits.length.toLocaleString("en-GB")}${part} ${all === 1 ? "place" : "places"} in ${counted(found.units, "passage")}`
      : "Found nowhere.";
    results.replaceChildren(
      make("output", { class: "told", "aria-live": "polite" }, told),
      ...found.problems.map((problem) => make("p", { class: "problem" }, problem)),
      ...others(found),
      ...(all ? [kinds(found.counts.kind, all), narrow(found)] : []),
      lines(hits, shown),
      ...more(hits, shown),
    );
    if (held) results.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
  }

  /** Words that might be meant, and words that are related. */
  function others(found) {
    const row = (title, words) => (words.length
      ? [make("p", { class: "other-words" }, `${title} `, ...words.flatMap(({ form: word, count }, n) =>
        [n ? " · " : "", make("a", { href: address({ q: word, kind: "", form: "" }) }, word), ` ${count}`]))]
      : []);
    return [...row("Is one of these meant?", found.suggestions), ...row("Related:", found.related || [])];
  }

  function kinds(counts, all) {
    const names = Object.fromEntries(form.dataset.kinds.split(" · ").map((pair) => pair.split("=")));
    const button = (kind, name, count) => make("button",
      { type: "button", "data-key": `kind-${kind}`, "aria-pressed": String(state.kind === kind) },
      `${name} `, make("span", { class: "count" }, count.toLocaleString("en-GB")));
    const group = make("div", { class: "kinds", role: "group", "aria-label": "Where" }, button("", "All", all),
      ...Object.entries(names).filter(([kind]) => counts[kind]).map(([kind, name]) => button(kind, name, counts[kind])));
    group.addEventListener("click", (event) => {
      const chosen = event.target.closest("button");
      if (chosen) change({ kind: chosen.dataset.key.slice(5) });
    });
    return group;
  }

  function choice(key, label, options, all) {
    const select = make("select", { name: key, "data-key": key },
      ...(all ? [make("option", { value: "" }, all)] : []),
      ...options.map(([value, name]) => make("option", { value, selected: state[key] === value }, name)));
    select.addEventListener("change", () => change({ [key]: select.value }));
    return make("label", {}, `${label} `, select);
  }

  function narrow(found) {
    const fields = Object.entries(FACETS).map(([key, label]) => {
      const counts = key === "form"
        ? found.forms.map((each) => [each.form, each.count])
        : Object.entries(found.counts[key] || {}).filter(([value]) => value && value !== "0");
      if (counts.length < 2 && !state[key]) return null;
      if (key !== "form") counts.sort((a, b) => a[0].localeCompare(b[0], "en", { numeric: true }));
      return choice(key, label, counts.map(([value, n]) => [value, `${value} (${n})`]), "all");
    });
    const sort = choice("sort", "Sorted by", Object.entries(SORTS).map(([key, name]) => [key === "place" ? "" : key, name]));
    return make("div", { class: "filters narrow" }, ...fields, sort);
  }

  function lines(hits, shown) {
    const list = make("ol", { class: "kwic" });
    let last = "";
    for (const { address: to, title, left, words, right } of shown) {
      const url = window.edition.address(to);
      url.searchParams.set("hl", words);
      const again = title === last;
      last = title;
      list.append(make("li", {},
        make("span", { class: again ? "title again" : "title" }, title), " ",
        make("span", { class: "left" }, make("bdi", {}, left)), " ",
        make("span", { class: "rest" }, make("a", { href: url.href, class: "hit" }, words), right)));
    }
    list.addEventListener("click", (event) => {
      if (event.target.closest("a")) history.replaceState({ ...history.state, scroll: scrollY }, "");
    });
    return list;
  }

  function more(hits, shown) {
    if (shown.length >= hits.length) return [];
    const next = Math.min(hits.length, shown.length + (shown.length >= 200 ? 500 : STEP));
    const button = make("button", { type: "button", class: "more", "data-key": "more" },
      `Show ${next - shown.length} more of ${hits.length - shown.length}`);
    button.addEventListener("click", async () => {
      change({ n: String(next) });
    });
    return [button];
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
  window.addEventListener("popstate", () => { if (form && form.isConnected) { fromAddress(); run(); } });

  window.edition.onPage(() => {
    form = document.querySelector(".search-form");
    results = document.querySelector(".search-results");
    if (!form) return;
    fromAddress();
    if (!state.q) form.elements.q.focus();
    run();
  });
})();
