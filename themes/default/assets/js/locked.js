// Opens an encrypted article with its password. The password leaves the browser for nowhere; it is kept for no longer than
// the page is open, or, where the theme's option says so, for as long as the tab is.
(function () {
  "use strict";
  var form = document.querySelector("form.locked");
  var sealed = form.dataset;
  var field = form.querySelector("input");
  var button = form.querySelector("button");
  var said = form.querySelector("[role=status]");
  var text = document.getElementById("opened");
  var keeps = sealed.remember === "true";

  if (!window.crypto || !crypto.subtle) {
    document.getElementById("cannot").hidden = false;
    return;
  }
  form.hidden = false;

  function bytes(base64) {
    return Uint8Array.from(atob(base64), function (character) {
      return character.charCodeAt(0);
    });
  }

  function decrypt(password) {
    var typed = new TextEncoder().encode(password.normalize("NFC"));
    return crypto.subtle
      .importKey("raw", typed, "PBKDF2", false, ["deriveKey"])
      .then(function (secret) {
        var derivation = { name: "PBKDF2", hash: "SHA-256", salt: bytes(sealed.salt), iterations: Number(sealed.rounds) };
        return crypto.subtle.deriveKey(derivation, secret, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
      })
      .then(function (key) {
        return crypto.subtle.decrypt({ name: "AES-GCM", iv: bytes(sealed.nonce) }, key, bytes(sealed.text));
      })
      .then(function (opened) {
        return new TextDecoder().decode(opened);
      });
  }

  // The text was made safe before it was encrypted, and nobody without the password can have changed it.
  function show(html, focus) {
    text.innerHTML = html;
    text.hidden = false;
    form.remove();
    if (focus) text.focus();
    document.dispatchEvent(new Event("opened"));
    try {
      document.getElementById(decodeURIComponent(location.hash.slice(1))).scrollIntoView();
    } catch (none) {
      // The address names no heading, or has a % that is no code.
    }
  }

  function kept() {
    try {
      return keeps ? sessionStorage.getItem("password") || "" : "";
    } catch (refused) {
      return "";
    }
  }

  function keep(password) {
    try {
      if (keeps) sessionStorage.setItem("password", password);
    } catch (refused) {
      // It is asked for again on the next page.
    }
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var password = field.value;
    said.textContent = sealed.opening;
    form.classList.remove("wrong");
    button.disabled = true;
    decrypt(password).then(
      function (html) {
        keep(password);
        show(html, true);
      },
      function () {
        said.textContent = sealed.wrong;
        form.classList.add("wrong");
        button.disabled = false;
        field.setAttribute("aria-invalid", "true");
        field.select();
        field.focus();
      }
    );
  });

  if (kept()) {
    decrypt(kept()).then(
      function (html) {
        show(html, false);
      },
      function () {} // Another article's password: this one's is asked for.
    );
  }
})();
