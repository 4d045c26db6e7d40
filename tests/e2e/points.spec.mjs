// Restore points are kept under a name and by themselves, and a deleted workspace waits in the bin.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };
const WEIGHT = "Weight of Strategic fit";

async function setWeight(page, text) {
  await goTo(page, "prioritise");
  const weight = page.getByRole("spinbutton", { name: WEIGHT });
  await weight.fill(text);
  await weight.press("Tab");
  await saved(page);
}

async function openPoints(page) {
  await goTo(page, "history?show=points");
  await page.getByRole("button", { name: "Keep as it is now" }).waitFor();
}

async function keep(page, name) {
  await page.getByRole("textbox", { name: "Name of the restore point" }).fill(name);
  await page.getByRole("button", { name: "Keep as it is now" }).click();
  await row(page, name).waitFor();
}

const row = (page, name) => page.locator(".history tbody tr").filter({ hasText: name });
const weight = (page) => page.getByRole("spinbutton", { name: WEIGHT }).inputValue();

describe("a restore point", () => {
  const here = stage();

  async function fresh() {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    return { context, page };
  }

  test("is kept under a name, outlives a reload, and opens as a copy of then", async () => {
    const { context, page } = await fresh();
    await setWeight(page, "31");
    await openPoints(page);
    await keep(page, "Before the board");
    assert.deepEqual(await axe(page), []);
    await setWeight(page, "32");
    await page.reload();
    await openPoints(page);
    await row(page, "Before the board").getByRole("button", { name: /^Open as a copy/ }).click();
    await page.locator(".crumbs").getByText(/^Calder Mutual, /).waitFor();
    await goTo(page, "prioritise");
    assert.equal(await weight(page), "31");
    await context.close();
  });

  test("is renamed and deleted, and the plan is as it was", async () => {
    const { context, page } = await fresh();
    await openPoints(page);
    await keep(page, "First");
    await row(page, "First").getByRole("button", { name: /^Rename/ }).click();
    const field = page.locator(".history").getByRole("textbox", { name: "Name of the restore point" });
    await field.fill("Second");
    await field.press("Enter");
    await row(page, "Second").waitFor();
    await page.reload();
    await openPoints(page);
    await row(page, "Second").getByRole("button", { name: /^Delete/ }).click();
    await row(page, "Second").waitFor({ state: "detached" });
    await setWeight(page, "31");
    await page.reload();
    await page.locator(".app").waitFor();
    await goTo(page, "prioritise");
    await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    assert.equal(await weight(page), "31");
    await openPoints(page);
    assert.equal(await row(page, "Second").count(), 0);
    await context.close();
  });

  test("is compared with another and with now, in words", async () => {
    const { context, page } = await fresh();
    await openPoints(page);
    await keep(page, "Early");
    await setWeight(page, "31");
    await openPoints(page);
    const early = page.locator("#compare-from option").filter({ hasText: "Early" });
    await page.getByRole("combobox", { name: "From" }).selectOption(await early.getAttribute("value"));
    await page.getByRole("button", { name: "Compare" }).click();
    const found = page.locator(".differences");
    await found.getByText("Strategic fit", { exact: true }).waitFor();
    assert.match(await found.innerText(), /31/);
    assert.deepEqual(await axe(page), []);
    await context.close();
  });

  test("is made by itself before an import", async () => {
    const { context, page } = await fresh();
    await goTo(page, "import");
    const buffer = Buffer.from("Project,Budget\nOne,100\nTwo,200\n");
    await page.locator("#table-file").setInputFiles({ name: "small.csv", mimeType: "text/csv", buffer });
    await page.getByRole("heading", { level: 1, name: "Import “small.csv”" }).waitFor();
    await page.getByRole("button", { name: "Land in the plan" }).click();
    await page.getByRole("heading", { level: 1, name: /are in the plan/ }).waitFor();
    await openPoints(page);
    await row(page, "Before an import").waitFor();
    await row(page, "Before an import").getByText(/kept for 30 more days/).waitFor();
    await context.close();
  });
});

describe("a deleted workspace", () => {
  const here = stage();

  async function deleted() {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await setWeight(page, "31");
    await goTo(page, "settings");
    await page.getByRole("textbox", { name: "Name of the new workspace" }).fill("Mine");
    await page.getByRole("button", { name: "New workspace" }).click();
    await page.locator(".crumbs").getByText("Mine").waitFor();
    await goTo(page, "settings");
    await page.getByRole("button", { name: "Delete Calder Mutual" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Put into the bin" }).click();
    await goTo(page, "safety");
    await page.getByRole("row").filter({ hasText: "Calder Mutual" }).waitFor();
    return { context, page };
  }

  test("waits in the bin and comes back with its history", async () => {
    const { context, page } = await deleted();
    const line = page.getByRole("row").filter({ hasText: "Calder Mutual" });
    await line.getByText("30 more days").waitFor();
    assert.deepEqual(await axe(page), []);
    await line.getByRole("button", { name: /^Bring back/ }).click();
    await page.getByText("The workspace is back.").waitFor();
    await goTo(page, "settings");
    await page.getByRole("button", { name: "Open Calder Mutual" }).click();
    await page.locator(".crumbs").getByText("Calder Mutual").waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText(/^Undone: change Weight/).waitFor();
    await context.close();
  });

  test("comes out of the bin when it is opened from elsewhere, and does not go one day", async () => {
    const { context, page } = await deleted();
    await goTo(page, "start");
    await page.getByRole("button", { name: "Open the sample" }).click();
    await page.locator(".crumbs").getByText("Calder Mutual").waitFor();
    await goTo(page, "safety");
    await page.getByText("The bin is empty.").waitFor();
    await setWeight(page, "32");
    await page.clock.setFixedTime(Date.now() + 60 * 86400000);
    await page.reload();
    await goTo(page, "prioritise");
    await page.getByRole("spinbutton", { name: WEIGHT }).waitFor();
    assert.equal(await weight(page), "32");
    await context.close();
  });

  test("is deleted for good on a second word, and after thirty days", async () => {
    const { context, page } = await deleted();
    const line = page.getByRole("row").filter({ hasText: "Calder Mutual" });
    await line.getByRole("button", { name: /^Delete for good/ }).click();
    const dialog = page.getByRole("dialog", { name: "Delete for good?" });
    await dialog.getByRole("button", { name: "Cancel" }).click();
    assert.equal(await line.count(), 1);
    await page.clock.setFixedTime(Date.now() + 30 * 86400000);
    await page.reload();
    await goTo(page, "safety");
    await page.getByText("The bin is empty.").waitFor();
    assert.equal(await line.count(), 0);
    await context.close();
  });
});
