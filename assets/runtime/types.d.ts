/**
 * The shapes that the runtime's modules share. Read by `tsc` alone: nothing of this file is in the page.
 *
 * Pages and slide numbers count from 1; clicks count from 0; lengths are CSS px; times are ms.
 */

/** One slide as the build describes it. All its numbers are final: the page computes none. */
export interface SlideData {
  no: number;
  /** Only in served pages: equal for slides that are written alike. */
  key?: string;
  /** Only in served pages: what a slide keeps over builds, wherever it moves. */
  id?: string;
  /** Plain text, or null where the slide has no title. */
  title: string | null;
  /** The last click. */
  clicks: number;
  /** The first click; the slide never goes below it. */
  clicksStart: number;
  layout: string;
  /** Another address of the slide, without a leading slash. */
  alias: string | null;
  /** Names of the transitions: when this slide is left forward, when it is come back to from the next. */
  transition: [string | null, string | null] | null;
  /** How long the slide is planned to take, in s; null: a share of what the others leave of the talk. */
  time?: number | null;
  /** Seconds until the deck goes on by itself; null: as the deck says. */
  autoAdvance?: number | null;
}

/** What the page carries in `#slidegen-data`. */
export interface DeckData {
  version: string;
  title: string;
  /** `%s` stands for the title. */
  titleTemplate: string;
  /** The number of the build when served, else 0. */
  build: number;
  /** Of the canvas, in px. */
  width: number;
  height: number;
  schema: "auto" | "light" | "dark";
  /** Whether there is a presenter window. */
  presenter?: boolean;
  /** False in a file that was built without speaker notes. */
  notes?: boolean;
  /** Of the talk, in s; null where the author says nothing. */
  duration?: number | null;
  timer?: "stopwatch" | "countdown";
  wakeLock?: boolean;
  /** Seconds until the deck goes on by itself; null: it does not. */
  autoAdvance?: number | null;
  loop?: boolean;
  /** Whether slides are drawn on, by whom, and who sees it (Slidev reference §2.2). */
  drawings?: { enabled?: boolean; persist?: boolean; presenterOnly?: boolean; syncAll?: boolean };
  /** Keys by action in place of those of bindings.js. */
  keys?: Record<string, string[]>;
  slides: SlideData[];
}

export interface Position {
  page: number;
  clicks: number;
}

export type Direction = "forward" | "backward";

/** `slide`: one slide at a time. In the others every slide is shown, at its last click. */
export type View = "slide" | "overview" | "print" | "read";

export type WindowMode = "play" | "presenter" | "notes";

/** A value that the windows of a talk share, with its stamp. */
export interface Entry {
  value: any;
  count: number;
  /** The window that set it. */
  by: string;
}

/** What windows say to each other. Nothing in it is secret: any local file may hear it. */
export interface Message {
  slidegen: 1;
  deck: string;
  talk: string;
  /** The window, and the number of its message. */
  from: string;
  no: number;
  kind: "ask" | "here" | "set" | "bye";
  mode: WindowMode;
  /** Still looking for the talk that it belongs to. */
  looking: boolean;
  entries: Record<string, Entry>;
}

/** The clock of a talk: it has run for `spent` ms, and since `since` (epoch, ms) unless it stands. */
export interface Clock {
  since: number | null;
  spent: number;
}

/** What `deck.onMove` tells. */
export interface Move extends Position {
  /** Where the deck was, or null: nothing may be assumed of what is drawn (the start, a refresh). */
  previous: Position | null;
  /** Of the last move; null before the first one. */
  direction: Direction | null;
}

/** What `deck.onDraw` tells: this slide is now to be shown as it is at this click. */
export interface Draw {
  section: HTMLElement;
  clicks: number;
  slide: SlideData;
}

/** Something that can be done: by a key, a button, or `actions.run`. */
export interface Action {
  /** What buttons and the key help say. */
  label: string;
  /** `key` is the pressed key in the form of bindings.js, "" when a button was pressed. */
  run(key: string): void;
  /** Keys beside those of bindings.js, for actions that are not in its table (a theme's). */
  keys?: string[];
  /** A name of icons.js, or path data on a 24 × 24 grid. An action with one has a button in the bar. */
  icon?: string;
  /** For what is on or off. */
  pressed?: boolean;
}

/** A row of the table of keys. */
export interface Binding {
  action: string;
  /** `event.key`, `Space` for the space bar, with `Shift+` in front where Shift matters. */
  keys: string[];
  /** Where the keys hold; everywhere when absent. */
  view?: View;
  /** Goes on while the key is held. */
  repeat?: boolean;
  /** What the help shows in place of the keys. */
  shown?: string;
}

/** A list of listeners. `listen` returns what ends the listening. */
export interface Channel<T> {
  listen(listener: (value: T) => void): () => void;
  send(value: T): void;
}

export interface Actions {
  /** Whether single characters are keys. Who speaks to the computer, or types by accident, turns them off. */
  letters: boolean;
  useLetters(on: boolean): void;
  /** By action: what the deck's headmatter binds in place of the table's keys. */
  keys: Record<string, string[]>;
  /** Makes an action available under a name; returns what takes it away again. */
  offer(name: string, action: Action): () => void;
  get(name: string): Action | undefined;
  /** All there are, in the order in which they were offered. */
  entries(): [string, Action][];
  /** False when nobody offers the action. */
  run(name: string, key?: string): boolean;
  press(name: string, pressed: boolean): void;
  /** Called at once, and after each change of what is offered or pressed. */
  onChange(listener: () => void): () => void;
}

/** A feature, a theme's script, the live reload: started once with the deck. */
export type Feature = (deck: import("./deck.js").Deck, fetchTool: FetchTool) => void;

/** Gives the function of a module in tools/, by the file's name (open.js). */
export type FetchTool = (name: string) => (deck: import("./deck.js").Deck) => void;

/** `window.slidegen`: public, see the contract. */
export interface PublicApi {
  readonly version: string;
  readonly build: number;
  readonly slides: Pick<SlideData, "no" | "title" | "clicks" | "clicksStart" | "layout">[];
  readonly nav: {
    readonly page: number;
    readonly clicks: number;
    readonly total: number;
    readonly clicksTotal: number;
    go(page: number, clicks?: number): void;
    next(): void;
    prev(): void;
    nextSlide(): void;
    prevSlide(): void;
  };
}

declare global {
  interface Window {
    slidegen?: PublicApi;
  }
}
