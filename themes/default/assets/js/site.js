// Everything here is a convenience: without it every page still reads. What a reader has to ask for is in later.js.
(() => {
  "use strict";
  const root = document.documentElement;
  const { dataset: words, src } = document.currentScript;
  const first = (selector) => document.querySelector(selector);
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  function later(use) {
    if (window.tools) return use(tools);
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = new URL("../css/later.css", src);
    style.onload = () => {
      const script = document.createElement("script");
      script.src = new URL("later.js", src);
      script.onload = () => use(tools);
      document.head.append(script);
    };
    document.head.append(style);
  }

  // Appearance: as the system, light, dark.
  const theme = first(".theme");
  function appear(turned) {
    const state = root.dataset.theme;
    theme.title = theme.ariaLabel = theme.dataset[state];
    if (turned || state !== "auto") each("[name=theme-color]", (bar) => (bar.content = getComputedStyle(document.body).backgroundColor));
  }
  appear();
  theme.addEventListener("click", () => later((tools) => appear(tools.turn())));
  addEventListener("pageshow", (event) => event.persisted && later((tools) => appear(tools.remember())));

  // Escape closes the menu's lists, until the pointer or the focus comes again; / and Ctrl-K search.
  const nav = first("#nav");
  const find = first(".find");
  ["mouseleave", "focusin"].forEach((comes) => nav.addEventListener(comes, () => nav.classList.remove("shut")));
  addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.key === "Escape") {
      const inside = at.closest("#nav li li");
      if (inside) inside.parentNode.closest("li").firstElementChild.focus();
      nav.classList.add("shut");
    }
    const asks = event.ctrlKey || event.metaKey ? event.key === "k" : event.key === "/" && !at.closest("input, textarea, select");
    if (!find || !asks || event.isComposing) return;
    event.preventDefault();
    later((tools) => tools.ask(find));
  });

  // Table of contents: open beside the text where there is room. It follows the reader from the first step on.
  const toc = first(".toc details");
  if (toc) {
    const wide = matchMedia("(min-width: 80em)");
    const place = (wide.onchange = () => (toc.open = getComputedStyle(toc.parentNode).position === "absolute"));
    place();
    let pressed;
    toc.addEventListener("click", (event) => (pressed = event.target.closest("a")));
    addEventListener("scroll", () => later((tools) => tools.follow(toc, pressed)), { once: true });
  }

  // Code gets a button that copies it. An image opens the viewer; a thumbnail shows what it links to.
  function equip() {
    each(".code > pre:first-child", (pre) => {
      const button = document.createElement("button");
      button.className = "copy";
      button.textContent = words.copy;
      pre.before(button);
    });
    each(".prose img", (image) => {
      const link = image.closest("a");
      if (link ? !/\.(avif|bmp|gif|jpe?g|png|svg|webp)$/i.test(link.pathname) : image.closest("button, summary") || (image.getAttribute("width") || 99) < 64) return;
      (link || image).classList.add("large");
      if (link) return;
      image.ariaLabel = (image.alt ? image.alt + " - " : "") + words.zoom;
      image.alt ||= words.zoom; // without one it would be decoration, which nobody can press
      image.tabIndex = 0;
      image.role = "button";
    });
  }
  equip();
  document.addEventListener("opened", equip); // an encrypted article, which shows its text only now

  function act(event) {
    const large = event.target.closest(".large");
    const copy = event.target.closest(".copy");
    const key = event.key;
    if (copy && !key) later((tools) => tools.copy(copy, words.copied));
    if (!large || event.ctrlKey || event.metaKey || event.shiftKey || (key && (large.href || (key !== "Enter" && key !== " ")))) return;
    event.preventDefault();
    later((tools) => tools.show(large, words));
  }
  window.onclick = window.onkeydown = act;
  each(".share", (share) => (share.ontoggle = () => later((tools) => tools.draw(share))));
})();
