// Takes the pictures of the README from the built page: node screenshots.mjs <folder>.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { freshPage, launch, ready } from "./lib/browser.mjs";
import { startSite } from "./lib/site.mjs";

// The sample, opened from the first page, then a page of it.
const sample = (address, settled) => async (page) => {
  await page.getByRole("button", { name: "Open the sample" }).click();
  await page.locator(".app").waitFor();
  await page.evaluate((hash) => (location.hash = hash), address);
  await page.getByRole("heading", { level: 1, name: settled }).waitFor();
};

// A picture: its file name, in which theme, and what is done before.
const PICTURES = [
  { name: "start", theme: "light", prepare: async () => {} },
  { name: "home", theme: "light", prepare: sample("#/home", /projects/) },
  {
    name: "capacity",
    theme: "light",
    prepare: async (page) => {
      await sample("#/capacity", /over capacity/)(page);
      const cell = page.getByRole("gridcell", { name: /^Data Engineer, August 2027/ });
      await cell.click();
      await page.keyboard.press("Enter");
      await page.getByRole("complementary").waitFor();
    },
  },
  { name: "prioritise", theme: "light", prepare: sample("#/prioritise", /fit the money/) },
  { name: "maturity", theme: "light", prepare: sample("#/maturity", /hold the office/) },
];

const folder = process.argv[2];
if (!folder) throw new Error("name the folder for the pictures");
await mkdir(folder, { recursive: true });
const site = await startSite();
const browser = await launch();
try {
  for (const { name, theme, prepare } of PICTURES) {
    const { context, page, watch } = await freshPage(browser, { colorScheme: theme, reducedMotion: "reduce" });
    await page.goto(site.url);
    await ready(page);
    await prepare(page);
    await page.evaluate(() => document.fonts.ready);
    const path = join(folder, `${name}.png`);
    await page.screenshot({ path });
    if (watch.errors.length > 0) throw new Error(`${name}: ${watch.errors.join("; ")}`);
    console.log(`   ${path}`);
    await context.close();
  }
} finally {
  await browser.close();
  site.stop();
}
