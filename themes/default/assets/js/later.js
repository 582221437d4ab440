// What few readers need, loaded by site.js when the first of them asks for it: copying, the search dialog, the viewer.
(function () {
  "use strict";

  function make(name, className, text) {
    var element = document.createElement(name);
    element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function copy(text, button, copied) {
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


  // Goes through all images of the page: arrows, swipes, and the browser's own pinch. Each has a link to its original file.
  function show(pictures, number, words) {
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

  window.tools = { ask: ask, copy: copy, show: show };
})();
