// The project office: advice with what it is made of, plan, duties by keyboard and mouse, guide; the
// report of an assessment with what leaves, on paper and as one file.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { axe } from "./lib/browser.mjs";
import { downloaded, goTo, openSample, saved } from "./lib/places.mjs";
import { stage } from "./lib/stage.mjs";

const OPTIONS = { serviceWorkers: "block", locale: "en-GB" };

describe("the project office", () => {
  const here = stage();

  async function fresh(path) {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, path);
    return { context, page, watch };
  }

  test("is advised from the workspace, by hand, and back again", async () => {
    const { context, page, watch } = await fresh("office");
    await page.getByText(/\d+ people work here gives/).waitFor();
    const before = await page.locator("h1").innerText();
    await page.getByLabel("Regulation or contract control", { exact: true }).selectOption("4");
    await page.getByLabel("Executive sponsorship", { exact: true }).selectOption("4");
    await page.getByLabel("Culture", { exact: true }).selectOption("4");
    await page.getByLabel("Complexity", { exact: true }).fill("4");
    await page.keyboard.press("Tab");
    await page.getByLabel("Late, over budget or failed last year", { exact: true }).selectOption("4");
    await page.getByLabel("Project management competence", { exact: true }).selectOption("0");
    await page.getByLabel("Projects that depend on another", { exact: true }).selectOption("4");
    await page.getByRole("heading", { name: /directive/ }).waitFor();
    await page.getByText(/By hand; the workspace says/).first().waitFor();
    await page.getByLabel("Why: Culture").fill("Everything is decided at the top");
    await page.keyboard.press("Tab");
    await saved(page);
    // The bars are places of their own, and their table holds the same points.
    await page.locator("#office-need [data-place='0']").focus();
    await page.keyboard.press("d");
    await page.locator("#office-need").getByRole("cell", { name: "35.0" }).first().waitFor();
    assert.deepEqual(await axe(page), []);
    await page.locator("h1").click();
    for (let step = 0; step < 8; step += 1) await page.keyboard.press("Control+z");
    await page.waitForFunction((title) => document.querySelector("h1").textContent === title, before);
    await page.getByLabel("Culture", { exact: true }).selectOption("1");
    await page.getByText("By hand", { exact: true }).first().waitFor();
    await saved(page);
    await page.reload();
    await page.getByText("By hand", { exact: true }).first().waitFor();
    assert.equal(await page.getByLabel("Culture", { exact: true }).inputValue(), "1");
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("refuses what is no answer and says so", async () => {
    const { context, page } = await fresh("office");
    const complexity = page.getByLabel("Complexity", { exact: true });
    await complexity.fill("9");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => document.querySelector("#office-input-X").value === "");
    await context.close();
  });

  test("has a transition plan and a guide of its stages", async () => {
    const { context, page } = await fresh("office?tab=plan");
    await page.getByRole("heading", { name: "The four classic risks" }).waitFor();
    await page.getByText("Days 61 to 90: show and decide").waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole("link", { name: "Stage guide" }).click();
    await page.getByRole("heading", { name: /^The office at level \d/ }).waitFor();
    await page.getByRole("link", { name: "All steps in the roadmap" }).waitFor();
    assert.deepEqual(await axe(page), []);
    await context.close();
  });

  test("shares out duties by keyboard and by mouse, and names what is wrong", async () => {
    const { context, page } = await fresh("office?tab=roles");
    await page.getByRole("heading", { name: /^Every process has one who answers/ }).waitFor();
    await page.locator("#duty-0-0").focus();
    await page.keyboard.press("Delete");
    await page.getByText("PMO charter, type and services: nobody is accountable.").waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("a");
    await page.getByText("PMO charter, type and services: nobody is accountable.").waitFor({ state: "detached" });
    assert.equal(await page.locator("#duty-0-1").innerText(), "A");
    await page.locator("#duty-0-2").click();
    await page.getByRole("button", { name: "Accountable", exact: true }).click();
    await page.getByText(/are all accountable; one alone can be/).waitFor();
    await page.getByLabel("Who fills the role Project Office Manager").fill("Asha");
    await page.keyboard.press("Tab");
    await page.getByLabel("Who fills the role Project Manager").fill("Asha");
    await page.keyboard.press("Tab");
    await page.getByText(/Asha is accountable for delivery/).first().waitFor();
    await page.getByText(/^Asha fills Project Manager, Project Office Manager/).waitFor();
    assert.deepEqual(await axe(page), []);
    const file = await downloaded(page, () => page.getByRole("button", { name: "Download as CSV" }).click());
    assert.match(String(file.bytes), /"PMO charter, type and services",,A,A/);
    await page.getByRole("button", { name: "Back to the template" }).click();
    await page.waitForFunction(() => document.querySelector("#duty-0-0").textContent === "A");
    await context.close();
  });
});

describe("the report of an assessment", () => {
  const here = stage();

  test("says what leaves, is printed from its data and opens as one file", async () => {
    const { context, page, watch } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "maturity");
    await page.getByText("Records of this workspace for or against the levels claimed.").waitFor();
    assert.deepEqual(await axe(page), []);
    await page.getByRole("link", { name: "Report", exact: true }).click();
    await page.getByText("No names of assessor, respondents or owners").waitFor();
    assert.deepEqual(await axe(page), []);

    await page.emulateMedia({ media: "print" });
    const paper = await page.locator("main").innerText();
    for (const part of ["Facilitated self-assessment", "Scope and method", "Roadmap", "Distributions", "Formulas"]) {
      assert.ok(paper.includes(part), part);
    }
    assert.equal(await page.locator("#leaving").isVisible(), false);
    await page.emulateMedia({ media: "screen" });

    await page.getByLabel("Take names out").uncheck();
    await page.getByText(/^leaves: Names of assessor, respondents and owners: 1/).waitFor();
    const file = await downloaded(page, () => page.getByRole("button", { name: "Save as one file (HTML)" }).click());
    assert.match(file.name, /^Calder-Mutual_Maturity-report_\d{4}-\d\d-\d\d\.html$/);
    const text = String(file.bytes);
    assert.ok(!/<script|<link|<img|src=|url\(/.test(text));

    const reader = await context.newPage();
    const asked = [];
    reader.on("request", (request) => asked.push(request.url()));
    await reader.setContent(text);
    await reader.getByRole("heading", { level: 1, name: /^Maturity report/ }).waitFor();
    assert.deepEqual(asked, []);
    assert.deepEqual(await axe(reader), []);
    assert.deepEqual(watch, { foreign: [], errors: [] });
    await context.close();
  });

  test("holds claims against the records with limits that can be changed", async () => {
    const { context, page } = await here.fresh(OPTIONS);
    await openSample(page, here.site);
    await goTo(page, "maturity");
    await page.getByText("All rules").click();
    const counts = page.getByRole("checkbox", { name: "Reviews of risks counts" });
    await counts.uncheck();
    await page.getByText("The rule does not count.").waitFor();
    await page.getByLabel("Limit of Owners of risks, in percent").fill("100");
    await page.keyboard.press("Tab");
    await saved(page);
    await page.locator("h1").click();
    await page.keyboard.press("Control+z");
    await page.keyboard.press("Control+z");
    await page.getByText("The rule does not count.").waitFor({ state: "detached" });
    await context.close();
  });
});
