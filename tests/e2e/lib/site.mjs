// Serves the built page for a test: the developer server of the project, any prefix, any port.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const START_LIMIT_MS = 120000;

/** Starts a server for a built folder (default PLUMBLINE_DIST, else dist/) under a prefix. */
export async function startSite({ under = "/", folder = process.env.PLUMBLINE_DIST || "dist" } = {}) {
  const options = ["serve-folder", folder, "--port", "0", "--under", under];
  const program = process.env.PLUMBLINE_XTASK;
  const child = program
    ? spawn(program, options, { cwd: root, stdio: ["ignore", "pipe", "inherit"] })
    : spawn("cargo", ["xtask", ...options], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const url = await new Promise((done, failed) => {
    const limit = setTimeout(() => failed(new Error("the server did not start")), START_LIMIT_MS);
    let said = "";
    child.stdout.on("data", (bytes) => {
      said += bytes;
      const found = /on (http:\S+)/.exec(said);
      if (found) {
        clearTimeout(limit);
        done(found[1]);
      }
    });
    child.once("exit", (code) => failed(new Error(`the server ended with ${code}: ${said}`)));
  });
  return {
    url,
    origin: new URL(url).origin,
    stop: () => {
      child.removeAllListeners("exit");
      child.kill();
    },
  };
}
