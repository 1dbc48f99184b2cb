// Keeps a page up to date while its author writes: reloads it when it looks different now, and shows the author's
// mistakes over it. The server adds this script to every page it serves; a built site does not have it.
// All text goes through textContent, and all looks are in live.css: the pages' policy allows nothing else.
(() => {
  "use strict";

  const { page, tag } = document.currentScript.dataset;
  const positionKey = "coursewright-live-position";
  const closedKey = "coursewright-live-closed";
  const words = document.documentElement.lang.startsWith("zh")
    ? { errors: (n) => `课程有 ${n} 个错误`, warnings: (n) => `，${n} 个提醒`, close: "关闭", hint: "怎么改：",
        note: "改正并保存后，这个窗口会自动消失。", error: "错误", warning: "提醒" }
    : { errors: (n) => (n === 1 ? "The course has 1 error" : `The course has ${n} errors`),
        warnings: (n) => (n === 1 ? ", 1 warning" : `, ${n} warnings`), close: "Close", hint: "What to do: ",
        note: "This window goes away when they are mended and saved.", error: "error", warning: "warning" };

  // The browser may refuse storage; then nothing is remembered.
  const remember = (key, value) => {
    try { sessionStorage.setItem(key, value); } catch { /* nothing is lost but comfort */ }
  };
  const recall = (key) => {
    try { return sessionStorage.getItem(key); } catch { return null; }
  };
  const forget = (key) => {
    try { sessionStorage.removeItem(key); } catch { /* as above */ }
  };

  /** Makes an element with classes, text and children. */
  const element = (name, classes, ...content) => {
    const made = document.createElement(name);
    if (classes) made.className = classes;
    made.append(...content);
    return made;
  };

  const reload = () => {
    remember(positionKey, JSON.stringify({ page, x: scrollX, y: scrollY }));
    location.reload();
  };

  /** Goes back to where the reader was: the browser's own memory fails when scripts build parts of the page. */
  const restorePosition = () => {
    const stored = recall(positionKey);
    forget(positionKey);
    if (!stored) return;
    const position = JSON.parse(stored);
    if (position.page !== page) return;
    const until = performance.now() + 1000;
    const step = () => {
      scrollTo({ left: position.x, top: position.y, behavior: "instant" });
      if (Math.abs(scrollY - position.y) > 2 && performance.now() < until) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  };

  /** The line of the source, its wrong part marked, and a caret below it. Copies of the text itself that are not
      shown put the caret in its place, so it stands right under any letters in any font. */
  const excerptOf = ({ text, start, end }, line) => {
    const letters = Array.from(text);
    const part = (from, to) => letters.slice(from, to).join("");
    const number = line ? `${line} │ ` : "";
    const caret = element("div", "caret-line", element("span", "unseen", number + part(0, start)), element("span", "caret", "^"));
    caret.setAttribute("aria-hidden", "true");
    return element("pre", "excerpt",
      element("div", "", element("span", "number", number), part(0, start), element("mark", "", part(start, Math.max(end, start))), part(Math.max(end, start))),
      caret);
  };

  /** One mistake. */
  const faultOf = (fault) => {
    const place = [fault.file, fault.line, fault.column].filter((part) => part != null && part !== "").join(":");
    const item = element("li", `fault ${fault.severity}`,
      element("p", "place", element("span", "severity", words[fault.severity] ?? fault.severity), " ",
        element("code", "", place), " ", element("span", "code", fault.code)),
      element("p", "message", fault.message));
    if (fault.excerpt) item.append(excerptOf(fault.excerpt, fault.line));
    if (fault.hint) item.append(element("p", "hint", element("strong", "", words.hint), fault.hint));
    return item;
  };

  let host = null;
  const hide = () => {
    host?.remove();
    host = null;
  };

  const show = (report) => {
    hide();
    const title = element("h1", "", words.errors(report.errors) + (report.warnings ? words.warnings(report.warnings) : ""));
    title.id = "title";
    const close = element("button", "close", words.close);
    close.type = "button";
    const dialog = element("dialog", "",
      element("header", "", title, close),
      element("ol", "", ...report.diagnostics.map(faultOf)),
      element("p", "note", words.note));
    dialog.setAttribute("role", "dialog");
    dialog.setAttribute("aria-labelledby", "title");
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      remember(closedKey, report.build);
      hide();
    });
    const style = element("link", "");
    style.rel = "stylesheet";
    style.href = "/__coursewright/live.css";
    host = element("div", "");
    host.id = "coursewright-live";
    host.lang = document.documentElement.lang;
    host.attachShadow({ mode: "open" }).append(style, dialog);
    const current = host;
    const open = () => { if (host === current && !dialog.open) dialog.showModal(); };
    style.addEventListener("load", open);
    style.addEventListener("error", open);
    document.body.append(host);
  };

  const onReport = (event) => {
    const report = JSON.parse(event.data);
    if (report.errors === 0) hide();
    else if (recall(closedKey) !== report.build) show(report);
  };

  // A browser opens only six connections to one server, and a stream takes one: hidden pages give theirs back.
  let stream = null;
  const disconnect = () => {
    stream?.close();
    stream = null;
  };
  const connect = () => {
    if (stream || document.hidden) return;
    stream = new EventSource(`/__coursewright/events?page=${page}&tag=${tag}`);
    stream.addEventListener("reload", reload);
    stream.addEventListener("report", onReport);
    stream.addEventListener("error", () => {
      if (stream?.readyState !== EventSource.CLOSED) return;
      disconnect();
      setTimeout(connect, 1000);
    });
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? disconnect() : connect()));
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);

  if (document.readyState === "complete") restorePosition();
  else addEventListener("load", restorePosition);
  connect();
})();
