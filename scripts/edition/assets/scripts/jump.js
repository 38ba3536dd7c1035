/* A box that takes a place (2.4, 5.5-5.6), a glossary word or a name, and a preview of where a link
   leads. Both need assets/targets.js, which is loaded on first use. Without this file the links above
   the text and the glossary do the same in more steps. */
(() => {
  "use strict";

  const { address, closest, decode, load, make, onPage, root } = window.edition;

  const LINKS = 'a.term, a[class^="to-"]';
  /** Milliseconds before a preview comes, and that it waits for the pointer on its way to it. */
  const [DELAY, LINGER] = [250, 800];

  async function loadTargets() {
    await load("targets");
    return window.editionTargets;
  }

  /**
   * The address of a link within the site, as targets.js knows it.
   * @param {HTMLAnchorElement} link
   */
  function keyOf(link) {
    const url = new URL(link.href);
    if (!url.href.startsWith(root.href)) return "";
    return url.pathname.slice(root.pathname.length).replace(/index\.html$/, "") + decode(url.hash);
  }

  // The box

  /** @param {string} text */
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f‘’']/g, "")
      .toLowerCase()
      .trim();

  /** @param {string} key */
  const isPassage = (key) => key.startsWith("text/");

  /**
   * Where some typed words lead; undefined if nowhere.
   * @param {Record<string, LinkTarget>} targets
   * @param {string} typed
   */
  function find(targets, typed) {
    const locus = /^(\d+)\.(\d+)(?:\s*[-–]\s*\d+\.\d+)?$/.exec(typed.trim());
    if (locus) {
      const end = `#p${Number(locus[1])}-${Number(locus[2])}`;
      return Object.keys(targets).find((key) => isPassage(key) && key.endsWith(end));
    }
    const wanted = fold(typed);
    if (!wanted) return undefined;
    /** @type {[string, string[]][]} */
    const rows = Object.entries(targets)
      .filter(([key]) => !isPassage(key))
      .map(([key, [name, , ...others]]) => [key, [name, ...others].map(fold)]);
    /** @param {(name: string) => boolean} fits */
    const firstWhose = (fits) => rows.find(([, names]) => names.some(fits));
    const found =
      firstWhose((name) => name === wanted) ??
      firstWhose((name) => name.startsWith(wanted)) ??
      firstWhose((name) => name.includes(wanted));
    return found?.[0];
  }

  /**
   * Offer the names of all targets while somebody types.
   * @param {HTMLDataListElement} list
   */
  async function fillNames(list) {
    const targets = await loadTargets().catch(() => ({})); // reported when somebody presses Enter
    if (list.children.length) return;
    for (const [key, [name]] of Object.entries(targets)) {
      if (name && !isPassage(key)) list.append(make("option", { value: name }));
    }
  }

  /** @param {Element} nav */
  function addBox(nav) {
    const list = make("datalist", { id: "jump-names" });
    const output = make("output", { "aria-live": "polite" });
    const input = make("input", {
      list: list.id,
      "aria-label": "Go to a place, a word or a name",
      placeholder: "2.4 · word · name",
      autocomplete: "off",
      maxlength: 80,
    });
    const form = make("form", { class: "jump" }, input, list, output);
    nav.append(form);
    input.addEventListener("focus", () => fillNames(list));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        const key = find(await loadTargets(), input.value);
        output.textContent = key ? "" : "There is no such place, word or name.";
        if (key) location.href = address(key).href;
      } catch (error) {
        output.textContent = /** @type {Error} */ (error).message;
      }
    });
  }

  // The preview

  /** @type {HTMLElement | null} */
  let card = null;
  let coming = 0;
  let going = 0;

  function hide() {
    clearTimeout(coming);
    clearTimeout(going);
    coming = 0;
    card?.remove();
    card = null;
  }

  /** Hide the preview soon, unless the pointer is on it: it can be read at any size and copied from. */
  function hideSoon() {
    clearTimeout(coming);
    clearTimeout(going);
    coming = 0;
    going = window.setTimeout(() => {
      if (card && !card.matches(":hover")) hide();
    }, LINGER);
  }

  /** @param {HTMLAnchorElement} link */
  function showSoon(link) {
    clearTimeout(coming);
    const turn = window.setTimeout(async () => {
      const targets = await loadTargets().catch(() => /** @type {Record<string, LinkTarget>} */ ({}));
      const [name, first] = targets[keyOf(link)] ?? [];
      if (turn === coming && first && link.isConnected) show(link, name || (link.textContent ?? ""), first);
    }, DELAY);
    coming = turn;
  }

  /**
   * @param {HTMLAnchorElement} link
   * @param {string} name
   * @param {string} first
   */
  function show(link, name, first) {
    hide();
    card = make("div", { class: "preview", role: "status" }, make("b", {}, name), first);
    // In the half of the window where the link is not: it covers no note beside the link.
    card.classList.toggle("high", link.getBoundingClientRect().top > innerHeight / 2);
    card.addEventListener("pointerleave", hideSoon);
    document.querySelector(".ed, article")?.append(card);
  }

  /**
   * @param {string[]} names of events
   * @param {(link: HTMLAnchorElement) => void} act
   */
  function onLinks(names, act) {
    for (const name of names) {
      document.addEventListener(name, (event) => {
        if (event instanceof PointerEvent && event.pointerType === "touch") return;
        const link = closest(event, LINKS);
        if (link) act(/** @type {HTMLAnchorElement} */ (link));
      });
    }
  }

  onLinks(["pointerover", "focusin"], showSoon);
  onLinks(["pointerout", "focusout"], hideSoon);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });

  onPage(() => {
    hide();
    for (const nav of document.querySelectorAll(".section-links")) addBox(nav);
  });
})();
