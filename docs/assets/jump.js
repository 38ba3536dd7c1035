/* A box that takes a place (2.4, 5.5-5.6), a glossary word or a name, and a look at where a link
   leads. Both need assets/targets.js, which is loaded when it is first wanted. Without this file
   the links above the text and the glossary do the same in more steps. */
(function () {
  "use strict";

  const { root } = window.edition;
  /** Links to words, records and places; those that targets.js knows have something to show. */
  const LINKS = 'a.term, a[class^="to-"]';

  async function targets() {
    await window.edition.load("targets");
    return window.editionTargets;
  }

  /** The address of a link within the site, as targets.js knows it. */
  function keyOf(link) {
    const url = new URL(link.href);
    if (!url.href.startsWith(root.href)) return "";
    return url.pathname.slice(root.pathname.length).replace(/index\.html$/, "") + window.edition.decoded(url.hash);
  }

  // The box

  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[‘’']/g, "").toLowerCase().trim();

  /** Where some typed words lead; nothing if nowhere. */
  function find(all, typed) {
    const locus = /^(\d+)\.(\d+)(?:\s*[-–]\s*\d+\.\d+)?$/.exec(typed.trim());
    if (locus) {
      const end = `#p${Number(locus[1])}-${Number(locus[2])}`;
      return Object.keys(all).find((address) => address.startsWith("text/") && address.endsWith(end));
    }
    const wanted = plain(typed);
    if (!wanted) return undefined;
    const named = Object.entries(all).filter(([address]) => !address.startsWith("text/"));
    const names = ([, [name, , ...forms]]) => [name, ...forms].map(plain);
    const exact = named.find((row) => names(row).includes(wanted));
    const near = exact || named.find((row) => names(row).some((name) => name.startsWith(wanted)));
    const within = near || named.find((row) => names(row).some((name) => name.includes(wanted)));
    return within && within[0];
  }

  function box(nav) {
    const form = document.createElement("form");
    const input = document.createElement("input");
    const list = document.createElement("datalist");
    const told = document.createElement("output");
    form.className = "jump";
    list.id = "jump-names";
    input.setAttribute("list", list.id);
    input.setAttribute("aria-label", "Go to a place, a word or a name");
    input.placeholder = "2.4 · word · name";
    input.autocomplete = "off";
    input.maxLength = 80;
    told.setAttribute("aria-live", "polite");
    form.append(input, list, told);
    nav.append(form);
    input.addEventListener("focus", async () => {
      const all = await targets().catch(() => ({})); // told when somebody presses Enter
      if (list.children.length) return;
      for (const [address, [name]] of Object.entries(all)) {
        if (!name || address.startsWith("text/")) continue;
        const option = document.createElement("option");
        option.value = name;
        list.append(option);
      }
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      targets().then((all) => {
        const address = find(all, input.value);
        told.textContent = address ? "" : "There is no such place, word or name.";
        if (address) location.href = window.edition.address(address);
      }, ({ message }) => { told.textContent = message; });
    });
  }

  // The look ahead

  /** Milliseconds that a card waits for the pointer on its way to it. */
  const LINGER = 800;
  let card = null;
  let coming = 0;
  let going = 0;

  function hide() {
    clearTimeout(coming);
    clearTimeout(going);
    coming = 0;
    if (card) card.remove();
    card = null;
  }

  /** A card stays while the pointer is on it, so that it can be read at any size and copied from. */
  function leave() {
    clearTimeout(coming);
    clearTimeout(going);
    coming = 0;
    going = setTimeout(() => { if (card && !card.matches(":hover")) hide(); }, LINGER);
  }

  function preview(link) {
    clearTimeout(coming);
    const turn = coming = setTimeout(async () => {
      const found = (await targets().catch(() => ({})))[keyOf(link)];
      if (turn !== coming || !found || !found[1] || !link.isConnected) return;
      hide();
      card = document.createElement("div");
      card.className = "preview";
      // In the half of the window where the link is not: it covers no note beside the link.
      card.classList.toggle("high", link.getBoundingClientRect().top > innerHeight / 2);
      card.addEventListener("pointerleave", leave);
      card.setAttribute("role", "status");
      const name = document.createElement("b");
      name.textContent = found[0] || link.textContent;
      card.append(name, found[1]);
      document.querySelector(".ed, article").append(card);
    }, 250);
  }

  for (const [name, act] of [["pointerover", preview], ["focusin", preview], ["pointerout", leave], ["focusout", leave]]) {
    document.addEventListener(name, (event) => {
      if (event.pointerType === "touch") return;
      const link = event.target instanceof Element && event.target.closest(LINKS);
      if (link) act(link);
    });
  }
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });

  window.edition.onPage(() => {
    hide();
    for (const nav of document.querySelectorAll(".section-links")) box(nav);
  });
})();
