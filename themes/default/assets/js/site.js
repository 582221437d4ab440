// Everything here is a convenience: without it every page still reads. What a reader has to ask for is in later.js.
{
  const { src } = document.currentScript;
  const first = (selector) => document.querySelector(selector);

  // Calls a function of later.js, which is loaded for the first call and makes those that have come until then. Names of the
  // window have a capital letter, as no id of a heading has: a browser takes a name that is not set for an id.
  const later = (...call) => {
    if (!window.readerTools) {
      window.readerTools = [];
      const script = document.createElement("script");
      script.src = new URL("later.js", src);
      // It did not come: the search has a page of its own, and what is asked for next tries again.
      script.onerror = () => {
        if (/ask/.test(readerTools)) location = first(".find").href;
        window.readerTools = null;
      };
      document.head.append(script);
    }
    readerTools.push(call);
  };

  // Appearance: as the system, light, dark.
  const theme = first(".theme");
  if (theme) addEventListener("pageshow", () => {
    const { theme: state } = document.documentElement.dataset;
    theme.title = theme.ariaLabel = theme.dataset[state];
    if (state !== "auto") later("paint");
  });

  // Table of contents: open beside the text where there is room. Safari runs this before the style is there, and shows no frame without it.
  const toc = first(".toc details");
  if (toc) requestAnimationFrame(matchMedia("(min-width: 80em)").onchange = () => (toc.open = getComputedStyle(toc.parentNode).position === "absolute"));

  // From a reader's first step on: code that can be copied, images that open the viewer, a table of contents that follows, pages loaded ahead.
  ["scroll", "focusin", "pointermove", "pointerdown"].forEach((step) => addEventListener(step, () => later("begin"), { once: true }));

  window.onclick = window.onkeydown = (event) => {
    const { key, target } = event;
    const asks = event.ctrlKey || event.metaKey ? key === "k" : key === "/" && !target.closest("input, textarea");
    if (first(".find") && asks && !event.isComposing) event.preventDefault(later("ask"));
    else if (key === "Escape" || target.closest("button, .share, .viewable, .prose img")) later(event.type, event);
  };
}
