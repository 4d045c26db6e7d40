// Sensitivity of the ranking, and the best set with its frontier along money and people.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { Hand, WAYS } from "./lib/hand.mjs";
import { goTo, openSample } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const rows = (page) => page.getByRole("table", { name: "Projects under drawn weights" }).locator("tbody tr");
const view = (page, name) => page.getByRole("group", { name: "View" }).getByRole("button", { name });

describe("selection", () => {
  const here = stage();

  test("the cut line of the sample is in sight, and what folds away opens", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "prioritise");
    const line = page.getByRole("slider", { name: "Cut line" });
    await line.waitFor();
    const box = await line.boundingBox();
    assert.ok(box.y > 0 && box.y + box.height < 860, `the line at ${box.y}`);
    const before = await page.getByRole("grid", { name: "Ranked projects" }).getByRole("row").count();
    await page.getByTitle("Show these ranks").first().click();
    await page.waitForFunction((least) => document.querySelectorAll("#ranks [role=row]").length > least, before);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  for (const way of WAYS) {
    test(`all weights move at once, and it is said who is contested, ${way}`, async () => {
      const { context, page, watch } = await here.fresh(OPTIONS);
      const hand = new Hand(page, way);
      await openSample(page, here.site);
      await goTo(page, "prioritise");
      await hand.activate(view(page, "Sensitivity"));
      await page.getByRole("heading", { level: 1, name: /in whatever the weights/ }).waitFor();
      await page.getByText(/^10,000 sets of weights drawn/).waitFor();
      const all = await rows(page).count();
      assert.ok(all > 50, `${all} rows`);
      // Must-dos are in whatever the weights; a contested project is in under some.
      const texts = await rows(page).allInnerTexts();
      assert.match(texts[0], /100\s%\s+Safe in/);
      const contested = texts.filter((text) => /Contested/.test(text));
      assert.ok(contested.length > 0 && contested.length < all);
      const only = page.getByRole("checkbox", { name: "Only contested" });
      await hand.reach(only);
      if (hand.keys) await hand.press(" ");
      await page.waitForFunction(() => document.querySelectorAll("main tbody tr.firm-in").length === 0);
      assert.equal(await rows(page).count(), contested.length);
      const name = await rows(page).first().locator("th").innerText();
      await hand.activate(rows(page).first().getByRole("button"));
      await page.getByRole("heading", { level: 2, name: `Weights that speak for ${name}` }).waitFor();
      // Any weights at all leave fewer safe.
      const reach = page.getByLabel("How far the weights may move");
      if (hand.keys) {
        await hand.reach(reach);
        await hand.type("Any");
      } else {
        await reach.selectOption("any");
      }
      await page.getByText("every one as likely as another").waitFor();
      assert.ok(await rows(page).count() > contested.length);
      assert.deepEqual(await axe(page), []);
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await context.close();
    });
  }

  test("two people score for themselves, then agree and say why", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "prioritise?tab=score");
    const cell = page.locator("#judge-0-0");
    await cell.waitFor();
    const before = (await cell.innerText()).trim();
    const voice = page.getByRole("combobox", { name: "Scored by" });
    for (const [name, digit] of [["Ada", "1"], ["Ben", "5"]]) {
      await voice.fill(name);
      await voice.press("Tab");
      await page.getByText(`Only what ${name} scored is shown`).waitFor();
      // Nobody sees the others: the cell is empty until it is scored.
      await cell.locator(".vh", { hasText: "not given" }).waitFor();
      await cell.focus();
      await page.keyboard.press(digit);
      await page.waitForFunction((value) => document.querySelector("#judge-0-0").innerText.trim() === value, digit);
    }
    await voice.fill("");
    await voice.press("Tab");
    await cell.focus();
    // What was agreed before still counts, and is old now.
    await page.locator("#cell-said").getByText("Ada 1 · Ben 5. Mean 3.0, 4 apart.").waitFor();
    await page.getByRole("heading", { level: 2, name: "Furthest apart, not agreed" }).waitFor();
    assert.ok((await cell.innerText()).startsWith(before));
    await page.keyboard.press("4");
    await cell.focus();
    const why = page.getByLabel("Why this was agreed");
    await why.fill("The regulator asks for it");
    await why.press("Tab");
    await page.reload();
    await cell.focus();
    await page.locator("#cell-said").getByText("Agreed: 4 on").waitFor();
    assert.equal(await page.getByLabel("Why this was agreed").inputValue(), "The regulator asks for it");
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("the best set is tried under other weights, and drawn along the people", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "prioritise");
    await view(page, "Best value").click();
    await page.getByRole("button", { name: "Find the best set" }).click();
    const stop = page.getByRole("button", { name: "Stop" });
    await page.locator("#select-status").getByText(/points/).first().waitFor();
    if (await stop.isVisible()) await stop.click();
    await page.getByRole("button", { name: "Try other weights" }).click();
    await page.locator("#select-firm").getByText(/^[2-9] of 40 sets/).waitFor();
    await stop.click();
    await page.getByText(/ of \d+ · (Safe in|Contested|Safe out)/).first().waitFor();
    await page.getByLabel("Along").selectOption({ index: 1 });
    await page.getByRole("button", { name: "Draw the frontier" }).click();
    await page.getByText(/sizes of .*; 100 % is what there is/).first().waitFor();
    await stop.click();
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});
