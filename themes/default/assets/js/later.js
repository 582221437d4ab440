// What a reader has to ask for, loaded by site.js when the first one does: the other appearance, the search dialog, the
// table of contents that follows, copying, the viewer of images, the code for phones.
(function () {
  "use strict";
  var root = document.documentElement;

  function make(name, className, text) {
    var element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  // Appearance: as the system, light, dark.
  function turn() {
    var states = ["auto", "light", "dark"];
    root.dataset.theme = states[(states.indexOf(root.dataset.theme) + 1) % 3];
    try {
      localStorage.theme = root.dataset.theme;
    } catch (refused) {
      // The choice holds for this page.
    }
    return true;
  }

  // A page that comes back from the browser's memory may have an appearance that was changed since.
  function remember() {
    try {
      root.dataset.theme = localStorage.theme || "auto";
    } catch (refused) {
      // It stays as it was.
    }
    return true;
  }

  function copy(button, copied) {
    var text = button.dataset.text || button.parentNode.querySelector("pre").textContent;
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
  function ask(find) {
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
  function follow(toc, pressed) {
    var links = Array.from(toc.querySelectorAll("a"));
    var heads = links.map(function (link) {
      return document.getElementById(decodeURIComponent(link.hash.slice(1)));
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

  // Goes through all images of the page: arrows, swipes, and the browser's own pinch. Each has a link to its original file.
  function show(first, words) {
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
    var labels = words.viewer.split("/");
    var from;
    dialog.append(button("×", labels[0], dialog.close.bind(dialog)), large, caption);
    if (pictures.length > 1) {
      dialog.append(button("‹", labels[1], go.bind(null, -1)), button("›", labels[2], go.bind(null, 1)));
    }
    dialog.addEventListener("click", function (event) {
      if (event.target === dialog || event.target === large) dialog.close();
    });
    dialog.addEventListener("keydown", function (event) {
      if (event.key === "ArrowLeft") go(-1);
      if (event.key === "ArrowRight") go(1);
    });
    dialog.addEventListener("touchstart", function (event) {
      from = event.touches.length === 1 && !(window.visualViewport && visualViewport.scale > 1) ? event.touches[0].clientX : null;
    }, { passive: true });
    dialog.addEventListener("touchend", function (event) {
      var way = from === null ? 0 : event.changedTouches[0].clientX - from;
      if (Math.abs(way) > 50) go(way < 0 ? 1 : -1);
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

    function go(step) {
      number = (number + step + pictures.length) % pictures.length;
      var picture = pictures[number];
      large.src = picture.address;
      large.alt = picture.text;
      dialog.setAttribute("aria-label", picture.text || words.zoom);
      var original = make("a", "", labels[3]);
      original.href = picture.address;
      caption.replaceChildren(pictures.length > 1 ? number + 1 + " / " + pictures.length + " " : "", picture.caption === words.zoom ? "" : picture.caption + " ", original);
    }
  }

  // The page's address as a QR code: bytes, level L, versions 1 to 9, mask 3. A longer address has none.
  var BLOCKS = [[19, 7, 1], [34, 10, 1], [55, 15, 1], [80, 20, 1], [108, 26, 1], [68, 18, 2], [78, 20, 2], [97, 24, 2], [116, 30, 2]];
  var VERSIONS = { 7: 0x7c94, 8: 0x85bc, 9: 0x9a99 };
  var FORMAT = 0x789d;

  function draw(share) {
    var place = share.querySelector(".qr");
    if (!place || place.firstElementChild) return;
    var bytes = new TextEncoder().encode(place.dataset.text);
    var version = 1 + BLOCKS.findIndex(function (block) {
      return bytes.length + 2 <= block[0] * block[2];
    });
    if (!version) return;
    var size = 17 + 4 * version;
    var dark = [];
    var fixed = [];
    frame();
    fill(codewords(bytes, BLOCKS[version - 1]));
    var canvas = make("canvas", "");
    canvas.width = canvas.height = size;
    var pen = canvas.getContext("2d");
    dark.forEach(function (on, i) {
      if (on) pen.fillRect(i % size, Math.floor(i / size), 1, 1);
    });
    place.prepend(canvas);

    function set(x, y, on) {
      if (x < 0 || y < 0 || x >= size || y >= size) return;
      dark[y * size + x] = on;
      fixed[y * size + x] = true;
    }

    function square(centreX, centreY, radius, light) {
      for (var y = -radius; y <= radius; y++) {
        for (var x = -radius; x <= radius; x++) set(centreX + x, centreY + y, !light.includes(Math.max(Math.abs(x), Math.abs(y))));
      }
    }

    // What each code of a version has.
    function frame() {
      var last = size - 7;
      square(3, 3, 4, [2, 4]);
      square(last + 3, 3, 4, [2, 4]);
      square(3, last + 3, 4, [2, 4]);
      var marks = version < 2 ? [] : version < 7 ? [6, last] : [6, (6 + last) / 2, last];
      marks.forEach(function (x) {
        marks.forEach(function (y) {
          if (!fixed[y * size + x]) square(x, y, 2, [1]);
        });
      });
      for (var i = 8; i < last - 1; i++) {
        set(6, i, i % 2 === 0);
        set(i, 6, i % 2 === 0);
      }
      for (i = 0; i < 15; i++) {
        var on = (FORMAT >> i) & 1;
        if (i < 8) {
          set(8, i < 6 ? i : i + 1, on);
          set(size - 1 - i, 8, on);
        } else {
          set(i < 9 ? 7 : 14 - i, 8, on);
          set(8, size - 15 + i, on);
        }
      }
      set(8, size - 8, 1);
      for (i = 0; i < 18 && version > 6; i++) {
        set(size - 11 + (i % 3), Math.floor(i / 3), (VERSIONS[version] >> i) & 1);
        set(Math.floor(i / 3), size - 11 + (i % 3), (VERSIONS[version] >> i) & 1);
      }
    }

    // Two columns at a time, up and down, from the right.
    function fill(words) {
      var i = 0;
      for (var right = size - 1; right > 0; right -= 2) {
        if (right === 6) right = 5;
        for (var step = 0; step < size; step++) {
          for (var x = right; x > right - 2; x--) {
            var y = (right + 1) & 2 ? step : size - 1 - step;
            if (fixed[y * size + x]) continue;
            dark[y * size + x] = ((words[i >> 3] >> (7 - (i & 7))) & 1) ^ ((x + y) % 3 === 0);
            i++;
          }
        }
      }
    }
  }

  // The bytes with their length before them and padding behind, then the correction of Reed and Solomon, block by block.
  function codewords(bytes, block) {
    var data = [0x40 | (bytes.length >> 4)];
    for (var i = 0; i <= bytes.length; i++) data.push(((i ? bytes[i - 1] : bytes.length) << 4 | (bytes[i] || 0) >> 4) & 255);
    for (var pad = 0xec; data.length < block[0] * block[2]; pad ^= 0xec ^ 0x11) data.push(pad);
    var divisor = [1];
    for (var degree = 1, power = 1; degree <= block[1]; degree++, power = times(power, 2)) {
      divisor.push(0);
      for (i = degree; i > 0; i--) divisor[i] ^= times(divisor[i - 1], power);
    }
    var parts = [];
    for (i = 0; i < block[2]; i++) parts.push(data.slice(i * block[0], (i + 1) * block[0]));
    return woven(parts).concat(woven(parts.map(correction)));

    function correction(part) {
      var rest = part.concat(new Array(block[1]).fill(0));
      part.forEach(function (_, at) {
        var factor = rest[at];
        divisor.forEach(function (value, k) {
          rest[at + k] ^= times(value, factor);
        });
      });
      return rest.slice(part.length);
    }

    function woven(lists) {
      return lists[0].flatMap(function (_, at) {
        return lists.map(function (list) {
          return list[at];
        });
      });
    }
  }

  function times(a, b) {
    var product = 0;
    for (; b; b >>= 1, a = (a << 1) ^ (a & 128 ? 0x11d : 0)) product ^= b & 1 ? a : 0;
    return product;
  }

  window.tools = { ask: ask, copy: copy, draw: draw, follow: follow, remember: remember, show: show, turn: turn };
})();
