/* Narrows the list of words in the concordance as letters are typed. Without this file the box is
   not shown and the list is whole. */
(function () {
  "use strict";

  const plain = (text) =>
    text
      .normalize("NFD")
      .replace(/[\u0300-\u036f'’]/g, "")
      .toLowerCase();

  function start() {
    const form = document.querySelector("form.word-filter");
    if (!form) return;
    const input = form.querySelector("input");
    const items = [...document.querySelectorAll("ul.words > li")].map((item) => [item, plain(item.textContent)]);

    function apply() {
      const wanted = plain(input.value.trim());
      let shown = 0;
      for (const [item, text] of items) {
        item.hidden = !text.includes(wanted);
        if (!item.hidden) shown += 1;
      }
      form.querySelector("output").textContent = wanted ? `${shown} of ${items.length}` : "";
    }

    form.hidden = false;
    input.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  window.edition.onPage(start);
})();
