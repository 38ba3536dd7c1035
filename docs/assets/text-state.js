/* Three ways to read: reading text, changes shown, as transmitted. The choice is kept for the next
   page and stands in the address, so that a link keeps it and print shows what is chosen. Without
   this file the reading text is shown, and the changes are listed under each section. */
(function () {
  "use strict";

  const STATES = ["reading", "changes", "transmitted"];
  const KEY = "edition.text-state";
  const root = document.documentElement;

  /** Private windows may refuse storage; then the choice lasts for the page. */
  function remembered() {
    try { return localStorage.getItem(KEY); } catch { return null; }
  }
  function remember(state) {
    try { localStorage.setItem(KEY, state); } catch { /* see above */ }
  }

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
    remember(state);
    inAddress(state);
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-text-state]");
    if (button) choose(button.dataset.textState);
  });

  window.edition.onPage(() => {
    const asked = new URLSearchParams(location.search).get("text");
    const wanted = [asked, remembered()].find((state) => STATES.includes(state)) || STATES[0];
    show(wanted);
    if (document.querySelector(".tools")) inAddress(wanted);
  });
})();
