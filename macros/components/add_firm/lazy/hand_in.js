// The ways to hand a record in: an issue on the repository, a copy of its YAML, a file for the commands.
(() => {
  "use strict";

  const { addFirm, copy, download, make, tool, NOT_COPIED } = window.Rapport;
  const LONGEST_ADDRESS = 7000; // characters; servers refuse requests of some 8,000
  const HALF_A_LETTER = /\p{Cs}/gu; // has no place in an address
  const SEND_IT = "Send the copied text to whoever runs this site.";

  /** @param {string} repository @param {FirmRecord} record @param {string} text @param {?string} firmId @param {AboutFirms} about */
  const issueAddress = (repository, record, text, firmId, about) => {
    const asked = {
      template: about.templates[firmId ? 1 : 0],
      title: `${firmId ? "Correct" : "Add"} ${record.name ?? ""}`,
      ...(firmId && about.namesRecord ? { firm: firmId } : {}),
    };
    /** @param {Record<string, string>} query */
    const address = (query) => {
      const parts = Object.entries(query).map(
        ([name, value]) => `${name}=${encodeURIComponent(value.replace(HALF_A_LETTER, "\ufffd"))}`,
      );
      return `${repository.replace(/\/+$/, "")}/issues/new?${parts.join("&")}`;
    };
    const whole = address({ ...asked, yaml: text });
    return whole.length > LONGEST_ADDRESS
      ? { address: address(asked), isWhole: false }
      : { address: whole, isWhole: true };
  };

  /** @type {AddFirm["handIn"]} */
  const handIn = ({ about, repository, firmId, record, text, isReady, tell, discard }) => {
    const byHand = make("div", {});
    const issue = make(
      "a",
      { class: "button", target: "_blank", rel: "noopener noreferrer" },
      "Open an issue on the repository",
    );
    const hint = make("p", { class: "hint" });
    issue.addEventListener("click", (event) => {
      if (!isReady()) event.preventDefault();
    });
    const copyText = async () => {
      if (!isReady()) return;
      const copied = await copy(text(), byHand);
      tell(copied ? `The YAML was copied. ${repository ? "Paste it into an issue." : SEND_IT}` : NOT_COPIED);
    };
    const downloadText = () => {
      if (!isReady()) return;
      const name = `${record().id}.yaml`;
      download(name, text(), "application/yaml");
      tell(`${name} was downloaded. In a copy of the repository, python -m macros add ${name} makes the change.`);
    };
    const copyButton = tool("Copy the YAML", copyText);
    const discardButton = tool(firmId ? "Discard the changes" : "Discard the draft", discard);
    const withGit = make(
      "details",
      { class: "fold" },
      make("summary", {}, "With Git"),
      make("p", { class: "hint" }, "The command add puts the record where it belongs."),
      make("div", { class: "tools" }, tool("Download the record", downloadText)),
    );
    return {
      elements: [
        ...(repository ? [make("div", { class: "contribute__way" }, issue, hint)] : []),
        make("div", { class: "tools" }, copyButton, discardButton),
        ...(repository ? [] : [make("p", { class: "hint" }, SEND_IT)]),
        withGit,
        byHand,
      ],
      refresh() {
        if (!repository) return;
        const { address, isWhole } = issueAddress(repository, record(), text(), firmId, about);
        issue.href = address;
        hint.textContent = isWhole
          ? "The issue opens with the record in it. You need an account there."
          : "The record is too long for an address: copy the YAML, and paste it into the issue that opens.";
      },
    };
  };

  Object.assign(addFirm, { handIn });
})();
