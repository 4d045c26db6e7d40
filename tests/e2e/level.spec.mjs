// From the sample's red cells to a levelled plan, with reasons, some moves left, one step, undone.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { sampleAt, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };

describe("levelling", () => {
  const here = stage();

  const openAt = (path) => sampleAt(here, OPTIONS, path);

  const shortOf = async (page) => {
    const text = await page.locator(".level-figures div").first().locator("dd").textContent();
    return /([\d.,]+) → ([\d.,]+)/.exec(text).slice(1).map((figure) => Number(figure.replaceAll(",", "")));
  };

  test("moves with reasons, a part of them, one step, undone", async () => {
    const { context, page, watch } = await openAt("capacity");
    await page.locator("#capacity-level").click();
    await page.getByRole("heading", { level: 1, name: /FTE-months short|every role fit/ }).waitFor();
    const [before, after] = await shortOf(page);
    assert.ok(after < before, `${before} → ${after}`);
    const moves = page.locator(".level-moves tbody tr");
    const count = await moves.count();
    assert.ok(count > 0);
    for (const why of await page.locator(".level-moves .level-why").allTextContents()) {
      assert.match(why, /less short in|waits for/);
    }
    for (const why of await page.locator(".level-shorts tbody td:nth-of-type(3)").allTextContents()) {
      assert.ok(why.trim().length > 10);
    }
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("all by keyboard: less is allowed, a move is left, the rest applied", async () => {
    const { context, page, watch } = await openAt("level");
    await page.getByRole("heading", { level: 1, name: /FTE-months short|every role fit/ }).waitFor();
    await page.getByLabel("Begin later").focus();
    await page.getByLabel("Begin later").selectOption("3");
    await page.waitForURL(/later=3/);
    await page.locator("#level-status", { hasText: /nothing better|every plan/ }).waitFor();
    const apply = page.locator("#level-apply");
    const label = await apply.textContent();
    const count = Number(/\d+/.exec(label)[0]);
    assert.ok(count > 0, label);
    const first = page.locator(".level-moves tbody input[type=checkbox]").first();
    await first.focus();
    await page.keyboard.press("Space");
    await page.waitForFunction((old) => document.querySelector("#level-apply").textContent !== old, label);
    const [before, after] = await shortOf(page);
    await apply.focus();
    await page.keyboard.press("Enter");
    await page.waitForFunction((old) => {
      const text = document.querySelector(".level-figures dd")?.textContent ?? "";
      return text.startsWith(old);
    }, after.toFixed(1));
    await page.keyboard.press("Control+z");
    await page.waitForFunction((old) => {
      const text = document.querySelector(".level-figures dd")?.textContent ?? "";
      return text.startsWith(old);
    }, before.toFixed(1));
    await saved(page);
    assert.deepEqual(await axe(page), []);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });
});
