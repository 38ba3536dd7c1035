/* Beside the paragraph in view: what belongs to it, how much of the section is read, and where the
   reader left the text. What it shows stands below the text as well ("Around each paragraph"). */
(function () {
  "use strict";

  /** Where on the screen a reader reads, as a share of its height. */
  const EYE = 0.38;

  let passages = [];
  let here = null;
  let panel = null;
  let button = null;
  let line = null;

  const { storage } = window.edition;
  const isLocus = (value) => typeof value === "string" && /^\d{1,6}\.\d{1,6}$/.test(value);

  function make(name, class_, text) {
    const element = document.createElement(name);
    element.className = class_;
    if (text) element.textContent = text;
    return element;
  }

  /** The passage at the reader's eye: the last one that begins above it. */
  function current() {
    const eye = innerHeight * EYE;
    let [low, high] = [0, passages.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (passages[middle].getBoundingClientRect().top <= eye) low = middle;
      else high = middle - 1;
    }
    return passages[low];
  }

  function follow() {
    if (!passages.length) return;
    const section = (here || passages[0]).closest(".text-section").getBoundingClientRect();
    const part = (innerHeight * EYE - section.top) / section.height;
    line.style.setProperty("--read", String(Math.min(1, Math.max(0, part))));
    const found = current();
    if (found !== here) arrive(found);
  }

  function arrive(passage) {
    const first = !here;
    here = passage;
    const locus = here.dataset.locus;
    const [, paragraph] = locus.split(".");
    const last = [...here.closest(".text-section").querySelectorAll(".para")].pop().dataset.locus;
    button.textContent = locus;
    button.setAttribute("aria-label", `Paragraph ${locus} of ${last}: what belongs to it`);
    if (!first && Number(paragraph)) storage.set("place", locus);
    fill();
  }

  /** What belongs to the paragraph, from the list below the text. */
  function fill() {
    // Nothing is taken from under the eyes or the keyboard of who is in the panel.
    if (!here || panel.hidden || panel.matches(":hover") || panel.contains(document.activeElement)) return;
    const locus = here.dataset.locus;
    const found = document.querySelector(`[data-around="${CSS.escape(locus)}"]`);
    panel.querySelector("h2").textContent = `Beside ${locus}`;
    const body = make("div", "beside-body");
    if (found) body.append(...[...found.cloneNode(true).childNodes]);
    else body.append("Nothing points to this paragraph or from it.");
    panel.querySelector(".beside-body").replaceWith(body);
    panel.scrollTop = 0;
  }

  function toggle(open) {
    panel.hidden = !open;
    document.documentElement.toggleAttribute("data-beside", open);
    button.setAttribute("aria-expanded", String(open));
    storage.set("beside", open);
    if (open) fill();
  }

  function build() {
    button = make("button", "where");
    button.type = "button";
    button.title = "What belongs to this paragraph (key b)";
    button.setAttribute("aria-controls", "beside");
    button.addEventListener("click", () => toggle(panel.hidden));
    line = make("div", "read");
    panel = make("aside", "beside");
    panel.id = "beside";
    panel.setAttribute("aria-label", "Beside the paragraph");
    const close = make("button", "close", "×");
    close.type = "button";
    close.setAttribute("aria-label", "Close");
    close.addEventListener("click", () => {
      toggle(false);
      button.focus();
    });
    panel.append(make("h2", ""), close, make("div", "beside-body"));
    panel.addEventListener("pointerleave", fill);
    panel.addEventListener("focusout", (event) => {
      if (!panel.contains(event.relatedTarget)) setTimeout(fill);
    });
  }

  /** An offer to go on where the text was left; none while an address says where to go. */
  function offer() {
    const locus = storage.get("place", isLocus);
    if (!locus || location.hash) return;
    const [section, paragraph] = locus.split(".");
    const address = window.edition.address(`text/${section}/`);
    const nav = document.querySelector(".title-page .begin, .section-links");
    const elsewhere = nav && nav.matches(".section-links") && address.pathname !== location.pathname;
    if (!nav || elsewhere || nav.querySelector(".continue")) return;
    const link = make("a", "continue", `Go on at ${locus}`);
    if (!document.getElementById(`p${section}-${paragraph}`) && passages.length) return;
    link.href = passages.length ? `#p${section}-${paragraph}` : `${address}#p${section}-${paragraph}`;
    nav.querySelector("form") ? nav.querySelector("form").before(link) : nav.append(link);
  }

  let waiting = false;
  document.addEventListener(
    "scroll",
    () => {
      if (waiting || !passages.length) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        follow();
      });
    },
    { passive: true },
  );
  document.addEventListener("keydown", (event) => {
    if (!passages.length) return;
    if (window.edition.commandOf(event) === "b") toggle(panel.hidden);
    if (event.key === "Escape" && panel.contains(event.target)) {
      toggle(false);
      button.focus();
    }
  });

  window.edition.onPage(() => {
    if (!panel) build();
    here = null;
    passages = [...document.querySelectorAll(".text-section [data-locus]")];
    const title = document.querySelector(".md-header__title");
    if (!passages.length || !title) {
      for (const each of [button, line, panel]) each.remove();
      document.documentElement.removeAttribute("data-beside");
    } else {
      title.after(button);
      document.querySelector(".md-header").append(line);
      document.querySelector(".ed-text").append(panel);
      toggle(Boolean(storage.get("beside", (value) => value === true)) && matchMedia("(min-width: 76.25em)").matches);
      follow();
    }
    offer();
  });
})();
