// Two people edit copies of one workspace: what each did is kept, and what both did is asked.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readFile } from "node:fs/promises";
import { axe } from "./lib/browser.mjs";
import { goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB", acceptDownloads: true };

/** Sets a weight of the ranking, by name. */
async function setWeight(page, name, text) {
  await goTo(page, "prioritise");
  const weight = page.getByRole("spinbutton", { name: `Weight of ${name}` });
  await weight.fill(text);
  await weight.press("Tab");
  await saved(page);
}

const weightOf = async (page, name) => {
  await goTo(page, "prioritise");
  return page.getByRole("spinbutton", { name: `Weight of ${name}` }).inputValue();
};

/** The file of the open workspace, as its user gets it. */
async function fileOf(page) {
  await goTo(page, "settings");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Save .* file/ }).first().click();
  return readFile(await (await download).path());
}

/** Hands a workspace file to the settings page. */
async function openFile(page, buffer) {
  await goTo(page, "settings");
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open a file" }).click();
  await (await chooser).setFiles({ name: "theirs.json", mimeType: "application/json", buffer });
}

const offer = (page) => page.getByRole("dialog", { name: "Another version" });

describe("two copies edited apart", () => {
  const here = stage();

  /** Two browsers that come from one file and have gone on from it. */
  async function apart() {
    const mine = await here.fresh(OPTIONS);
    await openSample(mine.page, here.site);
    await setWeight(mine.page, "Strategic fit", "31");
    const common = await fileOf(mine.page);
    const theirs = await here.fresh(OPTIONS);
    await theirs.page.goto(here.site.url);
    await openSample(theirs.page, here.site);
    await openFile(theirs.page, common);
    await offer(theirs.page).getByRole("button", { name: "Merge" }).click();
    await theirs.page.getByRole("button", { name: "Apply the merge" }).click();
    await theirs.page.getByRole("heading", { name: "Merged" }).waitFor();
    assert.equal(await weightOf(theirs.page, "Strategic fit"), "31");
    return { mine, theirs };
  }

  test("a merge keeps both sides' edits, asks about the rest and is one step", async () => {
    const { mine, theirs } = await apart();
    await setWeight(mine.page, "Strategic fit", "40");
    await setWeight(theirs.page, "Strategic fit", "50");
    await setWeight(theirs.page, "Customer value", "12");
    const own = await weightOf(mine.page, "Customer value");
    const file = await fileOf(theirs.page);
    await openFile(mine.page, file);
    await offer(mine.page).getByText("edited apart").waitFor();
    await offer(mine.page).getByRole("button", { name: "Merge" }).click();
    const page = mine.page;
    await page.getByRole("heading", { level: 1, name: "Merge", exact: true }).waitFor();
    const apply = page.getByRole("button", { name: "Apply the merge" });
    assert.equal(await apply.isDisabled(), true, "something is open");
    await page.getByRole("row", { name: /Strategic fit/ }).waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole("button", { name: /^Mine/ }).focus();
    await page.keyboard.press("2");
    await page.getByText("All decided").waitFor();
    await apply.click();
    await page.getByRole("heading", { name: "Merged" }).waitFor();
    await saved(page);
    assert.equal(await weightOf(page, "Strategic fit"), "50");
    assert.equal(await weightOf(page, "Customer value"), "12");
    // The same file holds nothing new now.
    await openFile(page, file);
    await offer(page).getByText("earlier version").waitFor();
    await offer(page).getByRole("button", { name: "Cancel" }).click();
    // One step, and after it the file can be merged again.
    await page.keyboard.press("Control+z");
    await saved(page);
    assert.equal(await weightOf(page, "Strategic fit"), "40");
    assert.equal(await weightOf(page, "Customer value"), own);
    await openFile(page, file);
    await offer(page).getByText("edited apart").waitFor();
    assert.deepEqual([...mine.watch.errors, ...mine.watch.foreign], []);
    await Promise.all([mine.context.close(), theirs.context.close()]);
  });

  test("a file of another version can be opened as a copy, and what is here stays", async () => {
    const { mine, theirs } = await apart();
    await setWeight(mine.page, "Strategic fit", "40");
    await setWeight(theirs.page, "Strategic fit", "50");
    await openFile(mine.page, await fileOf(theirs.page));
    await offer(mine.page).getByRole("button", { name: "Open as a copy" }).click();
    await mine.page.getByText("Opened as a copy").waitFor();
    assert.equal(await weightOf(mine.page, "Strategic fit"), "50");
    await goTo(mine.page, "settings");
    const rows = mine.page.getByRole("table").filter({ hasText: "Last saved" }).getByRole("row");
    assert.equal(await rows.count(), 3, "the head and two workspaces");
    await Promise.all([mine.context.close(), theirs.context.close()]);
  });
});
