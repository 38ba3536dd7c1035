/* What the scripts of the pages share, for the type checker alone; nothing of this file is published. */

/** The values of attributes; `null` and `false` leave an attribute out, `true` writes it without a value. */
type Attributes = Record<string, string | number | boolean | null>;

interface KeptValues {
  /** The stored value, or undefined unless it has the right type and shape: anyone may have written it. */
  get<T>(name: string, isValid: (value: unknown) => value is T): T | undefined;
  set(name: string, value: unknown): void;
  remove(name: string): void;
}

/** `window.edition`: made by edition.js; the scripts that load later add what is below `words`, each its own. */
interface Edition {
  /** The address of the site's first page. */
  root: URL;
  storage: KeptValues;
  singleKeys: boolean;
  load(...names: string[]): Promise<unknown>;
  showError(error: { message: string }): void;
  address(place: string): URL;
  decode(text: string): string;
  onPage(start: () => void): void;
  commandOf(event: KeyboardEvent): string;
  make<Name extends keyof HTMLElementTagNameMap>(
    name: Name,
    attributes?: Attributes,
    ...children: (Node | string | null)[]
  ): HTMLElementTagNameMap[Name];
  element(selector: string, within?: ParentNode): HTMLElement;
  closest(event: Event, selector: string): HTMLElement | null;
  setInAddress(parameters: Record<string, string>): void;
  words: {
    /** Of what words consist, for a class of a regular expression. */
    letters: string;
    fold(text: string): string;
    formOf(word: string): string;
    wordsOf(text: string): Word[];
  };
  fragmentOf(range: Range): string;
  copy(text: string, output: HTMLElement): Promise<void>;
  save(name: string, text: string, type: string): void;
  noteFile: NoteFile;
  openNoteForm(range: Range): void;
}

interface Word {
  /** As words are compared: see words.js. */
  form: string;
  /** Offsets in the text, in UTF-16 units; the end is not included. */
  start: number;
  end: number;
}

// Notes

interface Selector {
  exact: string;
  prefix?: string;
  suffix?: string;
}

/** The place that a note is on, as its file names it; all texts. */
interface Place {
  at: string;
  quote: string;
  prefix: string;
  suffix: string;
  occurrence: string;
}

interface Draft extends Place {
  kind: string;
  certainty: string;
  note: string;
  sources: string[];
  name: string;
  by: string;
  orcid: string;
  anonymous: boolean;
  consent: boolean;
}

/** Regular expressions of read/body.py, as text. */
interface SentencePatterns {
  end: string;
  short: string;
  number: string;
}

interface NoteFile {
  placeOf(range: Range, contexts: number[]): Place | { refused: string };
  describe(text: string, start: number, end: number, contexts: number[]): Omit<Place, "at">;
  idFrom(words: string, taken: string[]): string;
  isId(text: string): boolean;
  isOrcid(text: string): boolean;
  hasRawHtml(note: string): boolean;
  countWords(note: string, patterns: SentencePatterns): { first: number; all: number };
  noteText(draft: Omit<Draft, "name" | "orcid" | "anonymous" | "consent">): string;
  contributorText(person: { name: string; orcid: string }, role: string): string;
}

interface NoteFormData {
  repository: { newFile: string; issue: string } | null;
  /** Characters of the longest address that may be opened. */
  longest: number;
  kinds: string[];
  certainty: Record<string, string>;
  needsSources: string[];
  firstSentence: number;
  body: number;
  sentence: SentencePatterns;
  contexts: number[];
  sources: Record<string, string>;
  contributors: Record<string, string>;
  anonymous: string;
  role: string;
  notes: string[];
  consent: string;
  problems: Record<string, { blocking: boolean; words: string }>;
}

// Search

interface Hit {
  /** Number of the passage. */
  unit: number;
  /** Numbers of the first word and of the one after the last, within the passage. */
  from: number;
  to: number;
  form: string;
}

interface HitLine {
  title: string;
  address: string;
  locus: string;
  kind: string;
  section: string;
  words: string;
  left: string;
  right: string;
}

interface Counted {
  form: string;
  count: number;
}

interface SearchOptions {
  forms?: string;
  kind?: string;
  section?: string;
  certainty?: string;
  noteKind?: string;
  form?: string;
  [name: string]: string | undefined;
}

interface Answer {
  query: string;
  hits: Hit[];
  forms: Counted[];
  counts: Record<string, Record<string, number>>;
  problems: string[];
  /** How many passages have a hit. */
  units: number;
  /** How many hits there are before they are narrowed. */
  total: number;
  suggestions: Counted[];
  related: Counted[];
}

interface SearchEngine {
  load(name: string): Promise<unknown>;
  add(name: string, content: unknown): void;
  search(query: string, options?: SearchOptions): Promise<Answer>;
  show(hits: Hit[]): Promise<HitLine[]>;
  sort(hits: Hit[], by: string): Promise<Hit[]>;
}

/** Name, first words and other names of what an address leads to. */
type LinkTarget = [name: string, first: string, ...others: string[]];

/** Templates by format: for the whole, for one paragraph, for several. */
type CitationTemplates = Record<"none" | "one" | "range", Record<string, string>>;

/** Names of the formats, and templates for passages of the text and, by signers, for other parts. */
interface CitationData {
  formats: Record<string, string>;
  text: CitationTemplates;
  parts: Record<string, CitationTemplates>;
}

interface Window {
  edition: Edition;
  editionSearch: SearchEngine;
  editionTargets: Record<string, LinkTarget>;
  editionCitations: CitationData;
  editionContributing: NoteFormData;
  /** Of the theme, where it swaps pages without a reload. */
  document$?: { subscribe(start: () => void): void };
}
