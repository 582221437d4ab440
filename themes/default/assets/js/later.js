// What a reader has to ask for, loaded by site.js with the first step, or when something is pressed: the other appearance,
// the search dialog, the table of contents that follows, copying, the page that a link leads to. The viewer of images and the
// code for phones have files of their own.
(function () {
  "use strict";
  var root = document.documentElement;
  var src = document.currentScript.src;
  var words = document.querySelector("script[data-words]").dataset.words.split("|");
  var copied = words[1];
  var enlarge = words[2];
  var begun;
  var drawn;
  var pointed;

  function make(name, className, text) {
    var element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  // Appearance: as the system, light, dark. The browser's own bars have the colour of the page.
  function turn() {
    var states = ["auto", "light", "dark"];
    var state = states[(states.indexOf(root.dataset.theme) + 1) % 3];
    appear(state);
    try {
      localStorage.theme = state;
    } catch (refused) {
      // The choice holds for this page.
    }
  }

  function appear(state) {
    var theme = document.querySelector(".theme");
    root.dataset.theme = state;
    theme.title = theme.ariaLabel = theme.dataset[state];
    paint();
  }

  // A page that the browser keeps in its memory comes back with nothing open.
  addEventListener("pagehide", function () {
    var nav = document.querySelector("#nav[popover]");
    if (nav && nav.hidePopover) nav.hidePopover();
    document.querySelectorAll("dialog").forEach(function (dialog) {
      dialog.close();
    });
  });

  // A page that comes back from the browser's memory has the latest choice. Who has left it by a link has loaded this file.
  addEventListener("pageshow", function (event) {
    if (!event.persisted) return;
    try {
      var state = (/dark|light/.exec(localStorage.theme) || ["auto"])[0];
      if (state !== root.dataset.theme) appear(state);
    } catch (refused) {
      // Each page has its own.
    }
  });

  function paint() {
    document.querySelectorAll("[name=theme-color]").forEach(function (bar) {
      bar.content = getComputedStyle(document.body).backgroundColor;
    });
  }

  function click(event) {
    var theme = event.target.closest("button.theme");
    var button = event.target.closest("button.copy");
    var share = event.target.closest("[data-address]");
    var large = event.target.closest(".viewable");
    if (theme) turn();
    if (button) copy(button);
    if (share) draw(share);
    if (large) open(large, event);
  }

  function keydown(event) {
    var large = event.target.closest(".viewable");
    if (large && !large.href && (event.key === "Enter" || event.key === " ")) open(large, event);
    if (event.key === "Escape") shut(event.target);
  }

  // A link that the browser follows already, because this file was not there in time, opens nothing else.
  function open(large, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || (large.href && !event.eventPhase)) return;
    event.preventDefault();
    show(large);
  }

  // Closes the menu's lists until the pointer or the focus comes again.
  function shut(at) {
    var nav = document.getElementById("nav");
    if (!nav) return;
    var entry = at.closest("#nav > ul > li");
    if (entry) entry.firstElementChild.focus();
    nav.classList.add("shut");
    nav.addEventListener("mouseleave", unshut);
    nav.addEventListener("focusin", unshut);
  }

  function unshut(event) {
    event.currentTarget.classList.remove("shut");
  }

  // Who goes on from the menu by the keyboard would not see where, below it. The menu's button closes it by itself.
  function pass(event) {
    var to = event.relatedTarget;
    if (to && !to.closest("#nav, [popovertarget=nav]")) event.currentTarget.hidePopover();
  }

  // What a reader needs from the first step on.
  function begin() {
    if (begun) return;
    begun = true;
    equip();
    document.addEventListener("opened", equip); // an encrypted article shows its text only then
    var toc = document.querySelector("nav.toc details");
    if (toc) follow(toc);
    document.addEventListener("error", leave, true);
    document.querySelectorAll(".prose img").forEach(function (image) {
      if (image.complete && !image.naturalWidth && image.decode) image.decode().catch(function () {
        leave({ target: image });
      });
    });
    document.addEventListener("pointerover", ahead);
    var nav = document.querySelector("#nav[popover]");
    if (nav && nav.hidePopover) nav.addEventListener("focusout", pass);
    var pointedAt = document.querySelector("a:hover");
    if (pointedAt) ahead({ target: pointedAt });
  }

  // A picture whose host has lost it leaves its row to the others, and opens no viewer. What is written below it stays.
  function leave(event) {
    var image = event.target;
    var figure = image.closest(".pictures figure");
    if (figure) (figure.querySelector("figcaption") ? image : figure).style.display = "none";
    image.classList.remove("viewable");
    ["role", "tabindex", "aria-label"].forEach(image.removeAttribute, image);
    if (image.alt === enlarge) image.alt = "";
  }

  // A page of the site is loaded ahead when a link to it is pointed at for a moment.
  function ahead(event) {
    clearTimeout(pointed);
    var link = event.target.closest("a[href]");
    var saves = navigator.connection && navigator.connection.saveData;
    if (!link || saves || link.host !== location.host || !/\.html$/.test(link.pathname)) return;
    var address = link.href.replace(/#.*/, "");
    if (address === location.href.replace(/#.*/, "")) return;
    pointed = setTimeout(function () {
      var page = make("link", "");
      page.rel = "prefetch";
      page.href = address;
      document.head.append(page);
    }, 150);
  }

  // Code gets a button that copies it. An image opens the viewer; a thumbnail shows what it links to. Safari's keyboard comes
  // to nothing that scrolls by itself; of the formulas in lines few do.
  function equip() {
    document.querySelectorAll(".long-formula").forEach(function (formula) {
      if (formula.scrollWidth > formula.clientWidth) formula.tabIndex = 0;
    });
    document.querySelectorAll(".code > pre:first-child").forEach(function (pre) {
      var button = make("button", "copy", words[0]);
      button.type = "button";
      pre.before(button);
    });
    document.querySelectorAll(".prose img").forEach(function (image) {
      var link = image.closest("a");
      var small = image.closest("button, summary") || (image.getAttribute("width") || 99) < 64;
      if (link ? !/\.(avif|bmp|gif|jpe?g|png|svg|webp)$/i.test(link.pathname) : small) return;
      (link || image).classList.add("viewable");
      if (link) return;
      image.setAttribute("aria-label", (image.alt ? image.alt + " - " : "") + enlarge);
      image.alt = image.alt || enlarge; // without one it would be decoration, which nobody can press
      image.tabIndex = 0;
      image.setAttribute("role", "button");
      image.onclick = function () {}; // Safari on phones tells the window of a tap on what listens itself, and of no other.
    });
  }

  function copy(button) {
    var share = button.closest("[data-address]");
    var text = share ? share.dataset.address : button.parentNode.querySelector("pre").textContent;
    var usual = button.textContent;
    function done() {
      button.textContent = copied;
      setTimeout(function () {
        button.textContent = usual;
      }, 2000);
    }
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(done, function () {
        copyByHand(text, done);
      });
    } else {
      copyByHand(text, done);
    }
  }

  // Pages opened over plain http have no clipboard of their own.
  function copyByHand(text, done) {
    var area = make("textarea", "sr");
    area.value = text;
    document.body.append(area);
    area.select();
    var copied = document.execCommand("copy");
    area.remove();
    if (copied) done();
  }

  // Asks what to search for, and leads to the search page.
  function ask() {
    var find = document.querySelector(".find");
    var asked = document.querySelector("input#q"); // a heading may be called q, too
    if (asked) return asked.focus();
    var dialog = make("dialog", "ask");
    var form = make("form", "");
    var field = make("input", "");
    field.id = field.name = "q";
    field.type = "search";
    field.placeholder = dialog.ariaLabel = find.title;
    field.setAttribute("aria-label", find.title);
    // By hand: Firefox sends no form to a file of the disk.
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      location = find.href + "?q=" + encodeURIComponent(field.value);
    });
    form.append(field);
    dialog.append(form);
    dialog.addEventListener("close", function () {
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  // What an address names. A browser finds it by the name as it is, too, and takes a % that is no code for itself.
  function named(id) {
    try {
      return document.getElementById(id) || document.getElementById(decodeURIComponent(id.replace(/%(?![\da-f]{2})/gi, "%25")));
    } catch (code) {
      return null; // Codes that are no text.
    }
  }

  // Marks what is read now in the table of contents.
  function follow(toc) {
    var links = Array.from(toc.querySelectorAll("a"));
    var heads = links.map(function (link) {
      return named(link.hash.slice(1));
    });
    var pressed = links.find(function (link) {
      return link.hash === location.hash;
    });
    var current;
    var waiting;
    toc.addEventListener("click", function (event) {
      pressed = event.target.closest("a");
      mark();
    });
    // A short section may not come to the top: what was pressed holds until the reader moves on.
    ["wheel", "touchmove", "keydown", "mousedown"].forEach(function (moves) {
      addEventListener(moves, function () {
        pressed = null;
      }, { passive: true });
    });
    addEventListener("scroll", function () {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    }, { passive: true });
    mark();

    function top(element) {
      return element.getBoundingClientRect().top;
    }

    function mark() {
      waiting = false;
      var found = pressed || links.filter(function (link, i) {
        return heads[i] && top(heads[i]) < 120;
      }).pop();
      if (found === current) return;
      if (current) current.removeAttribute("aria-current");
      if (found) {
        found.setAttribute("aria-current", "true");
        if (getComputedStyle(toc.parentNode).position === "absolute") toc.scrollTop += top(found) - top(toc) - toc.clientHeight / 3;
      }
      current = found;
    }
  }

  // The viewer of images. Where it does not come, or a host gives another file for it, the browser shows the picture alone.
  function show(large) {
    function view() {
      if (window.pictureViewer) pictureViewer(large, make, enlarge, words[3].split("/"));
      else location = large.href || large.dataset.original || large.src;
    }
    if (window.pictureViewer) return view();
    var script = load("viewer.js");
    script.onload = script.onerror = view;
  }

  // The page's address as a QR code.
  function draw(share) {
    if (drawn || !share.querySelector(".qr")) return;
    drawn = true;
    load("qr.js");
  }

  function load(name) {
    var script = make("script", "");
    script.src = new URL(name, src);
    document.head.append(script);
    return script;
  }

  var tools = { ask: ask, begin: begin, click: click, keydown: keydown, paint: paint };

  function run(call) {
    tools[call[0]].apply(null, call.slice(1));
  }

  var style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("../css/later.css", src);
  style.onload = style.onerror = function () {
    readerTools.forEach(run);
    window.readerTools = { push: run };
  };
  document.head.append(style);
})();
