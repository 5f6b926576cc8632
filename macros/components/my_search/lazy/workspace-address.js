// The view that the address names, in its fragment: #today, #firm=acre, #log=acre for its log with the form open.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;

  my.TABS = { today: "Today", firms: "Firms", overview: "Overview", about: "About me", keep: "Keep or delete" };

  my.VIEWS = [...Object.keys(my.TABS), "bring", "known"]; // The last two stand in no tab.

  /** @param {string} text */
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return ""; // Half an escape, as of an address that was cut off.
    }
  };

  /** Return the view that the address names, or that of today. The form of a log opens once: the firm stays. */
  my.readAddress = () => {
    const [name, id] = decoded(window.location.hash.slice(1)).split("=");
    if (name === "log" && id) return { ...my.writeAddress(`firm=${id}`, "replaceState"), log: true };
    if (name === "firm" && id) return { name, id };
    return { name: my.VIEWS.includes(name) ? name : "today" };
  };

  my.writeAddress = (to, how = "pushState") => {
    const { hash, pathname, search } = window.location;
    try {
      if (hash !== `#${to}`) window.history[how](null, "", `${pathname}${search}#${to}`);
    } catch {
      // The page goes on without the address.
    }
    const [name, id] = to.split("=");
    return { name, id };
  };
})();
