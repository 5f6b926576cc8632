// What a reader sees of copies: when the last one was made, that the next one is due, the file that is kept up to date,
// what this browser may delete, and what to do when something is missing.
(() => {
  "use strict";

  const my = window.Rapport.mySearch;
  const { useState } = window.preactHooks;
  const { count, longDate } = window.Rapport;
  const { html, Button, Fold } = my;

  /** Return a moment as people say it. @type {(moment: string, today: string) => string} */
  const momentText = (moment, today) => {
    const day = my.localDay(moment);
    const time = new Date(moment).toTimeString().slice(0, 5);
    return day === today ? `today at ${time}` : `on ${longDate(day)} at ${time}`;
  };

  my.lastCopy = ({ copy, state, today }) => {
    const place = copy.file.is === "kept" ? ", in your file" : "";
    if (copy.last) return `Last copy: ${momentText(copy.last, today)}${place}.`;
    return state.firms.length ? "No copy yet." : "";
  };

  // Chromium shares no .json: it takes the kinds of file that MDN lists under Navigator.share().
  const KINDS = [
    [".json", "application/json"],
    [".json.txt", "text/plain"],
  ];

  my.shareable = ({ today }, text = "") => {
    const files = KINDS.map(([end, type]) => new File([text], `my-search-${today}${end}`, { type }));
    return files.find((file) => navigator.canShare?.({ files: [file] })) || null;
  };

  /** @type {Record<string, (name: string) => [string, string]>} */
  const STATES = {
    ask: (name) => [
      `Your file ${name} waits for your leave.`,
      "Since the browser was closed it asks again whether this page may write to it. Until then your changes are in " +
        "this browser alone.",
    ],
    gone: (name) => [
      `Your file ${name} is not where it was.`,
      "It was moved, renamed or deleted, or its disk is not connected. All that it had is in this browser.",
    ],
    odd: (name) => [`Your file ${name} cannot be read, and was left as it is.`, "Nothing is written to it meanwhile."],
    failed: (name) => [`Your file ${name} could not be written.`, "It is tried again with your next change."],
    bare: (name) => [
      `A copy of your search is in your file ${name}.`,
      "What it has can be brought back. It was left as it is.",
    ],
    kept: (name) => [
      `Your file ${name} is kept up to date.`,
      "It is written soon after each change. What another device writes to it is merged with what is here.",
    ],
  };

  const MEND = " Mend the days that cannot be right: other devices do not take them.";

  /** The state of the reader's own file, and what they can do. @type {My.View} */
  const FileState = ({ ws }) => {
    const { is, name, why } = ws.copy.file;
    const [text, more] = STATES[is](name);
    const anew = () => html`<${Button} onClick=${ws.copy.choose}>Keep it in another file<//>`;
    const again = () => html`<${Button} first onClick=${ws.copy.look}>Look again<//>`;
    const odd = is === "kept" && ws.oddDays().length > 0;
    return html`<div class=${is === "kept" ? "ms-box" : "ms-warning"} role="note" data-kept-file=${is}>
      <p><strong>${text}</strong>${" "}${more}${why && ` ${why}`}${odd && MEND}</p>
      <div class="tools">
        ${is === "ask" && html`<${Button} first onClick=${ws.copy.allow}>Write to it again<//>`}
        ${is === "bare" && html`<${Button} first onClick=${ws.copy.bringBack}>Bring it back<//>`}
        ${(is === "gone" || is === "odd" || is === "failed") && [again(), anew()]}
        <${Button} onClick=${ws.copy.forget}>${is === "bare" ? "Forget the file" : "Stop writing to it"}<//>
      </div>
    </div>`;
  };

  /** A file that is there already, before it is taken. @type {My.View<{chosen: My.ChosenFile, close: () => void}>} */
  const Taking = ({ ws, chosen, close }) => {
    const { name, search, handle, refused } = chosen;
    if (!search || !handle) {
      const text = `“${name}” was not taken. ${refused} It was left as it is.`;
      return html`<div class="ms-warning" role="alert"><p>${text}</p></div>`;
    }
    const take = async () => {
      await ws.copy.take(handle);
      close();
    };
    return html`<div class="ms-box" role="group" aria-label="Take this file">
      <p>What <strong>${name}</strong> has would be merged with what is here, and from then on all is written to it.${" "}
        Here this would change:</p>
      <${my.PlanList} ws=${ws} plan=${my.planImport(ws.state, search, "merge")} />
      <div class="tools">
        <${Button} first onClick=${take}>Take this file<//><${Button} onClick=${close}>Leave it<//>
      </div>
    </div>`;
  };

  /** The file that is kept up to date: to be chosen, or how it stands. */
  my.KeptFile = ({ ws }) => {
    const [chosen, setChosen] = useState(/** @type {My.ChosenFile | null} */ (null));
    const open = async () => setChosen(await ws.copy.open());
    const close = () => setChosen(null);
    const choice =
      () => html`<p>You choose a file once, and this page writes everything to it after each change. A folder
        that you back up is a good place, or one that your devices share. The file is not encrypted. When the browser
        was closed, it may ask you once more.</p>
      <div class="tools">
        <${Button} onClick=${ws.copy.choose}>Choose a new file<//>
        <${Button} onClick=${open}>Go on with a file you have<//>
      </div>
      ${chosen && html`<${Taking} ws=${ws} chosen=${chosen} close=${close} />`}`;
    return html`<section aria-labelledby="ms-kept"><h3 id="ms-kept">Keep a copy in a file of yours</h3>
      ${ws.copy.file.is === "none" ? choice() : html`<${FileState} ws=${ws} />`}
    </section>`;
  };

  /** What Today says of copies: the file needs its reader, or a copy is due. */
  my.CopyReminder = ({ ws }) => {
    const { is } = ws.copy.file;
    if (is !== "none") return is === "kept" ? null : html`<${FileState} ws=${ws} />`;
    const due = ws.copy.due();
    if (!due) return null;
    const number = `${count(due, "record")} ${due === 1 ? "is" : "are"}`;
    const text = ws.copy.last
      ? `${number} new or changed since your last copy, ${my.ago(my.localDay(ws.copy.last), ws.today)}.`
      : `There is no copy yet: ${number} in this browser alone.`;
    const share = my.shareable(ws);
    const save = html`<${Button} first=${!share} onClick=${ws.save}>Save a copy<//>`;
    return html`<div class="ms-suggestion" role="note" data-copy-due>
      <p><strong>Time for a copy.</strong> ${text} A browser may lose what it stores.</p>
      <div class="tools">
        ${share && html`<${Button} first onClick=${ws.share}>Share a copy<//>`}${save}
        ${my.canKeepFile() && html`<${Button} onClick=${ws.copy.choose}>Keep it in a file of yours<//>`}
        <${Button} onClick=${ws.copy.putOff}>In a week<//>
      </div>
    </div>`;
  };

  // What the makers say of their browsers; docs/privacy.md says the same, with the sources.
  const DELETES = {
    webkit:
      "Safari deletes what a site has stored once it was used on seven days without a click or tap on that site, " +
      "unless “Prevent cross-site tracking” is off. Other browsers on an iPhone or iPad have the same engine. A site " +
      "that you have added to the Home Screen or the Dock is exempt; it begins empty, so bring a copy back there.",
    app:
      "You have opened this as an app, from the Home Screen or the Dock. Safari deletes what a site has stored after " +
      "seven days of its use without a visit, but spares such apps. What you kept in Safari itself is not here.",
    gecko:
      "When the disk is nearly full, Firefox deletes all that a site has stored, beginning with those that you have " +
      "not used for longest. It spares those that you have allowed to store data for good, which it asks you once.",
    chromium:
      "When the disk is nearly full, Chrome, Edge and their like delete all that a site has stored, beginning with " +
      "those that you have not used for longest. They decide by themselves which sites to spare, by how you use them.",
    other: "Your browser may delete it when it runs short of room.",
  };

  /** Return whose rules hold here: those of the engine, which are not asked of the browser in any other way. */
  const engine = () => {
    const { vendor, userAgent } = navigator;
    if (vendor.startsWith("Apple")) return matchMedia("(display-mode: standalone)").matches ? "app" : "webkit";
    if (/\bFirefox\//.test(userAgent)) return "gecko";
    return /\bChrom(e|ium)\//.test(userAgent) ? "chromium" : "other";
  };

  /** What this browser may delete. */
  my.Browser = ({ ws }) => {
    const lasting = ws.lasting
      ? "Your browser has agreed to keep them until you delete them."
      : "Your browser may clear them when it runs short of room, or when you clear its data. Save a copy now and then.";
    return html`<p>${lasting}</p>
      <${Fold} title="What this browser deletes" note="and when">
        <p>${DELETES[engine()]}</p>
        <p>Every browser forgets a private window when it is closed, and all of it when you clear its data.${" "}
          <a href=${ws.links.privacy}>What browsers delete</a>, with the sources.</p>
      <//>`;
  };

  /** What may have become of what is missing. */
  my.Missing = ({ children }) => html`<${Fold} title="Something missing?" note="what may have happened">
    <p>What you note stays in one browser, on one device, at one address. If it is not here:</p>
    <ul>
      <li><strong>It may be elsewhere.</strong> You used another browser, profile or device; another address of this
        site, or the copy that opens from a disk; or you have just added the site to the Home Screen, where it begins
        empty. Open the one that you used. This one is ${window.location.host || "a copy on this disk"}.</li>
      <li><strong>It was a private window.</strong> That forgets everything when it is closed.</li>
      <li><strong>The browser deleted it.</strong> ${DELETES[engine()]}</li>
      <li><strong>It was cleared,</strong> with the history or the data of sites: by you, by a program that cleans up, or
        by whoever manages this computer.</li>
      <li><strong>Only some of it is missing.</strong> It may have been removed here. Merge a copy: what is missing
        comes back, and what you changed since stays.</li>
    </ul>
    <p>This site has no copy of yours. Look for files called my-search among your downloads, in your mail and where you
      share things${children ? ", and bring the newest back:" : ", and bring the newest back above."}</p>
    ${children}
  <//>`;
})();
