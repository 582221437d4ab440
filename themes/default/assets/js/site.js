// Everything here is a convenience: without it every page still reads.
(() => {
  "use strict";
  const root = document.documentElement;
  const words = document.currentScript.dataset;
  const first = (selector) => document.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Appearance: as the system, light, dark.
  const states = ["auto", "light", "dark"];
  const theme = first("button.theme");
  const bars = all("meta[name=theme-color]");
  const colours = bars.map((bar) => bar.content);

  function appear(state) {
    if (state === "auto") delete root.dataset.theme;
    else root.dataset.theme = state;
    bars.forEach((bar, i) => (bar.content = colours[state === "auto" ? i : states.indexOf(state) - 1]));
    theme.title = theme.ariaLabel = theme.dataset[state];
  }

  theme.addEventListener("click", () => {
    const next = states[(states.indexOf(root.dataset.theme || "auto") + 1) % 3];
    appear(next);
    try {
      localStorage.setItem("theme", next);
    } catch (refused) {
      // The choice holds for this page.
    }
  });
  addEventListener("pageshow", (event) => {
    try {
      if (event.persisted) appear(localStorage.getItem("theme") || "auto");
    } catch (refused) {
      // It stays as it was.
    }
  });
  appear(root.dataset.theme || "auto");

  // Escape closes the menu's lists, until the pointer or the focus comes again; / and Ctrl-K search.
  const nav = first("#nav");
  ["mouseleave", "focusin"].forEach((comes) => nav.addEventListener(comes, () => nav.classList.remove("shut")));
  const find = first("a.find");
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
    const field = first("#q");
    if (field) field.focus();
    else later((tools) => tools.ask(find));
  });

  // What few readers need is loaded when the first of them asks for it.
  function later(use) {
    if (window.tools) {
      use(tools);
      return;
    }
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = words.style;
    style.onload = () => {
      const script = document.createElement("script");
      script.src = words.later;
      script.onload = () => use(tools);
      document.head.append(script);
    };
    document.head.append(style);
  }

  // Table of contents: open beside the text where there is room, and following the reader.
  const toc = first(".toc details");
  if (toc) {
    const isBeside = () => getComputedStyle(toc.parentNode).position === "absolute";
    const place = () => (toc.open = isBeside());
    place();
    matchMedia("(min-width: 80em)").addEventListener("change", place);
    const links = all("a", toc);
    const heads = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
    const top = (element) => element.getBoundingClientRect().top;
    let current;
    let pressed; // holds until the reader moves on: a short section may not come to the top
    let waiting;
    toc.addEventListener("click", (event) => (pressed = event.target.closest("a")));
    ["wheel", "touchmove", "keydown", "mousedown"].forEach((moves) => addEventListener(moves, () => (pressed = null), { passive: true }));
    const follow = () => {
      waiting = false;
      const found = pressed || links.filter((link, i) => heads[i] && top(heads[i]) < 120).pop();
      if (found === current) return;
      if (current) current.ariaCurrent = null;
      if (found) {
        found.ariaCurrent = "true";
        if (isBeside()) toc.scrollTop += top(found) - top(toc) - toc.clientHeight / 3;
      }
      current = found;
    };
    addEventListener("scroll", () => {
      if (!waiting) requestAnimationFrame(follow);
      waiting = true;
    }, { passive: true });
    follow();
  }

  // Code: its language and a copy button, in the room the style sheet has kept.
  function equipCode(pre) {
    const code = pre.querySelector("code") || pre;
    const language = /lang(?:uage)?-([\w+#.-]+)/.exec(code.className + " " + pre.className);
    const wrap = document.createElement("div");
    const bar = document.createElement("div");
    const button = document.createElement("button");
    wrap.className = "code";
    bar.className = "bar";
    button.type = "button";
    button.textContent = words.copy;
    copies(button, () => code.textContent);
    bar.append(language ? language[1] : words.code, button);
    pre.replaceWith(wrap);
    wrap.append(bar, pre);
  }

  function copies(button, text) {
    button.addEventListener("click", () => later((tools) => tools.copy(text(), button, words.copied)));
  }
  all(".copy").forEach((button) => copies(button, () => button.dataset.text));

  // Images: a click, or Enter, opens the viewer. A thumbnail shows what it links to.
  const IMAGE = /\.(avif|bmp|gif|jpe?g|png|svg|webp)$/i;
  const pictures = [];

  function equipImage(image) {
    const link = image.closest("a");
    if (link && !IMAGE.test(link.pathname)) return;
    if (!link && (image.closest("button, summary") || (image.getAttribute("width") || 99) < 64)) return;
    const figure = image.closest("figure");
    const caption = figure && figure.querySelector("figcaption");
    const number = pictures.push({ address: link ? link.href : image.dataset.original || image.src, text: image.alt, caption: caption ? caption.textContent : image.alt }) - 1;
    const show = (event) => {
      event.preventDefault();
      later((tools) => tools.show(pictures, number, words));
    };
    if (link) {
      link.classList.add("large");
      link.addEventListener("click", (event) => {
        if (!(event.ctrlKey || event.metaKey || event.shiftKey)) show(event);
      });
      return;
    }
    image.ariaLabel = (image.alt ? image.alt + " - " : "") + words.zoom;
    if (!image.alt) image.alt = words.zoom; // without one it would be decoration, which nobody can press
    image.tabIndex = 0;
    image.role = "button";
    image.addEventListener("click", show);
    image.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") show(event);
    });
  }

  function equip() {
    all(".prose pre").forEach(equipCode);
    if (window.HTMLDialogElement) all(".prose img").forEach(equipImage);
  }
  equip();
  document.addEventListener("opened", equip); // an encrypted article, which shows its text only now
})();
