// An assessment answered by keys or by mouse, its result, and that it stays: reload, offline, file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { offline, offlineReady, ready } from "./lib/browser.mjs";
import { Hand, WAYS } from "./lib/hand.mjs";
import { downloaded, goTo, openStart, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";


const MODEL = JSON.parse(await readFile(new URL("../../public/maturity-model.json", import.meta.url), "utf8"));
const PRACTICES = MODEL.domains.flatMap((domain) => domain.practices.map((practice) => ({ ...practice, domain })));

// A key for every practice: levels in turn, two not applicable, one not known.
const keyOf = (nth) => (nth === 5 || nth === 30 ? "0" : nth === 17 ? "?" : String((nth % 4) + 1));

/** The overall score by hand: practices weigh in domains, domains in the whole. */
function overall() {
  let [sum, weights] = [0, 0];
  for (const domain of MODEL.domains) {
    let [own, held] = [0, 0];
    for (const practice of domain.practices) {
      const level = Number(keyOf(PRACTICES.findIndex((other) => other.id === practice.id)));
      if (!(level >= 1)) continue;
      own += practice.weight * level;
      held += practice.weight;
    }
    sum += domain.weight * (own / held);
    weights += domain.weight;
  }
  return sum / weights;
}

async function answerAll(hand, page) {
  const finish = page.getByRole("button", { name: "Finish", exact: true });
  if (hand.keys) {
    await hand.reach(page.getByRole("radio").first());
    for (const [nth] of PRACTICES.entries()) {
      await hand.press(keyOf(nth), "Enter");
      const next = PRACTICES[nth + 1];
      // The focus stands in the next question, and after the last one on the button to finish.
      await page.waitForFunction(
        (id) => (id ? document.activeElement?.name === id : document.activeElement?.id === "finish"),
        next?.id,
      );
    }
    await hand.press("Enter");
    return;
  }
  for (const domain of MODEL.domains) {
    const untouched = page.getByRole("navigation", { name: "Domains" }).getByRole("link", { name: /\b0 of \d+$/ });
    const own = page.getByRole("heading", { level: 2, name: domain.name, exact: true });
    if (!(await own.isVisible())) await hand.reach(untouched.first());
    await own.waitFor();
    for (const practice of domain.practices) {
      const key = keyOf(PRACTICES.findIndex((other) => other.id === practice.id));
      const group = page.getByRole("group", { name: new RegExp(`^${practice.id} `) });
      const name = { 0: /^Not applicable/, "?": /^Do not know/ }[key] ?? new RegExp(`^Level ${key},`);
      await hand.reach(group.getByRole("radio", { name }));
    }
  }
  await hand.reach(finish);
}

describe("a maturity assessment", () => {
  const here = stage();

  for (const way of WAYS) {
    test(`is answered ${way}, and its result outlives a reload, also offline`, async () => {
      const { context, page, watch } = await here.fresh();
      const hand = new Hand(page, way);
      await openStart(page, here.site);
      await offlineReady(page);
      await hand.activate(page.getByRole("button", { name: "Start an assessment" }));
      // The second button of that name: the workspace is made, the assessment is not yet.
      await page.getByRole("heading", { name: "How mature is your project office?" }).waitFor();
      await hand.activate(page.getByRole("button", { name: "Start an assessment" }));
      await page.getByRole("heading", { name: /^0 of 52 answered/ }).waitFor();
      await answerAll(hand, page);
      const title = page.getByRole("heading", { level: 1, name: new RegExp(`at level ${overall().toFixed(1)} of 5`) });
      await title.waitFor();
      await page.getByText("49 of 50 applicable practices scored").first().waitFor();
      const shown = await page.getByRole("main").innerText();
      await saved(page);
      await page.reload();
      await title.waitFor();
      await page.waitForFunction((then) => document.querySelector("main").innerText === then, shown);
      await offline(context, async () => {
        await page.reload();
        await title.waitFor();
        await page.waitForFunction((then) => document.querySelector("main").innerText === then, shown);
      });
      assert.deepEqual(watch, { foreign: [], errors: [] });
      await context.close();
    });
  }

  test("goes into a file and comes back to the byte", async () => {
    const { context, page } = await here.fresh({ serviceWorkers: "block" });
    await openStart(page, here.site);
    await page.getByRole("button", { name: "Start an assessment" }).click();
    await page.getByRole("heading", { name: "How mature is your project office?" }).waitFor();
    await page.getByRole("button", { name: "Start an assessment" }).click();
    await page.getByRole("radio", { name: /^Level 4,/ }).first().check();
    await page.getByLabel("Evidence or remark").first().fill("Größe “quoted” & <b>\u2028 €");
    await page.keyboard.press("Tab");
    await saved(page);
    await goTo(page, "settings");
    const save = (where) => where.getByRole("button", { name: /^Save .* to a file$/ }).click();
    const first = await downloaded(page, () => save(page));
    await context.close();

    const other = await here.fresh({ serviceWorkers: "block" });
    await openStart(other.page, here.site);
    const chooser = other.page.waitForEvent("filechooser");
    await other.page.getByRole("button", { name: "Open a workspace file" }).click();
    await (await chooser).setFiles({ name: first.name, mimeType: "application/json", buffer: first.bytes });
    await other.page.getByText("Workspace opened and kept in this browser.").waitFor();
    await goTo(other.page, "settings");
    const second = await downloaded(other.page, () => save(other.page));
    assert.equal(second.name, first.name);
    assert.ok(second.bytes.equals(first.bytes), "the second file differs from the first");
    await other.page.reload();
    await ready(other.page);
    await goTo(other.page, "settings");
    const third = await downloaded(other.page, () => save(other.page));
    assert.ok(third.bytes.equals(first.bytes), "after a reload the file differs");
    assert.deepEqual(other.watch, { foreign: [], errors: [] });
    await other.context.close();
  });
});
