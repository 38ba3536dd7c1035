/* The form for a note on selected words. It writes a file, and opens the page of the repository
   where the file is begun; without a repository the file is saved or copied. Lists, limits and
   messages come from assets/contributing.js, which the edition writes and cite.js loads with this. */
(function () {
  "use strict";

  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const ORCID = /^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/;
  const EMPTY = {
    kind: "",
    certainty: "editorial",
    note: "",
    sources: [],
    name: "",
    by: "",
    orcid: "",
    anonymous: false,
  };
  /** What of a draft is kept. Consent is not: it is given each time. */
  const KEPT = Object.keys(EMPTY);

  /** The fields of a stored draft that have the type that they should have. */
  function restored(key) {
    const stored = window.edition.storage.get(key, (value) => value instanceof Object) ?? {};
    const isKept = (name) => Object.hasOwn(stored, name) && typeof stored[name] === typeof EMPTY[name];
    return Object.fromEntries(KEPT.filter(isKept).map((name) => [name, stored[name]]));
  }

  /** Half of a surrogate pair, at which encodeURIComponent throws, becomes U+FFFD. */
  const encoded = (text) => encodeURIComponent(text.toWellFormed());

  window.edition.annotate = (range, make) => {
    const data = window.editionContributing;
    const place = window.edition.annotation.chosen(range, data.contexts);
    const before = document.activeElement;
    const title = place.refused ? "No note here" : `Annotate ${place.at}`;
    const close = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
    const dialog = make("dialog", { class: "cite annotate", "aria-label": title }, make("h2", {}, title), close);
    close.addEventListener("click", () => dialog.close());
    // The keys of the page are not those of the form.
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before && before.isConnected && before !== document.body) before.focus({ preventScroll: true });
    });
    if (place.refused) dialog.append(make("p", { class: "refused", role: "alert" }, place.refused));
    else dialog.append(...form(place, data, make, dialog));
    document.querySelector(".ed").append(dialog);
    dialog.showModal();
    (dialog.querySelector("select") || close).focus();
  };

  function form(place, data, make, dialog) {
    const { annotation, storage } = window.edition;
    const key = `draft:${place.at}:${place.prefix}|${place.quote}|${place.suffix}${place.occurrence}`;
    const draft = { ...EMPTY, ...restored(key), consent: false, ...place };
    const id = annotation.idFrom(place.quote, data.notes);
    const path = `annotations/notes/${place.at.split(".")[0]}/${id}.md`;

    // Fields

    const labelled = (label, input, ...more) =>
      make("div", { class: "field" }, make("label", { for: input.id }, label), input, ...more);
    const input = (name, more = {}) => make("input", { id: `annotate-${name}`, name, autocomplete: "off", ...more });
    const option = (value, label) => make("option", { value }, label || value);
    const kind = make(
      "select",
      { id: "annotate-kind", name: "kind" },
      option("", "choose …"),
      ...data.kinds.map((each) => option(each)),
    );
    const certainty = make(
      "select",
      { id: "annotate-certainty", name: "certainty", "aria-describedby": "annotate-meaning" },
      ...Object.keys(data.certainty).map((each) => option(each)),
    );
    const meaning = make("p", { class: "hint", id: "annotate-meaning" });
    const note = make("textarea", { id: "annotate-note", name: "note", rows: 6, "aria-describedby": "annotate-count" });
    const count = make("p", { class: "hint", id: "annotate-count" });
    const source = input("source", { list: "annotate-sources" });
    const sources = make(
      "datalist",
      { id: "annotate-sources" },
      ...Object.entries(data.sources).map(([each, name]) => option(each, name)),
    );
    const cited = make("ul", { class: "cited", "aria-label": "Sources of the note" });
    const name = input("name", { autocomplete: "name" });
    const by = input("by", { spellcheck: "false", autocapitalize: "none" });
    const orcid = input("orcid", { placeholder: "0000-0000-0000-0000", inputmode: "text" });
    const anonymous = input("anonymous", { type: "checkbox" });
    const consent = input("consent", { type: "checkbox" });
    const check = (box, words) => make("label", { class: "check" }, box, make("span", {}, words));
    const faults = make("ul", { class: "faults", "aria-label": "Problems and advice" });
    const told = make("output", { "aria-live": "polite" });
    const person = make(
      "div",
      { class: "person" },
      labelled("Your name, as it should be credited", name),
      labelled("Your id", by),
      labelled("ORCID, if you have one", orcid),
    );

    // What is wrong, in the words of the check

    const message = (code, on, words) => ({
      on,
      blocking: data.problems[code].blocking,
      words: words || data.problems[code].words,
    });
    function problems() {
      const found = [];
      const say = (on, words) => found.push({ on, blocking: true, words });
      const { first, all } = annotation.words(draft.note, data.sentence);
      if (!draft.kind) say(kind, "Choose a kind.");
      if (!draft.note.trim()) found.push(message("empty-body", note));
      if (/<\/?(?!\/?(i|span)\b)[a-z!]/i.test(draft.note)) found.push(message("raw-html", note));
      if (first > data.firstSentence) found.push(message("long-first-sentence", note));
      if (all > data.body) found.push(message("long-body", note));
      if (/["']/.test(draft.note.replace(/<[^>]*>/g, ""))) found.push(message("straight-quote", note));
      if (data.needsSources.includes(draft.certainty) && !draft.sources.length)
        found.push(message("source-missing", source));
      if (source.value.trim())
        say(
          source,
          `No source ‘${source.value.trim()}’ is in the bibliography. Choose one of the list, or clear the field.`,
        );
      if (!draft.anonymous && !draft.name.trim()) say(name, "Write your name, or stay anonymous.");
      if (!ID.test(draft.by))
        found.push(message("bad-file-name", by, "An id has small letters a–z, digits and single hyphens: jane-doe."));
      if (draft.orcid && !ORCID.test(draft.orcid)) say(orcid, "An ORCID has four groups of four: 0000-0002-1825-0097.");
      if (!draft.consent) say(consent, "Consent is needed before a note can be published.");
      return found;
    }

    let pressed = false;
    function show() {
      const { first, all } = annotation.words(draft.note, data.sentence);
      count.textContent = `First sentence: ${first} of ${data.firstSentence} words. The whole: ${all} of ${data.body}.`;
      meaning.textContent = data.certainty[draft.certainty];
      person.hidden = draft.anonymous;
      const found = problems();
      const fields = [kind, note, source, name, by, orcid, consent];
      for (const each of fields) each.removeAttribute("aria-invalid");
      // What is only not yet filled in is said when somebody wants to send it.
      const shown = found.filter(
        ({ on, blocking }) =>
          pressed || !blocking || (on.type !== "checkbox" && on.value && document.activeElement !== on),
      );
      for (const { on, blocking } of shown) if (blocking) on.setAttribute("aria-invalid", "true");
      faults.replaceChildren(
        ...shown.map(({ words, blocking }) => make("li", { class: blocking ? "blocking" : "advice" }, words)),
      );
      const isNew = ID.test(draft.by) && !Object.hasOwn(data.contributors, draft.by);
      newcomer.hidden = !isNew;
      if (isNew) whose.textContent = `annotations/contributors/${draft.by}.yml`;
    }
    /** Drawn anew only when they change, so that no button goes from under the focus. */
    function list() {
      cited.replaceChildren(
        ...draft.sources.map((each) => {
          const away = make("button", { type: "button", "aria-label": `Remove ${each}` }, "×");
          away.addEventListener("click", () => {
            draft.sources = draft.sources.filter((other) => other !== each);
            list();
            changed();
            source.focus();
          });
          return make("li", {}, `${data.sources[each]} (${each}) `, away);
        }),
      );
    }
    function changed() {
      storage.set(key, Object.fromEntries(KEPT.map((each) => [each, draft[each]])));
      show();
    }

    function idOf() {
      if (draft.anonymous) return data.anonymous;
      const known = Object.keys(data.contributors).find((each) => data.contributors[each] === draft.name.trim());
      return (
        known || (draft.name.trim() ? annotation.idFrom(draft.name.normalize("NFD").replace(/\p{M}/gu, ""), []) : "")
      );
    }
    const isSource = (words) => typeof words === "string" && Object.hasOwn(data.sources, words);
    function addSource() {
      const wanted = source.value.trim();
      const found = isSource(wanted) ? wanted : Object.keys(data.sources).find((each) => data.sources[each] === wanted);
      if (!found) return;
      if (!draft.sources.includes(found)) draft.sources = [...draft.sources, found];
      source.value = "";
      list();
    }
    function fill() {
      for (const field of [kind, certainty, note, name, by, orcid]) {
        field.value = draft[field.name];
        draft[field.name] = field.value; // a list has no value but its own
      }
      if (!certainty.value) draft.certainty = certainty.value = EMPTY.certainty;
      anonymous.checked = draft.anonymous;
      consent.checked = draft.consent;
      draft.sources = Array.isArray(draft.sources) ? draft.sources.filter(isSource) : [];
      if (!draft.by) draft.by = by.value = idOf();
      list();
    }
    dialog.addEventListener("input", ({ target }) => {
      if (target === source) {
        if (isSource(source.value)) addSource();
      } else if (target.type === "checkbox") draft[target.name] = target.checked;
      else draft[target.name] = target.value;
      if (target === name || target === anonymous) draft.by = by.value = idOf();
      changed();
    });
    dialog.addEventListener("focusout", () => setTimeout(show));
    source.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      addSource();
      changed();
    });

    // Where it goes

    const credited = () => ({
      ...draft,
      name: draft.anonymous ? "Anonymous" : draft.name,
      orcid: draft.anonymous ? "" : draft.orcid,
    });
    const noteFile = () => annotation.file(draft);
    const ownFile = () => annotation.contributor(credited(), data.role);
    const ownPath = () => `annotations/contributors/${draft.by}.yml`;

    /** Runs what sends a note, if nothing stands against it; else leads to what is to be fixed. */
    function whenSound(then) {
      return () => {
        pressed = true;
        show();
        const blocking = problems().find((each) => each.blocking);
        if (blocking) blocking.on.focus();
        else then();
      };
    }
    function follow(url) {
      const link = make("a", { href: url, target: "_blank", rel: "noopener noreferrer" });
      dialog.append(link);
      link.click();
      link.remove();
    }
    /** Opens a page of the repository that is filled in. A text that is too long for an address has to
     * be pasted there; then it is not yet sent. */
    async function open(full, short, text) {
      if (full.length <= data.longest) {
        follow(full);
        return true;
      }
      await window.edition.copy(text, told);
      told.textContent = "This is too long for an address. The text is copied: paste it into the page that opens.";
      setTimeout(() => follow(short), 1500);
      return false;
    }
    const newFile = (file, text) => {
      const short = `${data.repository.newFile}${encoded(file)}`;
      return open(`${short}&value=${encoded(text)}`, short, text);
    };
    /** The browser keeps no draft of what is in a file or in the page that opened. */
    function sent(words) {
      storage.remove(key);
      told.textContent = `${words} This browser no longer keeps the draft.`;
    }
    async function sendTo(opening) {
      if (await opening) sent("The page that opens has the whole note; finish it there before you close this form.");
    }
    function asIssue() {
      const values = credited();
      const query = [
        "at",
        "quote",
        "prefix",
        "suffix",
        "occurrence",
        "kind",
        "certainty",
        "note",
        "sources",
        "name",
        "by",
        "orcid",
      ]
        .filter((each) => String(values[each]))
        .map((each) => `${each}=${encoded(each === "sources" ? values.sources.join(", ") : values[each])}`);
      const heading = `title=${encoded(`Note on ${draft.at}: ${draft.quote.slice(0, 60)}`)}`;
      const rest = query.filter((each) => !each.startsWith("note="));
      return open(
        [data.repository.issue, heading, ...query].join("&"),
        [data.repository.issue, heading, ...rest].join("&"),
        draft.note,
      );
    }
    function save(file, text) {
      window.edition.save(file.split("/").pop(), text, "text/plain;charset=utf-8");
      told.textContent = `Saved. It belongs at ${file}.`;
    }
    const button = (label, then, named = "") => {
      const made = make("button", { type: "button" }, label);
      if (named) made.setAttribute("aria-label", named);
      made.addEventListener("click", then);
      return made;
    };
    const whose = make("code", {});
    const newcomer = make(
      "div",
      { class: "newcomer" },
      make("p", {}, "You are new here, so a second file says who you are: ", whose, ". (An issue needs none.)"),
      ...(data.repository
        ? [
            button(
              "Open yours on GitHub",
              whenSound(() => newFile(ownPath(), ownFile())),
            ),
          ]
        : []),
      button(
        "Save yours",
        whenSound(() => save(ownPath(), ownFile())),
      ),
    );
    const buttons = make(
      "div",
      { class: "send" },
      ...(data.repository
        ? [
            button(
              "Open on GitHub",
              whenSound(() => sendTo(newFile(path, noteFile()))),
            ),
            button(
              "Send as an issue",
              whenSound(() => sendTo(asIssue())),
            ),
          ]
        : []),
      button(
        "Save the file",
        whenSound(() => {
          save(path, noteFile());
          sent(told.textContent);
        }),
      ),
      button(
        "Copy",
        whenSound(() => window.edition.copy(noteFile(), told)),
        "Copy the text of the file",
      ),
      button(
        "Discard",
        () => {
          storage.remove(key);
          pressed = false;
          Object.assign(draft, EMPTY, { consent: false }, place);
          source.value = "";
          fill();
          show();
          told.textContent = "Discarded.";
          kind.focus();
        },
        "Discard this draft",
      ),
    );
    fill();
    show();
    const first = make("div", { class: "pair" }, labelled("Kind", kind), labelled("How sure", certainty));
    return [
      make("blockquote", {}, place.quote),
      first,
      meaning,
      labelled("Note: one sentence that says the essential thing, then the rest", note),
      count,
      labelled("Sources, as the bibliography names them", source, sources, cited),
      person,
      check(anonymous, "Leave my name out"),
      check(consent, data.consent),
      faults,
      buttons,
      newcomer,
      make("p", { class: "hint" }, "The file: ", make("code", {}, path)),
      told,
    ];
  }
})();
