/* Narrows the list of words in the concordance as letters are typed. Without this file the box is
   not shown and the list is whole. */
(() => {
  "use strict";

  const { element, onPage } = window.edition;

  /** @param {string} text */
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’]/g, "")
      .toLowerCase();

  function start() {
    const form = document.querySelector("form.word-filter");
    if (!(form instanceof HTMLElement)) return;
    const input = /** @type {HTMLInputElement} */ (element("input", form));
    /** @type {NodeListOf<HTMLElement>} */
    const items = document.querySelectorAll("ul.words > li");
    const texts = new Map([...items].map((item) => [item, fold(item.textContent ?? "")]));

    function apply() {
      const wanted = fold(input.value.trim());
      for (const [item, text] of texts) item.hidden = !text.includes(wanted);
      const shown = [...items].filter((item) => !item.hidden).length;
      element("output", /** @type {HTMLElement} */ (form)).textContent = wanted ? `${shown} of ${items.length}` : "";
    }

    form.hidden = false;
    input.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  onPage(start);
})();
