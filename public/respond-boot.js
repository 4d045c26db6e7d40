// Starts the respondent's page: its program and its own small service worker, so that a phone that
// was locked, or has lost the network, goes on. Runs before any part of the program.
"use strict";

(() => {
  const script = document.currentScript;

  // What may become markup, as on the workbench's page: the build's own, and scripts of this site.
  const ACTIVE = /<\s*\/?\s*(script|iframe|frame|object|embed|link|meta|base|style)\b|[\s"'\/]on[a-z]+\s*=|(java|vb)script:|data:text/i;
  window.trustedTypes?.createPolicy("default", {
    createHTML: (markup) => (ACTIVE.test(markup) ? null : markup),
    createScriptURL: (named) => {
      const url = new URL(named, document.baseURI);
      return url.origin === location.origin ? url.href : null;
    },
  });
  // A page that lies in another one can be covered by it: it does not start.
  if (window.top !== window.self) return;

  const address = (name) => new URL(script.dataset[name], document.baseURI).href;

  // What the program tells of a crash: the answers stay on the device, the page can be opened again.
  let crashed = false;
  window.plumblineCrashed = () => {
    if (crashed) return;
    crashed = true;
    const say = document.createElement("p");
    say.setAttribute("role", "alert");
    say.textContent = "Something went wrong. Your answers are kept on this device: reload the page.";
    document.body.prepend(say);
  };

  // A program that has fallen without a word, or was thrown through, shows nothing that is alive.
  for (const kind of ["error", "unhandledrejection"]) {
    window.addEventListener(kind, (event) => {
      const fault = event.error || event.reason;
      if (typeof WebAssembly === "object" && fault instanceof WebAssembly.RuntimeError) window.plumblineCrashed();
    });
  }

  import(address("program"))
    .then((program) => program.default({ module_or_path: fetch(address("wasm")) }))
    .catch(window.plumblineCrashed);

  if (script.dataset.serviceWorker && "serviceWorker" in navigator) {
    const scope = new URL("./respond.html", document.baseURI).href;
    navigator.serviceWorker.register(address("serviceWorker"), { scope }).catch(() => {});
  }
})();
