/* Narrows and sorts a list by the form above it (`form.filters`). The choice stands in the address.
   Without this file the form is not shown and the list is whole. */
(function () {
  "use strict";

  function start(form) {
    const items = [...document.querySelectorAll(form.dataset.items)];
    const fields = [...form.querySelectorAll("select")];
    const facets = fields.filter((field) => field.name !== "sort");
    const asked = new URLSearchParams(location.search);
    for (const field of fields) {
      const value = asked.get(field.name);
      if ([...field.options].some((option) => option.value === value)) field.value = value;
    }

    function matches(item) {
      return facets.every(
        (field) => !field.value || (item.getAttribute(`data-${field.name}`) || "").split(" ").includes(field.value),
      );
    }

    function compare(key) {
      return (a, b) =>
        String(a.dataset[key]).localeCompare(String(b.dataset[key]), "en", { numeric: true }) ||
        Number(a.dataset.order) - Number(b.dataset.order);
    }

    function apply() {
      let shown = 0;
      for (const item of items) {
        item.hidden = !matches(item);
        if (!item.hidden) shown += 1;
      }
      const sort = form.querySelector('select[name="sort"]');
      if (sort) {
        const parents = new Set(items.map((item) => item.parentNode));
        for (const parent of parents) {
          parent.append(...items.filter((item) => item.parentNode === parent).sort(compare(sort.value)));
        }
      }
      form.querySelector("output").textContent = `${shown} of ${items.length}`;
    }

    function inAddress() {
      const url = new URL(location.href);
      for (const field of fields) {
        if (field.value && field.value !== field.options[0].value) url.searchParams.set(field.name, field.value);
        else url.searchParams.delete(field.name);
      }
      history.replaceState(history.state, "", url);
    }

    form.addEventListener("change", () => {
      apply();
      inAddress();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  window.edition.onPage(() => {
    for (const form of document.querySelectorAll("form.filters")) start(form);
  });
})();
