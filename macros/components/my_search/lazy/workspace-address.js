// The view that the address names, in its fragment: #today, #firm=acre.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;

  my.TABS = { today: "Today", firms: "Firms", overview: "Overview", about: "About me", keep: "Keep or delete" };

  /** @param {string} text */
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return ""; // Half an escape, as of an address that was cut off.
    }
  };

  /** Return the view that the address names, or that of today. */
  my.readAddress = () => {
    const [name, id] = decoded(window.location.hash.slice(1)).split("=");
    if (name === "firm" && id) return { name, id };
    return { name: Object.hasOwn(my.TABS, name) ? name : "today" };
  };

  /** Put a view into the address, and return it. */
  my.writeAddress = (to) => {
    const { hash, pathname, search } = window.location;
    try {
      if (hash !== `#${to}`) window.history.pushState(null, "", `${pathname}${search}#${to}`);
    } catch {
      // The page goes on without the address.
    }
    const [name, id] = to.split("=");
    return { name, id };
  };
})();
