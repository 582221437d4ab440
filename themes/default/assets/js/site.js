// Everything here is a convenience: without it every page still reads.
(function () {
  "use strict";
  var root = document.documentElement;
  var words = document.currentScript.dataset;
  var main = document.getElementById("main");

  function make(name, className, text) {
    var element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  // Appearance: as the system, light, dark.
  var states = ["auto", "light", "dark"];
  var theme = document.querySelector("button.theme");
  var bars = Array.prototype.slice.call(document.querySelectorAll("meta[name=theme-color]"));
  var colours = bars.map(function (bar) {
    return bar.content;
  });

  function appear(state) {
    if (state === "auto") delete root.dataset.theme;
    else root.dataset.theme = state;
    bars.forEach(function (bar, i) {
      bar.content = colours[state === "auto" ? i : states.indexOf(state) - 1];
    });
    theme.title = theme.dataset[state];
    theme.setAttribute("aria-label", theme.title);
  }

  function chosen() {
    try {
      return localStorage.getItem("theme") || "auto";
    } catch (refused) {
      return root.dataset.theme || "auto";
    }
  }

  theme.addEventListener("click", function () {
    var next = states[(states.indexOf(root.dataset.theme || "auto") + 1) % 3];
    appear(next);
    try {
      localStorage.setItem("theme", next);
    } catch (refused) {
      // The choice holds for this page.
    }
  });
  addEventListener("pageshow", function (event) {
    if (event.persisted) appear(chosen());
  });
  appear(root.dataset.theme || "auto");

  // Escape closes the menu's lists; / and Ctrl-K search.
  var find = document.querySelector("a.find");
  addEventListener("keydown", function (event) {
    var at = event.target;
    if (event.key === "Escape" && at.closest(".top li")) at.blur();
    var asks = event.ctrlKey || event.metaKey ? event.key === "k" : event.key === "/" && !at.closest("input, textarea, select");
    if (!find || !asks || event.isComposing) return;
    event.preventDefault();
    var field = document.getElementById("q");
    if (field) field.focus();
    else
      later(function (tools) {
        tools.ask(find);
      });
  });

  // What few readers need is loaded when the first of them asks for it.
  function later(use) {
    if (window.tools) {
      use(window.tools);
      return;
    }
    var style = make("link", "");
    style.rel = "stylesheet";
    style.href = words.style;
    style.onload = function () {
      var script = make("script", "");
      script.src = words.later;
      script.onload = function () {
        use(window.tools);
      };
      document.head.append(script);
    };
    document.head.append(style);
  }

  // Table of contents: open beside the text where there is room, and following the reader.
  var toc = document.querySelector(".toc details");
  if (toc) {
    var wide = matchMedia("(min-width: 80em)");
    var isBeside = function () {
      return getComputedStyle(toc.parentNode).position === "absolute";
    };
    var place = function () {
      toc.open = isBeside();
    };
    place();
    wide.addEventListener("change", place);
    var links = Array.prototype.slice.call(toc.querySelectorAll("a"));
    var heads = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
    });
    var current;
    var pressed; // holds until the reader moves on: a short section may not come to the top
    var waiting = false;
    toc.addEventListener("click", function (event) {
      pressed = event.target.closest("a");
    });
    ["wheel", "touchmove", "keydown", "mousedown"].forEach(function (moves) {
      addEventListener(moves, function () {
        pressed = null;
      }, { passive: true });
    });
    var follow = function () {
      waiting = false;
      var found = pressed;
      for (var i = 0; !pressed && i < heads.length; i++) {
        if (heads[i] && heads[i].getBoundingClientRect().top < 120) found = links[i];
      }
      if (found === current) return;
      if (current) current.removeAttribute("aria-current");
      if (found) {
        found.setAttribute("aria-current", "true");
        if (isBeside()) toc.scrollTop += found.getBoundingClientRect().top - toc.getBoundingClientRect().top - toc.clientHeight / 3;
      }
      current = found;
    };
    addEventListener("scroll", function () {
      if (!waiting) requestAnimationFrame(follow);
      waiting = true;
    }, { passive: true });
    follow();
  }

  // Code: its language and a copy button, in the room the style sheet has kept.
  function equipCode(pre) {
    var code = pre.querySelector("code") || pre;
    var language = /lang(?:uage)?-([\w+#.-]+)/.exec(code.className + " " + pre.className);
    var wrap = make("div", "code");
    var bar = make("div", "bar");
    var button = make("button", "", words.copy);
    button.type = "button";
    copies(button, function () {
      return code.textContent;
    });
    bar.append(make("span", "", language ? language[1] : words.code), button);
    pre.replaceWith(wrap);
    wrap.append(bar, pre);
  }

  main.querySelectorAll(".copy").forEach(function (button) {
    copies(button, function () {
      return button.dataset.text;
    });
  });

  function copies(button, text) {
    var usual = button.textContent;
    button.addEventListener("click", function () {
      later(function (tools) {
        tools.copy(text(), function () {
          button.textContent = words.copied;
          setTimeout(function () {
            button.textContent = usual;
          }, 2000);
        });
      });
    });
  }

  // Images: a click, or Enter, opens the viewer. A thumbnail shows what it links to.
  var IMAGE = /\.(avif|bmp|gif|jpe?g|png|svg|webp)$/i;
  var pictures = [];

  function equipImage(image) {
    var link = image.closest("a");
    if (link && !IMAGE.test(link.pathname)) return;
    if (!link && (image.closest("button, summary") || (image.getAttribute("width") || 99) < 64)) return;
    var figure = image.closest("figure");
    var caption = figure && figure.querySelector("figcaption");
    var number = pictures.push({ address: link ? link.href : image.dataset.original || image.src, text: image.alt, caption: caption ? caption.textContent : image.alt }) - 1;
    if (link) {
      link.classList.add("large");
      link.addEventListener("click", function (event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        show(number);
      });
      return;
    }
    if (!image.alt) image.alt = words.zoom; // without one it would be decoration, which nobody can press
    image.tabIndex = 0;
    image.setAttribute("role", "button");
    image.setAttribute("aria-label", (image.alt === words.zoom ? "" : image.alt + " - ") + words.zoom);
    image.addEventListener("click", function () {
      show(number);
    });
    image.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      show(number);
    });
  }

  function show(number) {
    later(function (tools) {
      tools.show(pictures, number, words);
    });
  }

  function equip() {
    main.querySelectorAll(".prose pre").forEach(equipCode);
    if (window.HTMLDialogElement) main.querySelectorAll(".prose img").forEach(equipImage);
  }
  equip();
  document.addEventListener("opened", equip); // an encrypted article, which shows its text only now
})();
