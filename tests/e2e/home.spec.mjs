// What Home says of what was done: statuses that changed, with the way to the project.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

describe("Home", () => {
  const here = stage();

  test("lists a status that changed, whichever way, until it is undone", async () => {
    const { context, page } = await here.fresh({ serviceWorkers: "block", locale: "en-GB" });
    await openSample(page, here.site);
    const moved = page.getByRole("heading", { name: "Changed of late" });
    assert.equal(await moved.count(), 0);
    await page.getByRole("link", { name: "Payroll consolidation" }).first().click();
    const details = page.getByRole("complementary");
    await details.getByRole("combobox", { name: "Status" }).selectOption({ label: "On track" });
    await saved(page);
    await goTo(page, "home");
    await moved.waitFor();
    const line = page.locator(".moves li").filter({ hasText: "Payroll consolidation" });
    assert.match(await line.innerText(), /better\s*: from Off track to On track/);
    await page.getByText(/^Since .*: 0 worse, 1 better$/).waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole("button", { name: /^Undo/ }).click();
    await moved.waitFor({ state: "detached" });
    await context.close();
  });
});
