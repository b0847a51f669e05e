/**
 * How fine and how often the rain is drawn: as well as this machine can without being late for a key.
 *
 * It begins with a pixel of the canvas for one of the slide, and goes up while there is time left. Where
 * frames come late, or the script of one takes longer than it may, it goes down. What was too much is tried
 * again after a while of ease, and after twice as long where it still is: other programs come and go.
 */

/** Device px in a px of the slide, and drawings per second: from what is cheap to what is fine. */
const LEVELS = [
  { density: 0.5, rate: 12 },
  { density: 0.5, rate: 24 },
  { density: 0.5, rate: 30 },
  { density: 0.7, rate: 30 },
  { density: 1, rate: 30 },
  { density: 1.5, rate: 30 },
  { density: 2, rate: 30 },
];
const START = 4;
/** Looks in a row with time left until what was too much is tried again: at first, and at most. */
const [SOON, LATER] = [8, 128];
/** Drawings that are looked at together. */
const LOOK = 20;
/** What the script of one drawing may take, ms. */
const SCRIPT = 2;
/** What the time between drawings may be, of the time asked for: a display's frames do not divide into all. */
const [LATE, EASY] = [1.26, 1.22];
/** Without a drawing for so long, ms, the window was not looked at. */
const HIDDEN = 500;

export class Pace {
  #level = START;
  #top;
  #best;
  #finest;
  #easy = 0;
  #patience = SOON;
  #isTrial = false;
  #last = 0;
  #looked = { waited: 0, spent: 0, count: 0 };

  /** @param {number} finest device px in a px of the slide that the screen can show */
  constructor(finest) {
    this.#finest = Math.max(1, finest);
    this.#best = Math.max(START, LEVELS.findLastIndex(({ density }) => density <= this.#finest));
    this.#top = this.#best;
  }

  get density() {
    return Math.min(LEVELS[this.#level].density, this.#finest);
  }

  /** Drawings per second. */
  get rate() {
    return LEVELS[this.#level].rate;
  }

  /** Seconds since the last drawing; 0 where none is due. @param {number} now ms */
  due(now) {
    const since = now - this.#last;
    // Clocks are not exact to the millisecond.
    if (since < 1000 / this.rate - 2 || isAwaited()) return 0;
    this.#last = now;
    // A window that was hidden was not slow.
    if (since > HIDDEN) return 1 / this.rate;
    this.#looked.waited += since;
    this.#looked.count += 1;
    return since / 1000;
  }

  /** @param {number} spent ms that the script of a drawing took */
  note(spent) {
    this.#looked.spent += spent;
    if (this.#looked.count >= LOOK) this.#judge();
  }

  #judge() {
    const { waited, spent, count } = this.#looked;
    const [late, script] = [(waited / count) * (this.rate / 1000), spent / count];
    this.#looked = { waited: 0, spent: 0, count: 0 };
    if (late > LATE || script > SCRIPT) {
      if (this.#isTrial) this.#patience = Math.min(LATER, this.#patience * 2);
      this.#level = Math.max(0, this.#level - 1);
      this.#top = this.#level;
      this.#easy = 0;
    } else if (late < EASY && script < SCRIPT / 3) this.#relax();
    else this.#easy = 0;
  }

  #relax() {
    this.#easy += 1;
    this.#isTrial = this.#level === this.#top && this.#top < this.#best && this.#easy >= this.#patience;
    if (this.#isTrial) {
      this.#top += 1;
      this.#easy = 0;
    }
    this.#level = Math.min(this.#top, this.#level + 1);
  }
}

/** Whether a key or a pointer waits to be heard: it goes first. Only some browsers tell. */
function isAwaited() {
  const { navigator } = /** @type {{navigator?: Navigator & {scheduling?: {isInputPending?: () => boolean}}}} */ (globalThis);
  return navigator?.scheduling?.isInputPending?.() ?? false;
}
