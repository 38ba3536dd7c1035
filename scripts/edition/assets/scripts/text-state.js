/* Three ways to read: reading text, changes shown, as transmitted. The choice is kept for the next
   page and stands in the address, so that a link keeps it and print shows what is chosen. Without
   this file the reading text is shown, and the changes are listed under each section. */
(function () {
  "use strict";

  const STATES = ["reading", "changes", "transmitted"];
  const root = document.documentElement;

  const isState = (value) => STATES.includes(value);

  function show(state) {
    root.dataset.textState = state;
    for (const button of document.querySelectorAll("[data-text-state][aria-pressed]")) {
      button.setAttribute("aria-pressed", String(button.dataset.textState === state));
    }
  }

  /** The address says only what differs from the ordinary. */
  function inAddress(state) {
    const url = new URL(location.href);
    if (state === STATES[0]) url.searchParams.delete("text");
    else url.searchParams.set("text", state);
    history.replaceState(history.state, "", url);
  }

  function choose(state) {
    show(state);
    window.edition.storage.set("text-state", state);
    inAddress(state);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-text-state]");
    if (button) choose(button.dataset.textState);
  });

  window.edition.onPage(() => {
    const asked = new URLSearchParams(location.search).get("text");
    const wanted = isState(asked) ? asked : (window.edition.storage.get("text-state", isState) ?? STATES[0]);
    show(wanted);
    if (document.querySelector(".tools")) inAddress(wanted);
  });
})();
