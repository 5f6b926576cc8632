// The day where the reader is, and when it turns.
(() => {
  "use strict";

  const LOOK = 60_000; // milliseconds: a clock may be set, a zone left, or a device asleep, and no event tells of it

  let minute = -1; // since 1970; a day turns with one
  let day = "";

  /** Return the day where the reader is, such as 2026-11-23; a thousand firms may ask in one turn. */
  const today = () => {
    const now = new Date();
    const at = Math.floor(now.getTime() / 60_000);
    if (at !== minute) {
      minute = at;
      day = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
        .map((part) => String(part).padStart(2, "0"))
        .join("-");
    }
    return day;
  };

  /** @type {Set<(day: string) => void>} */
  const dayListeners = new Set();
  let lastDay = "";
  /** @type {number | undefined} */
  let nextLook;
  const lookAtDay = () => {
    clearTimeout(nextLook);
    if (!dayListeners.size) return;
    const day = today();
    const turned = lastDay !== "" && day !== lastDay;
    lastDay = day;
    if (turned) for (const fn of dayListeners) fn(day);
    if (document.visibilityState === "hidden") return; // It is looked at again when it is shown.
    const now = new Date();
    const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
    const left = midnight.getTime() - now.getTime();
    nextLook = setTimeout(lookAtDay, Math.max(1, Math.min(left, LOOK)));
  };
  for (const name of ["pageshow", "focus"]) window.addEventListener(name, lookAtDay);
  document.addEventListener("visibilitychange", lookAtDay);

  /**
   * Run a function with the new day whenever a page that is in sight has passed midnight, or comes back to sight after it.
   *
   * @type {Rapport["onNewDay"]}
   */
  const onNewDay = (fn) => {
    dayListeners.add(fn);
    lookAtDay();
    return () => dayListeners.delete(fn);
  };

  Object.assign(window.Rapport, { today, onNewDay });
})();
