/* The menu of narrow windows, for the keyboard and for screen readers: a button replaces the theme's
   label, the focus goes into the menu and comes back, Esc closes it. Without this file the menu opens
   and closes by mouse and by touch alone. */
(() => {
  "use strict";

  const { closest, element, make, onPage } = window.edition;

  const narrow = matchMedia("(max-width: 76.1875em)");
  const drawer = () => /** @type {HTMLInputElement} */ (element("#__drawer"));
  const opener = () =>
    /** @type {HTMLElement | null} */ (document.querySelector(".md-header button[aria-label=Menu]")) ?? makeOpener();
  const menu = () => element(".md-sidebar--primary");

  function makeOpener() {
    const label = element(".md-header label[for=__drawer]");
    const button = make(
      "button",
      { type: "button", class: label.className, "aria-label": "Menu" },
      ...label.childNodes,
    );
    button.addEventListener("click", () => drawer().click());
    label.hidden = true;
    label.after(button);
    return button;
  }

  function update() {
    opener().hidden = !narrow.matches;
    opener().setAttribute("aria-expanded", String(drawer().checked));
    /** Those that open a part of the menu, and those that lead back. */
    const labels = /** @type {NodeListOf<HTMLLabelElement>} */ (menu().querySelectorAll("label[for^=__nav]"));
    for (const label of labels) {
      label.tabIndex = narrow.matches ? 0 : -1;
      if (narrow.matches) {
        const toggle = /** @type {HTMLInputElement} */ (label.control);
        label.setAttribute("role", "button");
        label.setAttribute("aria-expanded", String(toggle.checked));
      } else {
        label.removeAttribute("role");
        label.removeAttribute("aria-expanded");
      }
    }
  }

  /**
   * Focus the first thing to choose in what has just been opened.
   * @param {Element | null | undefined} list
   */
  function enter(list) {
    /** @type {NodeListOf<HTMLElement>} */
    const choices = (list ?? menu()).querySelectorAll("a[href], label[role=button]");
    const isChoice = (/** @type {HTMLElement} */ each) =>
      each.offsetParent && !each.closest(".md-nav__title .md-logo, .md-nav__source");
    [...choices].find(isChoice)?.focus({ preventScroll: true });
  }

  /** The part of the menu that lies on top: that of the page, or the whole. */
  const topPart = () => [...menu().querySelectorAll(".md-nav__toggle:checked ~ nav")].at(-1);

  document.addEventListener("change", ({ target }) => {
    if (!narrow.matches || !(target instanceof HTMLInputElement)) return;
    if (!target.matches("#__drawer, .md-nav__toggle")) return;
    update();
    if (target === drawer()) {
      if (target.checked) enter(topPart());
      else if (menu().contains(document.activeElement)) opener().focus();
    } else if (target.checked) {
      enter(target.parentElement?.querySelector("nav"));
    } else {
      /** @type {HTMLElement | null} */
      const label = document.querySelector(`label.md-nav__link[for="${target.id}"]`);
      label?.focus({ preventScroll: true });
    }
  });

  document.addEventListener("keydown", (event) => {
    // The theme hears Enter too; in Firefox the same key would then follow the link that gets the focus.
    if ([" ", "Enter"].includes(event.key) && event.target instanceof HTMLLabelElement) {
      if (!event.target.matches("label[role=button]")) return;
      event.preventDefault();
      event.stopPropagation();
      event.target.click();
    }
    if (event.key === "Escape" && narrow.matches && drawer().checked) {
      drawer().click();
      opener().focus();
    }
  });

  // Behind the open menu the page is dark: who goes on to it with Tab has left the menu.
  document.addEventListener("focusin", (event) => {
    if (!narrow.matches || !drawer().checked) return;
    if (!closest(event, ".md-sidebar--primary") && event.target !== opener()) drawer().click();
  });

  // A part of the menu slides in; what got the focus meanwhile may have stayed out of sight.
  document.addEventListener("transitionend", () => {
    const focused = document.activeElement;
    if (narrow.matches && focused && menu().contains(focused)) {
      focused.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  });

  // A page that comes back as it was left, by Back, shows itself and not its menu.
  window.addEventListener("pagehide", () => {
    drawer().checked = false;
  });

  narrow.addEventListener("change", update);
  onPage(update);
})();
