// SPDX-License-Identifier: Apache-2.0
"use strict";
// Which files were chosen or dropped.
for (const input of document.querySelectorAll(".drop input[type=file]")) {
  const chosen = input.parentElement.querySelector(".chosen");
  input.addEventListener("change", () => {
    const names = Array.from(input.files, file => file.name);
    chosen.textContent = names.length > 3
      ? chosen.dataset.many.replace("{0}", names.length) : names.join("\n");
  });
  for (const [event, over] of [["dragenter", true], ["dragleave", false], ["drop", false]]) {
    input.addEventListener(event, () => input.parentElement.classList.toggle("over", over));
  }
}
// Line numbers beside a file, and the way from a problem to its line.
const text = document.getElementById("content");
if (text) {
  const numbers = document.querySelector(".numbers");
  const count = () => {
    const lines = text.value.split("\n").length;
    numbers.textContent = Array.from({ length: lines }, (_, line) => line + 1).join("\n");
  };
  const go = (line, column) => {
    const before = text.value.split("\n").slice(0, line - 1);
    const start = before.reduce((sum, one) => sum + one.length + 1, 0);
    const end = text.value.indexOf("\n", start);
    text.focus({ preventScroll: true });
    text.setSelectionRange(column > 1 ? start + column - 1 : start, end < 0 ? text.value.length : end);
    text.scrollTop = Math.max(0, (line - 6) * parseFloat(getComputedStyle(text).lineHeight));
  };
  text.addEventListener("input", count);
  text.addEventListener("scroll", () => { numbers.scrollTop = text.scrollTop; });
  count();
  for (const spot of document.querySelectorAll(".spot")) {
    spot.addEventListener("click", () => go(Number(spot.dataset.line), Number(spot.dataset.column)));
  }
  const line = Number(new URLSearchParams(location.search).get("line"));
  if (line > 0) {
    go(line, 1);
  }
}
