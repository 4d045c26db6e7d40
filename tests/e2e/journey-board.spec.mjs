// From a published portfolio to three scenarios on one sheet of paper: ranked by a criterion, cut by a
// budget, with a hiring freeze, by mouse and by keyboard alone.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { axe } from "./lib/browser.mjs";
import { Hand, WAYS } from "./lib/hand.mjs";
import { goTo, openStart, saved } from "./lib/places.mjs";
import { realData } from "./lib/real.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB", permissions: ["clipboard-read", "clipboard-write"] };
const NOW = new Date("2026-11-22T10:00:00Z");
const FILE = "uk-gmpp-2018.csv";
const PEOPLE = ["Asha\t\t1\t", "Ben\t\t1\t01/03/2027"].join("\n");

const dialog = (page) => page.locator("dialog[open]");
const figure = (page, title) =>
  page.locator(".scenario-figures tbody tr").filter({ has: page.locator("th", { hasText: new RegExp(`^${title}`) }) });

/** Chooses an option: with the mouse by its label, with keys by typing it. */
async function choose(hand, select, label) {
  await select.waitFor();
  if (!hand.keys) {
    await select.selectOption({ label });
    return;
  }
  await hand.reach(select);
  await hand.type(label);
  await select.page().waitForFunction(
    ([element, wanted]) => element.selectedOptions[0].label === wanted,
    [await select.elementHandle(), label],
  );
}

/** Makes a scenario of a preset. */
async function make(hand, preset, more = async () => {}) {
  const { page } = hand;
  await hand.activate(page.getByRole("button", { name: "New scenario" }));
  await choose(hand, dialog(page).getByLabel("Start from"), preset);
  await more();
  await hand.activate(dialog(page).getByRole("button", { name: "Make it" }));
  await page.locator(".scenario-band").getByText(`Scenario: ${preset}`).waitFor();
}

describe("a portfolio for the board", () => {
  const folder = realData();
  const skip = folder ? false : "no folder of published portfolios lies beside the checkout";
  const here = stage({}, !skip);

  for (const way of WAYS) {
    test(`is imported, ranked, frozen and laid side by side on paper, ${way}`, { skip }, async (context) => {
      const { context: profile, page, watch } = await here.fresh(OPTIONS);
      await profile.clock.setFixedTime(NOW);
      const hand = new Hand(page, way);
      await openStart(page, here.site);
      const chooser = page.waitForEvent("filechooser");
      await hand.activate(page.getByRole("button", { name: "Choose a file" }));
      await (await chooser).setFiles(fileURLToPath(new URL(FILE, folder)));
      await page.getByText(/· 133 rows of data/).waitFor();
      await hand.activate(page.getByRole("button", { name: "Land in the plan" }));
      await hand.activate(page.getByRole("link", { name: "Score and cut by budget" }));

      // One criterion of the sheet itself: what a project costs, less is better.
      await hand.activate(page.getByRole("button", { name: "Use a column of my sheet" }));
      const form = page.getByRole("dialog");
      await choose(hand, form.getByLabel("Field of the project"), "Cost");
      await hand.fill(form.getByLabel("Name"), "Cost");
      await hand.activate(form.getByRole("button", { name: "Take the ends from the data" }));
      await hand.activate(form.getByRole("button", { name: "Save" }));
      await page.getByRole("grid", { name: "Ranked projects" }).waitFor();
      await hand.fill(page.getByRole("textbox", { name: "Budget", exact: true }), "50bn");
      const line = page.getByRole("slider", { name: "Cut line" });
      await line.waitFor();
      const above = Number(await line.getAttribute("aria-valuenow"));
      assert.ok(above > 0 && above < 133, `${above} above the line`);

      // Two people, one of whom is still to come: that is what a freeze leaves out.
      await goTo(page, "people?show=people");
      const add = page.locator('[data-at="add"]');
      await add.waitFor();
      await page.evaluate((text) => navigator.clipboard.writeText(text), PEOPLE);
      await hand.reach(add);
      // A press opens the field of a name; a list is pasted beside it.
      if (!hand.keys) await hand.press("Escape");
      await page.waitForFunction(() => document.activeElement.dataset.at === "add");
      await hand.press("Control+v");
      await page.locator(".toasts").getByText(/2 people added/).waitFor();

      await goTo(page, "scenarios");
      await make(hand, "Budget −10 %");
      await make(hand, "Hiring freeze");
      await make(hand, "Start a quarter later", async () => {
        const first = dialog(page).getByRole("checkbox").first();
        await hand.reach(first);
        if (hand.keys) await hand.press(" ");
        await dialog(page).getByText(/three months later/).or(dialog(page).locator("textarea[placeholder*='three months later']")).first().waitFor();
      });
      await hand.activate(page.getByRole("group", { name: "What is shown" }).getByRole("button", { name: "Compare" }));
      await figure(page, "Projects in").waitFor();
      const texts = await figure(page, "Projects in").locator("td > span:first-child").allInnerTexts();
      assert.equal(texts.length, 4, `the plan and three scenarios: ${texts}`);
      assert.equal(Number(texts[0]), above);
      await figure(page, "P80 finish").waitFor();
      await figure(page, "Change load").waitFor();
      assert.deepEqual(await axe(page), []);

      await page.emulateMedia({ media: "print" });
      const paper = await page.locator("main").innerText();
      for (const word of ["Budget −10 %", "Hiring freeze", "Start a quarter later", "P80 finish", "Projects in"]) {
        assert.ok(paper.includes(word), `on paper: ${word}`);
      }
      await page.emulateMedia({ media: "screen" });
      context.diagnostic(`${way}: ${hand.actions} actions, ${hand.strokes} keys, ${Math.round(hand.seconds)} s by the keystroke-level model`);
      await saved(page);
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await profile.close();
    });
  }
});
