// Opens the page of a test program for wasm and prints what it says of itself.
import { launch } from "./lib/browser.mjs";

const LIMIT_MS = 120_000;
const browser = await launch();
const page = await browser.newPage();
page.on("pageerror", (error) => console.error(String(error)));
await page.goto(process.argv[2]);
const ended = () => document.querySelector("#output")?.textContent.includes("test result: ");
await page.waitForFunction(ended, null, { timeout: LIMIT_MS }).catch(() => (process.exitCode = 1));
console.log(await page.locator("#output").textContent());
await browser.close();
