// The viewer of images, loaded by later.js when one is pressed: goes through all of the page by arrows, swipes, a pinch. Each
// has a link to its original file.
window.pictureViewer = function (first, make, enlarge, words) {
  if (document.querySelector("dialog.zoom")) return; // pressed twice before this file came
  var all = Array.from(document.querySelectorAll(".viewable"));
  var number = all.indexOf(first);
  var pictures = all.map(function (large) {
    var image = large.href ? large.querySelector("img") : large;
    var figure = large.closest("figure");
    var caption = figure && figure.querySelector("figcaption");
    return { address: large.href || image.dataset.original || image.src, text: image.alt, caption: caption ? caption.textContent : image.alt, ground: ground(image) };
  });
  var dialog = make("dialog", "zoom");
  var large = make("img", "");
  var caption = make("p", "");
  var zoom; // how large the picture is, and how far from the middle
  var x;
  var y;
  var start; // of a touch
  var tapped = 0;
  dialog.append(button("×", words[0], dialog.close.bind(dialog)), large, caption);
  if (pictures.length > 1) {
    dialog.append(button("‹", words[1], go.bind(null, -1)), button("›", words[2], go.bind(null, 1)));
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

  // The colour that a picture stands on in its page: it may be transparent in part, and drawn for that colour. One that is itself
  // transparent in part is none: rgba(0, 0, 0, 0), or color(srgb 0 0 0 / 0.1).
  function ground(element) {
    var colour = getComputedStyle(element).backgroundColor;
    return /rgba|\//.test(colour) && element.parentElement ? ground(element.parentElement) : colour;
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
    large.style.backgroundColor = picture.ground;
    dialog.setAttribute("aria-label", picture.text || enlarge);
    caption.replaceChildren(pictures.length > 1 ? number + 1 + " / " + pictures.length + " " : "", picture.caption === enlarge ? "" : picture.caption + " ");
    if (picture.address.startsWith("data:")) return; // In an article that was opened by a password. Browsers show it as no page.
    var original = make("a", "", words[3]);
    original.href = picture.address;
    caption.append(original);
  }
};
