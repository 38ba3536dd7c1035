/* The menu of narrow windows, for the keyboard and for screen readers: a button takes the place of
   the theme's label, the focus goes into the menu and comes back, Esc closes it. Without this file
   the menu opens and closes by mouse and by touch alone. */
(function () {
  "use strict";

  const narrow = matchMedia("(max-width: 76.1875em)");
  const drawer = () => document.getElementById("__drawer");
  const opener = () => document.querySelector(".md-header button[aria-label=Menu]") ?? makeOpener();
  const menu = () => document.querySelector(".md-sidebar--primary");

  function makeOpener() {
    const label = document.querySelector(".md-header label[for=__drawer]");
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.setAttribute("aria-label", "Menu");
    button.append(...label.childNodes);
    button.addEventListener("click", () => drawer().click());
    label.hidden = true;
    label.after(button);
    return button;
  }

  function update() {
    opener().hidden = !narrow.matches;
    opener().setAttribute("aria-expanded", String(drawer().checked));
    for (const label of menu().querySelectorAll("label[for^=__nav]")) {
      // a part, and the way back
      const asButton = narrow.matches;
      label.tabIndex = asButton ? 0 : -1;
      if (asButton) label.setAttribute("role", "button");
      else label.removeAttribute("role");
      if (asButton) label.setAttribute("aria-expanded", String(label.control.checked));
      else label.removeAttribute("aria-expanded");
    }
  }

  /** The first thing to choose in what has just been opened. */
  function enter(list) {
    const first = [...list.querySelectorAll("a[href], label[role=button]")].find(
      (each) => each.offsetParent && !each.closest(".md-nav__title .md-logo, .md-nav__source"),
    );
    first?.focus({ preventScroll: true });
  }

  document.addEventListener("change", ({ target }) => {
    if (!narrow.matches || !target.matches("#__drawer, .md-nav__toggle")) return;
    update();
    if (target === drawer()) {
      if (target.checked) enter(openPart());
      else if (menu().contains(document.activeElement)) opener().focus();
    } else if (target.checked) enter(target.parentElement.querySelector("nav"));
    else document.querySelector(`label.md-nav__link[for="${target.id}"]`)?.focus({ preventScroll: true });
  });

  /** The part of the menu that lies on top: that of the page, or the whole. */
  function openPart() {
    const parts = [...menu().querySelectorAll(".md-nav__toggle:checked ~ nav")];
    return parts.at(-1) ?? menu();
  }

  document.addEventListener("keydown", (event) => {
    // The theme hears Enter too; in Firefox the same key would then follow the link that gets the focus.
    if ([" ", "Enter"].includes(event.key) && event.target.matches("label[role=button]")) {
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
  document.addEventListener("focusin", ({ target }) => {
    if (narrow.matches && drawer().checked && !menu().contains(target) && target !== opener()) drawer().click();
  });

  // A page that comes back as it was left, by Back, shows itself and not its menu.
  window.addEventListener("pagehide", () => {
    drawer().checked = false;
  });

  narrow.addEventListener("change", update);
  window.edition.onPage(update);
})();
