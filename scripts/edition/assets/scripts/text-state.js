/* Three ways to read: reading text, changes shown, as transmitted. The choice is kept for the next
   page and is part of the address, so that a link keeps it and print shows what is chosen. Without
   this file the reading text is shown, and the changes are listed under each section. */
(() => {
  "use strict";

  const { closest, onPage, setInAddress, storage } = window.edition;

  const STATES = ["reading", "changes", "transmitted"];
  const [USUAL] = STATES;

  /**
   * @param {unknown} value
   * @returns {value is string}
   */
  const isState = (value) => typeof value === "string" && STATES.includes(value);

  /** @param {string} state */
  function show(state) {
    document.documentElement.dataset.textState = state;
    for (const button of document.querySelectorAll("[data-text-state][aria-pressed]")) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-text-state") === state));
    }
  }

  /**
   * Name a state in the address, unless it is the usual one.
   * @param {string} state
   */
  const nameInAddress = (state) => setInAddress({ text: state === USUAL ? "" : state });

  document.addEventListener("click", (event) => {
    const state = closest(event, "button[data-text-state]")?.dataset.textState;
    if (!isState(state)) return;
    show(state);
    storage.set("text-state", state);
    nameInAddress(state);
  });

  onPage(() => {
    const asked = new URLSearchParams(location.search).get("text");
    const state = isState(asked) ? asked : (storage.get("text-state", isState) ?? USUAL);
    show(state);
    if (document.querySelector(".tools")) nameInAddress(state);
  });
})();
