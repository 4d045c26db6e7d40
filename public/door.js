// The first script of the page: what may become markup or a script, and what a framed page says.
"use strict";

(() => {
  // The browser asks here before a text becomes markup or the address of a script. Markup comes from
  // the build alone and holds nothing active; scripts come from this site.
  const ELEMENTS = /<\s*\/?\s*(script|iframe|frame|object|embed|link|meta|base|style)\b/i;
  const HANDLERS = /[\s"'\/]on[a-z]+\s*=|(java|vb)script:|data:text/i;
  window.trustedTypes?.createPolicy("default", {
    createHTML: (markup) => (ELEMENTS.test(markup) || HANDLERS.test(markup) ? null : markup),
    createScriptURL: (named) => {
      const url = new URL(named, document.baseURI);
      return url.origin === location.origin ? url.href : null;
    },
  });

  // A page that lies in another one can be covered by it: what is clicked is not what is seen. A
  // policy in the page cannot forbid that, so a framed page does not start.
  if (window.top === window.self) return;
  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("boot-shell")?.remove();
    const words = document.createElement("p");
    words.setAttribute("role", "alert");
    words.textContent = "Plumbline does not run inside another page. ";
    const link = document.createElement("a");
    link.textContent = "Open it in a window of its own";
    Object.assign(link, { href: location.href, target: "_blank", rel: "noopener noreferrer" });
    words.append(link);
    document.body.append(words);
  });
})();
