// Formulas in TeX, where content/MathText.java says that an article has any: $$…$$ and \[…\], $…$ and \(…\). Prices stay.
(function () {
  "use strict";
  var DELIMITED = /\$\$([\s\S]+?)\$\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)|\$(?![\s$])([^$\n]{1,300}?)(?<!\s)\$(?!\d)/g;
  var FORMULA = /[\\^_{=+<>]|^[A-Za-z]$|^\d[\d.,]*$/;
  var OTHER = "pre, code, kbd, samp, script, style, textarea, math, .katex";

  // Display formulas often have line breaks between their lines.
  function joinLines(block) {
    block.querySelectorAll("br").forEach(function (br) {
      var before = br.previousSibling;
      var open = 0;
      for (var node = before; node && (node.nodeType === 3 || node.nodeName === "BR"); node = node.previousSibling) {
        open += (node.nodeValue || "").split("$$").length - 1;
      }
      if (open % 2) br.replaceWith("\n");
    });
    block.normalize();
  }

  function render(tex, display) {
    var element = document.createElement(display ? "div" : "span");
    katex.render(tex, element, { displayMode: display, throwOnError: false, strict: "ignore", trust: false });
    if (display) {
      element.className = "formula";
      element.tabIndex = 0;
    }
    return element;
  }

  function replace(text) {
    var parts = document.createDocumentFragment();
    var at = 0;
    text.nodeValue.replace(DELIMITED, function (whole, dollars, brackets, parens, dollar, index) {
      if (dollar && !FORMULA.test(dollar)) return whole;
      var display = dollars || brackets;
      parts.append(text.nodeValue.slice(at, index), render(display || parens || dollar, !!display));
      at = index + whole.length;
      return whole;
    });
    if (!at) return;
    parts.append(text.nodeValue.slice(at));
    var parent = text.parentNode;
    text.replaceWith(parts);
    // A paragraph may hold no block: one that is a formula and nothing else makes room for it.
    if (parent.nodeName === "P" && parent.children.length === 1 && parent.textContent.trim() === parent.firstElementChild.textContent.trim() && parent.firstElementChild.matches("div")) {
      parent.replaceWith(parent.firstElementChild);
    }
  }

  document.querySelectorAll(".prose").forEach(function (prose) {
    joinLines(prose);
    var walker = document.createTreeWalker(prose, NodeFilter.SHOW_TEXT);
    var texts = [];
    while (walker.nextNode()) {
      var node = walker.currentNode;
      if (/[$\\]/.test(node.nodeValue) && !node.parentNode.closest(OTHER)) texts.push(node);
    }
    texts.forEach(replace);
  });
})();
