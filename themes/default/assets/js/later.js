// What a reader has to ask for, loaded by site.js with the first step, or when something is pressed: the other appearance,
// the search dialog, the table of contents that follows, copying, the viewer of images, the page that a link leads to.
(function () {
  "use strict";
  var root = document.documentElement;
  var src = document.currentScript.src;
  var words = document.querySelector("script[data-words]").dataset.words.split("|");
  var copied = words[1];
  var enlarge = words[2];
  var viewer = words[3].split("/");
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
  function turn(theme) {
    var states = ["auto", "light", "dark"];
    var state = states[(states.indexOf(root.dataset.theme) + 1) % 3];
    root.dataset.theme = state;
    theme.title = theme.ariaLabel = theme.dataset[state];
    paint();
    try {
      localStorage.theme = state;
    } catch (refused) {
      // The choice holds for this page.
    }
  }

  function paint() {
    document.querySelectorAll("[name=theme-color]").forEach(function (bar) {
      bar.content = getComputedStyle(document.body).backgroundColor;
    });
  }

  function click(event) {
    var theme = event.target.closest(".theme");
    var button = event.target.closest(".copy");
    var share = event.target.closest(".share");
    var large = event.target.closest(".large");
    if (theme) turn(theme);
    if (button) copy(button);
    if (share) draw(share);
    if (large) open(large, event);
  }

  function keydown(event) {
    var large = event.target.closest(".large");
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

  // What a reader needs from the first step on.
  function begin() {
    if (begun) return;
    begun = true;
    equip();
    document.addEventListener("opened", equip); // an encrypted article shows its text only then
    var toc = document.querySelector(".toc details");
    if (toc) follow(toc);
    document.addEventListener("pointerover", ahead);
    var pointedAt = document.querySelector("a:hover");
    if (pointedAt) ahead({ target: pointedAt });
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

  // Code gets a button that copies it. An image opens the viewer; a thumbnail shows what it links to.
  function equip() {
    document.querySelectorAll(".code > pre:first-child").forEach(function (pre) {
      var button = make("button", "copy", words[0]);
      button.type = "button";
      pre.before(button);
    });
    document.querySelectorAll(".prose img").forEach(function (image) {
      var link = image.closest("a");
      var small = image.closest("button, summary") || (image.getAttribute("width") || 99) < 64;
      if (link ? !/\.(avif|bmp|gif|jpe?g|png|svg|webp)$/i.test(link.pathname) : small) return;
      (link || image).classList.add("large");
      if (link) return;
      image.ariaLabel = (image.alt ? image.alt + " - " : "") + enlarge;
      image.alt = image.alt || enlarge; // without one it would be decoration, which nobody can press
      image.tabIndex = 0;
      image.role = "button";
    });
  }

  function copy(button) {
    var share = button.closest(".share");
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
    if (document.getElementById("q")) return document.getElementById("q").focus();
    var dialog = make("dialog", "ask");
    var form = make("form", "");
    var field = make("input", "");
    form.action = find.href;
    field.id = field.name = "q";
    field.type = "search";
    field.placeholder = find.title;
    field.setAttribute("aria-label", find.title);
    form.append(field);
    dialog.append(form);
    dialog.addEventListener("close", function () {
      dialog.remove();
    });
    document.body.append(dialog);
    dialog.showModal();
  }

  // Marks what is read now in the table of contents.
  function follow(toc) {
    var links = Array.from(toc.querySelectorAll("a"));
    var heads = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
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

  // Goes through all images of the page: arrows, swipes, a pinch. Each has a link to its original file.
  function show(first) {
    var all = Array.from(document.querySelectorAll(".prose .large"));
    var number = all.indexOf(first);
    var pictures = all.map(function (large) {
      var image = large.href ? large.querySelector("img") : large;
      var figure = large.closest("figure");
      var caption = figure && figure.querySelector("figcaption");
      return { address: large.href || image.dataset.original || image.src, text: image.alt, caption: caption ? caption.textContent : image.alt };
    });
    var dialog = make("dialog", "zoom");
    var large = make("img", "");
    var caption = make("p", "");
    var zoom; // how large the picture is, and how far from the middle
    var x;
    var y;
    var start; // of a touch
    var tapped = 0;
    dialog.append(button("×", viewer[0], dialog.close.bind(dialog)), large, caption);
    if (pictures.length > 1) {
      dialog.append(button("‹", viewer[1], go.bind(null, -1)), button("›", viewer[2], go.bind(null, 1)));
    }
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || (event.target === large && !start)) dialog.close();
    });
    dialog.addEventListener("keydown", function (event) {
      if (event.key === "ArrowLeft") go(-1);
      if (event.key === "ArrowRight") go(1);
    });
    // A finger leads to the next picture, two enlarge this one, and one moves it then. Two quick taps enlarge it, too. The
    // browser's own pinch would take the buttons out of sight.
    dialog.addEventListener("touchstart", touch, { passive: true });
    dialog.addEventListener("touchmove", function (event) {
      event.preventDefault();
      if (event.touches.length > 1 || zoom > 1) grow(start, spot(event.touches));
    }, { passive: false });
    dialog.addEventListener("touchend", function (event) {
      if (event.touches.length) return touch(event);
      var end = spot(event.changedTouches);
      var way = end.x - start.at.x;
      if (start.single && start.zoom === 1 && Math.abs(way) > 50) return go(way < 0 ? 1 : -1);
      if (event.target !== large || Math.abs(way) + Math.abs(end.y - start.at.y) > 10) return;
      var twice = event.timeStamp - tapped < 350;
      tapped = twice ? 0 : event.timeStamp;
      if (twice) grow(start, end, zoom > 1 ? 1 : 2.5);
    });
    dialog.addEventListener("close", function () {
      dialog.remove();
    });
    go(0);
    document.body.append(dialog);
    dialog.showModal();

    function button(sign, label, act) {
      var made = make("button", "", sign);
      made.type = "button";
      made.setAttribute("aria-label", label);
      made.addEventListener("click", act);
      return made;
    }

    function touch(event) {
      start = { at: spot(event.touches), zoom: zoom, x: x, y: y, single: event.touches.length === 1 };
    }

    // The middle of the fingers, from the middle of the window, and how far they are apart.
    function spot(touches) {
      var a = touches[0];
      var b = touches[touches.length - 1];
      return {
        x: (a.clientX + b.clientX - innerWidth) / 2,
        y: (a.clientY + b.clientY - innerHeight) / 2,
        apart: Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY),
      };
    }

    // What was between the fingers stays there, and no edge of the picture comes into the window.
    function grow(from, to, size) {
      zoom = Math.min(5, Math.max(1, size || (from.at.apart && to.apart ? (from.zoom * to.apart) / from.at.apart : zoom)));
      x = within(to.x - ((from.at.x - from.x) * zoom) / from.zoom, large.clientWidth, innerWidth);
      y = within(to.y - ((from.at.y - from.y) * zoom) / from.zoom, large.clientHeight, innerHeight);
      large.style.transform = zoom > 1 ? "translate(" + x + "px, " + y + "px) scale(" + zoom + ")" : "";
    }

    function within(way, length, room) {
      var most = Math.max(0, (length * zoom - room) / 2);
      return Math.min(most, Math.max(-most, way));
    }

    function go(step) {
      zoom = 1;
      x = y = 0;
      large.style.transform = "";
      number = (number + step + pictures.length) % pictures.length;
      var picture = pictures[number];
      large.src = picture.address;
      large.alt = picture.text;
      dialog.setAttribute("aria-label", picture.text || enlarge);
      caption.replaceChildren(pictures.length > 1 ? number + 1 + " / " + pictures.length + " " : "", picture.caption === enlarge ? "" : picture.caption + " ");
      if (picture.address.startsWith("data:")) return; // In an article that was opened by a password. Browsers show it as no page.
      var original = make("a", "", viewer[3]);
      original.href = picture.address;
      caption.append(original);
    }
  }

  // The page's address as a QR code.
  function draw(share) {
    if (drawn || !share.querySelector(".qr")) return;
    drawn = true;
    var script = document.createElement("script");
    script.src = new URL("qr.js", src);
    document.head.append(script);
  }

  var tools = { ask: ask, begin: begin, click: click, keydown: keydown, paint: paint };

  function run(call) {
    tools[call[0]].apply(null, call.slice(1));
  }

  var style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("../css/later.css", src);
  style.onload = style.onerror = function () {
    window.tools.forEach(run);
    window.tools = { push: run };
  };
  document.head.append(style);
})();
