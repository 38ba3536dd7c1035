/* Taking something away from a page: to the clipboard, or as a file. */
(function () {
  "use strict";

  window.edition.copy = async (text, told) => {
    let done = true;
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // a page from a file, or one without https
      const put = (event) => {
        event.clipboardData.setData("text/plain", text);
        event.preventDefault();
      };
      document.addEventListener("copy", put, { once: true });
      done = document.execCommand("copy");
      document.removeEventListener("copy", put);
    }
    told.textContent = done ? "Copied." : "This browser does not let a page copy.";
    setTimeout(() => {
      told.textContent = "";
    }, 2500);
  };

  window.edition.save = (name, text, type) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
})();
