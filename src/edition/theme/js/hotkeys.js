// Keys that do something by themselves, wherever nothing is typed.

// Who speaks to the machine, or strikes keys by mistake, can have them all do nothing.
const isOff = (key) => key.length === 1 && key !== " " && document.documentElement.dataset.keys === "off";

export function hotkeys(actions, on = window) {
  on.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const isTyping = target.closest?.("input, textarea, select, [contenteditable], dialog") !== null;
    if (isTyping || ctrlKey || metaKey || altKey || isOff(key) || !actions[key]) return;
    event.preventDefault();
    actions[key]();
  });
}
