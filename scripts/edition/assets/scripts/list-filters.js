/* Narrows and sorts a list by the form above it (`form.filters`). The choice is part of the address.
   Without this file the form is not shown and the list is whole. */
(() => {
  "use strict";

  const { element, onPage, setInAddress } = window.edition;

  /**
   * Order by a value, numbers in it as numbers, and then as the page was written.
   * @param {string} key
   * @returns {(a: HTMLElement, b: HTMLElement) => number}
   */
  function compare(key) {
    return (a, b) =>
      String(a.dataset[key]).localeCompare(String(b.dataset[key]), "en", { numeric: true }) ||
      Number(a.dataset.order) - Number(b.dataset.order);
  }

  /**
   * @param {HTMLElement[]} items
   * @param {string} key
   */
  function sortWithinParents(items, key) {
    for (const parent of new Set(items.map((item) => item.parentElement))) {
      parent?.append(...items.filter((item) => item.parentElement === parent).sort(compare(key)));
    }
  }

  /** @param {HTMLFormElement} form */
  function start(form) {
    /** @type {HTMLElement[]} */
    const items = [...document.querySelectorAll(form.dataset.items ?? "")].map((item) => /** @type {any} */ (item));
    const fields = [...form.querySelectorAll("select")];
    const facets = fields.filter((field) => field.name !== "sort");
    const sort = fields.find((field) => field.name === "sort");

    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      const option = [...field.options].find(({ value }) => value === asked.get(field.name));
      if (option) field.value = option.value;
    }

    /** @param {HTMLElement} item */
    const matches = (item) =>
      facets.every(({ name, value }) => {
        const values = item.getAttribute(`data-${name}`) ?? "";
        return !value || values.split(" ").includes(value);
      });

    function apply() {
      for (const item of items) item.hidden = !matches(item);
      if (sort) sortWithinParents(items, sort.value);
      const shown = items.filter((item) => !item.hidden).length;
      element("output", form).textContent = `${shown} of ${items.length}`;
    }

    form.addEventListener("change", () => {
      apply();
      const chosen = fields.map(({ name, value, options }) => [name, value === options[0].value ? "" : value]);
      setInAddress(Object.fromEntries(chosen));
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  onPage(() => {
    /** @type {NodeListOf<HTMLFormElement>} */
    const forms = document.querySelectorAll("form.filters");
    for (const form of forms) start(form);
  });
})();
