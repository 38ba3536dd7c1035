/* What a visitor can see: called in the page as eyes(name, ...arguments), by every engine.
   "Shown" means painted in the window and in front: a click at the point would reach it. */
(name, ...given) => {
  const plain = (text) => text.replace(/\s+/g, " ").trim();
  const rendered = (element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const ROLES = {
    link: "a[href]",
    button: "button, [role=button]",
    heading: "h1, h2, h3, h4, h5, h6",
    searchbox: "input[type=search]",
    textbox: "input, textarea",
    combobox: "select, [role=combobox], input[list]",
    checkbox: "input[type=checkbox]",
    dialog: "dialog, [role=dialog]",
    navigation: "nav",
    main: "main",
  };

  /** A point of the window at which one of the boxes of an element is in front. */
  function pointIn(boxes, element) {
    for (const box of boxes) {
      for (const [right, down] of [[0.5, 0.5], [0.2, 0.5], [0.8, 0.5]]) {
        const [x, y] = [box.left + box.width * right, box.top + box.height * down];
        if (!box.width || x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) continue;
        const front = document.elementFromPoint(x, y);
        if (front && (element.contains(front) || front.control === element)) return [Math.round(x), Math.round(y)];
      }
    }
    return null;
  }

  const pointOf = (element) => (rendered(element) ? pointIn(element.getClientRects(), element) : null);

  /** The text that is rendered, with the node and offset of each of its letters. */
  function read() {
    const letters = [];
    let text = "";
    let block = null;
    const add = (letter, node, offset) => {
      if (letter === " " && (text === "" || text.endsWith(" "))) return;
      text += letter;
      letters.push([node, offset]);
    };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const parent = node.parentElement;
      if (parent.matches("script, style, noscript, textarea, option") || !rendered(parent)) continue;
      let outer = parent;
      while (getComputedStyle(outer).display.startsWith("inline") && outer.parentElement) outer = outer.parentElement;
      if (outer !== block) add(" ", node, 0);
      block = outer;
      for (let n = 0; n < node.length; n += 1) add(/\s/.test(node.data[n]) ? " " : node.data[n], node, n);
    }
    return [text, letters];
  }

  /** The ranges of the page that hold certain words. */
  function ranges(words) {
    const [text, letters] = read();
    const found = [];
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      const range = document.createRange();
      const [last, end] = letters[at + words.length - 1];
      range.setStart(...letters[at]);
      range.setEnd(last, end + 1);
      found.push(range);
    }
    return found;
  }

  /** Fields, whose words are no text of the page, and what shows its name as a title. */
  const others = (words) => [...document.querySelectorAll("input, textarea, select, [title]")].filter(
    (each) => each.title === words || plain(each.selectedOptions?.[0]?.text ?? each.value ?? "").includes(words));

  const things = (words) => [
    ...ranges(words).map((range) => [[...range.getClientRects()], range.startContainer.parentElement]),
    ...others(words).filter(rendered).map((element) => [[...element.getClientRects()], element]),
  ].filter(([boxes]) => boxes.length);

  const nameOf = (element) => [
    element.textContent, element.getAttribute("aria-label"), element.title, element.placeholder,
    element.value, element.alt, ...[...(element.labels ?? [])].map((label) => label.textContent),
    ...(element.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent),
  ];

  const eyes = {
    pointOf,
    pointOfWords: (words) => things(words).map(([boxes, element]) => pointIn(boxes, element)).find(Boolean) ?? null,
    /** Brings the nth occurrence of words to the middle; false if there are no more. */
    scrollToWords(words, nth) {
      const found = things(words)[nth];
      if (!found) return false;
      found[1].scrollIntoView({ block: "nearest", behavior: "instant" });
      scrollBy({ top: things(words)[nth][0][0].top - innerHeight / 2, behavior: "instant" });
      return true;
    },
    scrollTo(element) {
      element.scrollIntoView({ block: "center", behavior: "instant" });
      return true;
    },
    hasFocus: (element) => element === document.activeElement,
    /** Of a switch that is drawn by the label after it, the label. */
    focusIsShown: () => [document.activeElement, document.activeElement.nextElementSibling]
      .some((each, n) => each && (n === 0 || each.matches("label")) && pointOf(each)),
    /** Whether the address names a part of the main words, and it begins in the window. */
    isAtMain() {
      const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!aim || !document.querySelector("main").contains(aim)) return false;
      const words = [...aim.querySelectorAll("h1, h2, h3, p")].find((each) => each.offsetHeight);
      return Boolean(pointOf(words ?? aim));
    },
    /** The names of the links in sight that lead away from this page. */
    linksIn: (element) => [...element.querySelectorAll("a[href]")]
      .filter((link) => pointOf(link) && link.pathname !== location.pathname)
      .map((link) => plain(link.getAttribute("aria-label") ?? link.textContent)),
    nowhere: () => false,
    focusSaysInSight: () => (eyes.focusIsShown() ? eyes.focusSays() : ""),
    focusSays: () => plain(nameOf(document.activeElement).find((each) => each && plain(each)) ?? ""),
    /** Elements that may have a role and a name; the browser itself says which ones have. */
    candidates: (role, wanted) => [...document.querySelectorAll(`${ROLES[role] ?? ""}, [role="${role}"]`.replace(/^, /, ""))]
      .filter((each) => rendered(each) && nameOf(each).some((text) => text && plain(text).includes(wanted))),
    /** The points at which a drag over words begins and ends. */
    ends(words) {
      const range = ranges(words)[0];
      const boxes = [...range.getClientRects()].filter((box) => box.width);
      const [first, last] = [boxes[0], boxes[boxes.length - 1]];
      return [[first.left + 1, first.top + first.height / 2], [last.right - 1, last.top + last.height / 2]];
    },
    select(words) {
      getSelection().removeAllRanges();
      getSelection().addRange(ranges(words)[0]);
    },
    focus: (element) => element.focus(),
    valueOfFocus: () => document.activeElement.value ?? "",
    addressOf: (link) => link.href,
    isLight() {
      const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
      return red + green + blue > 3 * 128;
    },
    width: () => innerWidth,
    requests: () => performance.getEntriesByType("resource").map((each) => each.name),
    address: () => location.href,
  };
  return eyes[name](...given);
}
