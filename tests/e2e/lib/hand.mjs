// The hand of a user: the same journey by mouse or by keys alone, with its actions counted.
import assert from "node:assert/strict";

/** The two ways every journey is walked. */
export const WAYS = ["by mouse", "by keyboard alone"];

// Seconds by the keystroke-level model (Card, Moran and Newell 1980): a key of an average typist,
// pointing and pressing a button, the hand between mouse and keys, a thought before what is new.
const KEY_S = 0.28;
const POINT_S = 1.1 + 0.2;
const HOME_S = 0.4;
const THOUGHT_S = 1.35;
const TABS_MAX = 300;

/** One user at one page. */
export class Hand {
  constructor(page, way) {
    this.page = page;
    this.keys = way === WAYS[1];
    this.actions = 0;
    this.strokes = 0;
    this.seconds = 0;
  }

  #think() {
    this.actions += 1;
    this.seconds += THOUGHT_S;
  }

  async #stroke(key) {
    this.strokes += 1;
    this.seconds += KEY_S;
    await this.page.keyboard.press(key);
  }

  /** Presses a key or several one after another. */
  async press(...keys) {
    this.#think();
    for (const key of keys) await this.#stroke(key);
  }

  /** Types a text where the focus is. */
  async type(text) {
    this.#think();
    this.strokes += text.length;
    this.seconds += KEY_S * text.length;
    await this.page.keyboard.type(text);
  }

  /** Brings the focus to an element: by a click, or by Tab until it has come there. */
  async reach(target) {
    this.#think();
    await target.waitFor();
    if (!this.keys) {
      this.seconds += POINT_S + HOME_S;
      await target.click();
      return;
    }
    const here = () => target.evaluate((element) => element === document.activeElement);
    for (let tabs = 0; !(await here()); tabs += 1) {
      assert.ok(tabs < TABS_MAX, `Tab does not lead to ${target}`);
      await this.#stroke("Tab");
    }
  }

  /** Presses a button or follows a link: by a click, or by Tab and Enter. */
  async activate(target) {
    await this.reach(target);
    if (this.keys) await this.#stroke("Enter");
  }

  /** Writes a text into a field in place of what is there, and leaves it. */
  async fill(target, text) {
    await this.reach(target);
    await this.#stroke("Control+a");
    this.strokes += text.length;
    this.seconds += KEY_S * text.length;
    await this.page.keyboard.type(text);
    await this.#stroke("Tab");
  }

  /** Says how much was done; the journey must fit into three minutes. */
  report(context, what) {
    const seconds = Math.round(this.seconds);
    context.diagnostic(`${what}: ${this.actions} actions, ${this.strokes} keys, ${seconds} s by the keystroke-level model`);
    assert.ok(this.seconds <= 180, `${seconds} s are more than three minutes`);
  }
}
