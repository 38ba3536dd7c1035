/* Beside the paragraph in view: what belongs to it, how much of the section is read, and where the
   reader left the text. What it shows is below the text as well ("Related to each paragraph"). */
(() => {
  "use strict";

  const { address, commandOf, element, make, onPage, storage } = window.edition;

  /** Where on the screen a reader reads, as a share of its height. */
  const EYE = 0.38;

  /** @type {HTMLElement[]} */
  let passages = [];
  /** @type {HTMLElement | null} */
  let here = null;

  /**
   * @param {unknown} value
   * @returns {value is string}
   */
  const isLocus = (value) => typeof value === "string" && /^\d{1,6}\.\d{1,6}$/.test(value);

  /**
   * @param {unknown} value
   * @returns {value is boolean}
   */
  const isBoolean = (value) => typeof value === "boolean";

  // The button in the header, the line under it, and the panel: made once, on each page put in place

  const button = make("button", {
    type: "button",
    class: "where",
    title: "What belongs to this paragraph (key b)",
    "aria-controls": "beside",
  });
  const line = make("div", { class: "read" });
  const heading = make("h2");
  const close = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
  const body = make("div", { class: "beside-body" });
  const panel = make(
    "aside",
    { id: "beside", class: "beside", "aria-label": "Beside the paragraph" },
    heading,
    close,
    body,
  );

  button.addEventListener("click", () => toggle(Boolean(panel.hidden)));
  close.addEventListener("click", closePanel);
  panel.addEventListener("pointerleave", fill);
  panel.addEventListener("focusout", ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && panel.contains(relatedTarget))) setTimeout(fill);
  });

  /** Fill the panel from the list below the text. */
  function fill() {
    // Nothing is taken from under the eyes or the keyboard of who is in the panel.
    if (!here || panel.hidden || panel.matches(":hover") || panel.contains(document.activeElement)) return;
    const locus = here.dataset.locus ?? "";
    const around = document.querySelector(`[data-around="${CSS.escape(locus)}"]`);
    heading.textContent = `Beside ${locus}`;
    if (around) body.replaceChildren(...around.cloneNode(true).childNodes);
    else body.replaceChildren("Nothing points to this paragraph or from it.");
    panel.scrollTop = 0;
  }

  /** @param {boolean} isOpen */
  function toggle(isOpen) {
    panel.hidden = !isOpen;
    document.documentElement.toggleAttribute("data-beside", isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
    storage.set("beside", isOpen);
    if (isOpen) fill();
  }

  function closePanel() {
    toggle(false);
    button.focus();
  }

  // Where the reader is

  /** The passage at the reader's eye: the last one that begins above it. */
  function passageAtEye() {
    const eye = innerHeight * EYE;
    let [low, high] = [0, passages.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (passages[middle].getBoundingClientRect().top <= eye) low = middle;
      else high = middle - 1;
    }
    return passages[low];
  }

  /** @param {Element} passage */
  const sectionOf = (passage) => /** @type {HTMLElement} */ (passage.closest(".text-section"));

  function follow() {
    if (!passages.length) return;
    const section = sectionOf(here ?? passages[0]).getBoundingClientRect();
    const share = (innerHeight * EYE - section.top) / section.height;
    line.style.setProperty("--read", String(Math.min(1, Math.max(0, share))));
    const found = passageAtEye();
    if (found !== here) arrive(found);
  }

  /** @param {HTMLElement} passage */
  function arrive(passage) {
    const isFirst = !here;
    here = passage;
    const locus = passage.dataset.locus ?? "";
    /** @type {NodeListOf<HTMLElement>} */
    const paragraphs = sectionOf(passage).querySelectorAll(".para");
    const last = [...paragraphs].at(-1)?.dataset.locus;
    button.textContent = locus;
    button.setAttribute("aria-label", `Paragraph ${locus} of ${last}: what belongs to it`);
    if (!isFirst && Number(locus.split(".")[1])) storage.set("place", locus);
    fill();
  }

  /** Offer to go on where the text was left; not while an address says where to go. */
  function offerToContinue() {
    const locus = storage.get("place", isLocus);
    const nav = document.querySelector(".title-page .begin, .section-links");
    if (!locus || location.hash || !nav || nav.querySelector(".continue")) return;
    const [section, paragraph] = locus.split(".");
    const page = address(`text/${section}/`);
    const anchor = `p${section}-${paragraph}`;
    if (nav.matches(".section-links") && page.pathname !== location.pathname) return;
    if (passages.length && !document.getElementById(anchor)) return;
    const href = passages.length ? `#${anchor}` : `${page}#${anchor}`;
    const link = make("a", { class: "continue", href }, `Go on at ${locus}`);
    const form = nav.querySelector("form");
    if (form) form.before(link);
    else nav.append(link);
  }

  let isWaiting = false;
  document.addEventListener(
    "scroll",
    () => {
      if (isWaiting || !passages.length) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        follow();
      });
    },
    { passive: true },
  );
  document.addEventListener("keydown", (event) => {
    if (!passages.length) return;
    if (commandOf(event) === "b") toggle(Boolean(panel.hidden));
    if (event.key === "Escape" && event.target instanceof Node && panel.contains(event.target)) closePanel();
  });

  function putInPlace() {
    const title = document.querySelector(".md-header__title");
    if (!passages.length || !title) {
      for (const each of [button, line, panel]) each.remove();
      document.documentElement.removeAttribute("data-beside");
      return;
    }
    title.after(button);
    element(".md-header").append(line);
    element(".ed-text").append(panel);
    const wasOpen = storage.get("beside", isBoolean) === true;
    toggle(wasOpen && matchMedia("(min-width: 76.25em)").matches);
    follow();
  }

  onPage(() => {
    here = null;
    /** @type {NodeListOf<HTMLElement>} */
    const found = document.querySelectorAll(".text-section [data-locus]");
    passages = [...found];
    putInPlace();
    offerToContinue();
  });
})();
