/* The form for a note on selected words. It writes a file, and opens the page of the repository
   where the file is begun; without a repository the file is saved or copied. Lists, limits and
   messages come from assets/contributing.js, which the edition writes and cite.js loads with this. */
(() => {
  "use strict";

  const { make, storage } = window.edition;

  const EMPTY = {
    kind: "",
    certainty: "editorial",
    note: "",
    /** @type {string[]} */
    sources: [],
    name: "",
    by: "",
    orcid: "",
    anonymous: false,
  };
  /**
   * What of a draft the browser keeps. Consent is not: it is given each time.
   * @type {(keyof typeof EMPTY)[]}
   */
  const KEPT = ["kind", "certainty", "note", "sources", "name", "by", "orcid", "anonymous"];
  /**
   * The fields of the repository's issue form.
   * @type {(keyof Draft)[]}
   */
  const ISSUE_FIELDS = [
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
  ];
  /** Milliseconds in which the message is read before a page opens over it. */
  const READ = 1500;

  /**
   * @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Field
   * @typedef {{ field: Field, blocking: boolean, words: string }} FormProblem
   */

  /**
   * Encode for an address; half of a surrogate pair, at which encodeURIComponent throws, becomes U+FFFD.
   * @param {string} text
   */
  const encode = (text) => encodeURIComponent(text.toWellFormed());

  // Elements

  /** @type {(label: string, field: Field, ...more: Node[]) => HTMLElement} */
  const labelled = (label, field, ...more) =>
    make("div", { class: "field" }, make("label", { for: field.id }, label), field, ...more);

  /** @type {(name: string, attributes?: Attributes) => HTMLInputElement} */
  const makeInput = (name, attributes = {}) =>
    make("input", { id: `annotate-${name}`, name, autocomplete: "off", ...attributes });

  /** @type {(name: string, options: HTMLOptionElement[], attributes?: Attributes) => HTMLSelectElement} */
  const makeSelect = (name, options, attributes = {}) =>
    make("select", { id: `annotate-${name}`, name, ...attributes }, ...options);

  /** @type {(value: string, label?: string) => HTMLOptionElement} */
  const makeOption = (value, label = value) => make("option", { value }, label);

  /** @type {(label: string, act: () => void, name?: string | null) => HTMLButtonElement} */
  function makeButton(label, act, name = null) {
    const button = make("button", { type: "button", "aria-label": name }, label);
    button.addEventListener("click", act);
    return button;
  }

  /** @type {(box: HTMLInputElement, label: string) => HTMLElement} */
  const checkbox = (box, label) => make("label", { class: "check" }, box, make("span", {}, label));

  /**
   * The parts of the form that change or are asked for their values.
   * @param {NoteFormData} data
   */
  function makeParts(data) {
    const certainties = Object.keys(data.certainty).map((each) => makeOption(each));
    return {
      kind: makeSelect("kind", [makeOption("", "choose …"), ...data.kinds.map((each) => makeOption(each))]),
      certainty: makeSelect("certainty", certainties, { "aria-describedby": "annotate-meaning" }),
      meaning: make("p", { class: "hint", id: "annotate-meaning" }),
      note: make("textarea", { id: "annotate-note", name: "note", rows: 6, "aria-describedby": "annotate-count" }),
      count: make("p", { class: "hint", id: "annotate-count" }),
      source: makeInput("source", { list: "annotate-sources" }),
      cited: make("ul", { class: "cited", "aria-label": "Sources of the note" }),
      name: makeInput("name", { autocomplete: "name" }),
      by: makeInput("by", { spellcheck: "false", autocapitalize: "none" }),
      orcid: makeInput("orcid", { placeholder: "0000-0000-0000-0000", inputmode: "text" }),
      anonymous: makeInput("anonymous", { type: "checkbox" }),
      consent: makeInput("consent", { type: "checkbox" }),
      person: make("div", { class: "person" }),
      problems: make("ul", { class: "problems", "aria-label": "Problems and advice" }),
      newcomer: make("div", { class: "newcomer" }),
      contributorPath: make("code"),
      output: make("output", { "aria-live": "polite" }),
    };
  }

  // The draft

  /**
   * The draft that the browser kept, of fields that have the type that they should have.
   * @param {string} key
   */
  function restored(key) {
    /**
     * @param {unknown} value
     * @returns {value is Record<string, unknown>}
     */
    const isRecord = (value) => typeof value === "object" && value !== null;
    const stored = storage.get(key, isRecord) ?? {};
    const isKept = (/** @type {keyof typeof EMPTY} */ name) =>
      Object.hasOwn(stored, name) && typeof stored[name] === typeof EMPTY[name];
    return Object.fromEntries(KEPT.filter(isKept).map((name) => [name, stored[name]]));
  }

  /**
   * What is wrong with a draft, in the words of the check.
   * @param {Draft} draft
   * @param {NoteFormData} data
   * @param {ReturnType<typeof makeParts>} parts
   * @returns {FormProblem[]}
   */
  function problemsOf(draft, data, parts) {
    const { countWords, hasRawHtml, isId, isOrcid } = window.edition.noteFile;
    const { kind, note, source, name, by, orcid, consent } = parts;
    const { first, all } = countWords(draft.note, data.sentence);
    const typed = source.value.trim();
    const needsSource = data.needsSources.includes(draft.certainty) && !draft.sources.length;
    /** @type {(code: string, field: Field, words?: string) => FormProblem} */
    const coded = (code, field, words = data.problems[code].words) => {
      return { field, blocking: data.problems[code].blocking, words };
    };
    /** @type {(field: Field, words: string) => FormProblem} */
    const said = (field, words) => ({ field, blocking: true, words });
    /** @type {(FormProblem | false)[]} */
    const found = [
      !draft.kind && said(kind, "Choose a kind."),
      !draft.note.trim() && coded("empty-body", note),
      hasRawHtml(draft.note) && coded("raw-html", note),
      first > data.firstSentence && coded("long-first-sentence", note),
      all > data.body && coded("long-body", note),
      /["']/.test(draft.note.replace(/<[^>]*>/g, "")) && coded("straight-quote", note),
      needsSource && coded("source-missing", source),
      typed !== "" &&
        said(source, `No source ‘${typed}’ is in the bibliography. Choose one of the list, or clear the field.`),
      !draft.anonymous && !draft.name.trim() && said(name, "Write your name, or stay anonymous."),
      !isId(draft.by) &&
        coded("bad-file-name", by, "An id has lower-case letters a–z, digits and single hyphens: jane-doe."),
      draft.orcid !== "" &&
        !isOrcid(draft.orcid) &&
        said(orcid, "This is not an ORCID iD such as 0000-0002-1825-0097. Check each digit, or clear the field."),
      !draft.consent && said(consent, "Consent is needed before a note can be published."),
    ];
    return found.filter((each) => each !== false);
  }

  /**
   * Sending a draft: to the repository, or into a file.
   * @param {Draft} draft
   * @param {NoteFormData} data
   * @param {HTMLElement} dialog
   * @param {HTMLElement} output
   */
  function sender(draft, data, dialog, output) {
    /** @param {string} url */
    function follow(url) {
      const link = make("a", { href: url, target: "_blank", rel: "noopener noreferrer" });
      dialog.append(link);
      link.click();
      link.remove();
    }

    /**
     * Open a page of the repository that is filled in. A text that is too long for an address has to
     * be pasted there.
     * @param {string} full address with the text
     * @param {string} short address without it
     * @param {string} text
     * @returns {Promise<boolean>} whether the page has the whole text
     */
    async function open(full, short, text) {
      if (full.length <= data.longest) {
        follow(full);
        return true;
      }
      await window.edition.copy(text, output);
      output.textContent = "This is too long for an address. The text is copied: paste it into the page that opens.";
      setTimeout(() => follow(short), READ);
      return false;
    }

    const credited = () => ({
      ...draft,
      name: draft.anonymous ? "Anonymous" : draft.name,
      orcid: draft.anonymous ? "" : draft.orcid,
    });

    return {
      noteText: () => window.edition.noteFile.noteText(draft),
      contributorText: () => window.edition.noteFile.contributorText(credited(), data.role),
      contributorPath: () => `annotations/contributors/${draft.by}.yml`,

      /** @type {(path: string, text: string) => Promise<boolean>} */
      openFile(path, text) {
        const short = `${data.repository?.newFile}${encode(path)}`;
        return open(`${short}&value=${encode(text)}`, short, text);
      },

      openIssue() {
        const values = credited();
        const title = `title=${encode(`Note on ${draft.at}: ${draft.quote.slice(0, 60)}`)}`;
        const query = ISSUE_FIELDS.map((name) => [
          name,
          String(name === "sources" ? values.sources.join(", ") : values[name]),
        ])
          .filter(([, value]) => value)
          .map(([name, value]) => `${name}=${encode(value)}`);
        const start = [data.repository?.issue, title];
        const short = query.filter((each) => !each.startsWith("note="));
        return open([...start, ...query].join("&"), [...start, ...short].join("&"), draft.note);
      },

      /** @type {(path: string, text: string) => void} */
      save(path, text) {
        window.edition.save(path.split("/").at(-1) ?? path, text, "text/plain;charset=utf-8");
        output.textContent = `Saved. It belongs at ${path}.`;
      },
    };
  }

  // The form

  /**
   * The elements of the form for a note on a place.
   * @param {Place} place
   * @param {NoteFormData} data
   * @param {HTMLDialogElement} dialog
   */
  function form(place, data, dialog) {
    const { idFrom, isId, countWords } = window.edition.noteFile;
    const key = `draft:${place.at}:${place.prefix}|${place.quote}|${place.suffix}${place.occurrence}`;
    /** @type {Draft} */
    const draft = { ...EMPTY, ...restored(key), consent: false, ...place };
    const path = `annotations/notes/${place.at.split(".")[0]}/${idFrom(place.quote, data.notes)}.md`;
    const parts = makeParts(data);
    const { kind, certainty, note, source, name, by, orcid, anonymous, consent, output } = parts;
    const send = sender(draft, data, dialog, output);
    let wasPressed = false;

    // What is shown

    /**
     * Whether a problem is shown: what is only not yet filled in is reported when somebody sends the note.
     * @param {FormProblem} problem
     */
    const isShown = ({ field, blocking }) =>
      wasPressed || !blocking || (field.type !== "checkbox" && field.value !== "" && document.activeElement !== field);

    function show() {
      const { first, all } = countWords(draft.note, data.sentence);
      const ofFirst = `First sentence: ${first} of ${data.firstSentence} words.`;
      parts.count.textContent = `${ofFirst} The whole: ${all} of ${data.body}.`;
      parts.meaning.textContent = data.certainty[draft.certainty];
      parts.person.hidden = draft.anonymous;
      const found = problemsOf(draft, data, parts).filter(isShown);
      for (const field of [kind, note, source, name, by, orcid, consent]) {
        const isInvalid = found.some((problem) => problem.blocking && problem.field === field);
        if (isInvalid) field.setAttribute("aria-invalid", "true");
        else field.removeAttribute("aria-invalid");
      }
      const items = found.map(({ words, blocking }) => make("li", { class: blocking ? "blocking" : "advice" }, words));
      parts.problems.replaceChildren(...items);
      const isNew = isId(draft.by) && !Object.hasOwn(data.contributors, draft.by);
      parts.newcomer.hidden = !isNew;
      if (isNew) parts.contributorPath.textContent = send.contributorPath();
    }

    function keep() {
      storage.set(key, Object.fromEntries(KEPT.map((each) => [each, draft[each]])));
      show();
    }

    // Sources

    /**
     * @param {unknown} value
     * @returns {value is string}
     */
    const isSource = (value) => typeof value === "string" && Object.hasOwn(data.sources, value);

    /** Redrawn only when they change, so that no button is removed while it has the focus. */
    function listSources() {
      const items = draft.sources.map((id) => {
        const remove = makeButton(
          "×",
          () => {
            draft.sources = draft.sources.filter((other) => other !== id);
            listSources();
            keep();
            source.focus();
          },
          `Remove ${id}`,
        );
        return make("li", {}, `${data.sources[id]} (${id}) `, remove);
      });
      parts.cited.replaceChildren(...items);
    }

    function addSource() {
      const typed = source.value.trim();
      const id = isSource(typed) ? typed : Object.keys(data.sources).find((each) => data.sources[each] === typed);
      if (!id) return;
      if (!draft.sources.includes(id)) draft.sources = [...draft.sources, id];
      source.value = "";
      listSources();
    }

    // Values

    function guessId() {
      if (draft.anonymous) return data.anonymous;
      const typed = draft.name.trim();
      const known = Object.keys(data.contributors).find((each) => data.contributors[each] === typed);
      return known ?? (typed ? idFrom(typed.normalize("NFD").replace(/\p{M}/gu, ""), []) : "");
    }

    function fill() {
      for (const [name_, field] of Object.entries({ kind, certainty, note, name, by, orcid })) {
        const key_ = /** @type {"kind" | "certainty" | "note" | "name" | "by" | "orcid"} */ (name_);
        field.value = draft[key_];
        draft[key_] = field.value; // a list has no value but its own
      }
      if (!certainty.value) {
        certainty.value = EMPTY.certainty;
        draft.certainty = EMPTY.certainty;
      }
      anonymous.checked = draft.anonymous;
      consent.checked = draft.consent;
      draft.sources = Array.isArray(draft.sources) ? draft.sources.filter(isSource) : [];
      if (!draft.by) setId();
      listSources();
    }

    function setId() {
      draft.by = guessId();
      by.value = draft.by;
    }

    dialog.addEventListener("input", ({ target }) => {
      const field = /** @type {Field} */ (target);
      if (field === source) {
        if (isSource(source.value)) addSource();
      } else {
        const value = field instanceof HTMLInputElement && field.type === "checkbox" ? field.checked : field.value;
        Object.assign(draft, { [field.name]: value });
      }
      if (field === name || field === anonymous) setId();
      keep();
    });
    dialog.addEventListener("focusout", () => setTimeout(show));
    source.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      addSource();
      keep();
    });

    // Buttons

    /**
     * Make a function that does something if nothing blocks the note, and else leads to what is to be fixed.
     * @param {() => void} act
     */
    const whenValid = (act) => () => {
      wasPressed = true;
      show();
      const blocking = problemsOf(draft, data, parts).find((problem) => problem.blocking);
      if (blocking) blocking.field.focus();
      else act();
    };

    /**
     * Forget a draft that is in a file now, or in the page that opened.
     * @param {string} words
     */
    function forget(words) {
      storage.remove(key);
      output.textContent = `${words} This browser no longer keeps the draft.`;
    }

    /** @param {Promise<boolean>} opening */
    async function forgetWhenOpen(opening) {
      const isWhole = await opening;
      if (isWhole) forget("The page that opens has the whole note; finish it there before you close this form.");
    }

    function discard() {
      storage.remove(key);
      wasPressed = false;
      Object.assign(draft, EMPTY, { consent: false }, place);
      source.value = "";
      fill();
      show();
      output.textContent = "Discarded.";
      kind.focus();
    }

    function saveNote() {
      send.save(path, send.noteText());
      forget(output.textContent ?? "");
    }

    const toRepository = [
      makeButton(
        "Open on GitHub",
        whenValid(() => forgetWhenOpen(send.openFile(path, send.noteText()))),
      ),
      makeButton(
        "Send as an issue",
        whenValid(() => forgetWhenOpen(send.openIssue())),
      ),
    ];
    const openContributor = whenValid(() => send.openFile(send.contributorPath(), send.contributorText()));
    const saveContributor = whenValid(() => send.save(send.contributorPath(), send.contributorText()));
    const copyNote = whenValid(() => window.edition.copy(send.noteText(), output));
    const buttons = make(
      "div",
      { class: "send" },
      ...(data.repository ? toRepository : []),
      makeButton("Save the file", whenValid(saveNote)),
      makeButton("Copy", copyNote, "Copy the text of the file"),
      makeButton("Discard", discard, "Discard this draft"),
    );
    parts.newcomer.append(
      make(
        "p",
        {},
        "You are new here, so a second file says who you are: ",
        parts.contributorPath,
        ". (An issue needs none.)",
      ),
      ...(data.repository ? [makeButton("Open yours on GitHub", openContributor)] : []),
      makeButton("Save yours", saveContributor),
    );
    parts.person.append(
      labelled("Your name, as it should be credited", name),
      labelled("Your id", by),
      labelled("ORCID, if you have one", orcid),
    );
    fill();
    show();
    const options = Object.entries(data.sources).map(([id, title]) => makeOption(id, title));
    return [
      make("blockquote", {}, place.quote),
      make("div", { class: "pair" }, labelled("Kind", kind), labelled("How sure", certainty)),
      parts.meaning,
      labelled("Note: one sentence that says the essential thing, then the rest", note),
      parts.count,
      labelled(
        "Sources, as the bibliography names them",
        source,
        make("datalist", { id: "annotate-sources" }, ...options),
        parts.cited,
      ),
      parts.person,
      checkbox(anonymous, "Leave my name out"),
      checkbox(consent, data.consent),
      parts.problems,
      buttons,
      parts.newcomer,
      make("p", { class: "hint" }, "The file: ", make("code", {}, path)),
      output,
    ];
  }

  /**
   * Open the form for a note on a range, or say why there can be none.
   * @param {Range} range
   */
  window.edition.openNoteForm = (range) => {
    const data = window.editionContributing;
    const place = window.edition.noteFile.placeOf(range, data.contexts);
    const before = document.activeElement;
    const title = "refused" in place ? "No note here" : `Annotate ${place.at}`;
    const close = make("button", { type: "button", class: "close", "aria-label": "Close" }, "×");
    const dialog = make("dialog", { class: "cite annotate", "aria-label": title }, make("h2", {}, title), close);
    close.addEventListener("click", () => dialog.close());
    // The keys of the page are not those of the form.
    dialog.addEventListener("keydown", (event) => event.stopPropagation());
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) {
        before.focus({ preventScroll: true });
      }
    });
    if ("refused" in place) dialog.append(make("p", { class: "refused", role: "alert" }, place.refused));
    else dialog.append(...form(place, data, dialog));
    window.edition.element(".ed").append(dialog);
    dialog.showModal();
    (dialog.querySelector("select") ?? close).focus();
  };
})();
