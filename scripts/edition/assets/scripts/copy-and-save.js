/* Taking something away from a page: to the clipboard, or as a file. */
(() => {
  "use strict";

  /** Milliseconds that the answer stays. */
  const SHOWN = 2500;

  /**
   * Copy where the clipboard is closed: on a page from a file, or one without https.
   * @param {string} text
   */
  function copyByCommand(text) {
    /** @param {ClipboardEvent} event */
    const put = (event) => {
      event.clipboardData?.setData("text/plain", text);
      event.preventDefault();
    };
    document.addEventListener("copy", put, { once: true });
    const isDone = document.execCommand("copy");
    document.removeEventListener("copy", put);
    return isDone;
  }

  /**
   * Copy a text, and say for a moment whether that was possible.
   * @param {string} text
   * @param {HTMLElement} output
   */
  window.edition.copy = async (text, output) => {
    let isDone = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      isDone = copyByCommand(text);
    }
    output.textContent = isDone ? "Copied." : "This browser does not let a page copy.";
    setTimeout(() => {
      output.textContent = "";
    }, SHOWN);
  };

  /**
   * Save a text as a file.
   * @param {string} name of the file
   * @param {string} text
   * @param {string} type its MIME type
   */
  window.edition.save = (name, text, type) => {
    const link = window.edition.make("a", { download: name });
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
})();
