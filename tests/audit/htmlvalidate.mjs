// What the HTML standard says, and nothing of taste: https://html-validate.org/usage/presets.html
export default { root: true, extends: ["html-validate:standard"] };
