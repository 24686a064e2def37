// Keys that do something by themselves, wherever nothing is typed.

// Heard before the theme, which has uses for some of them.
export function hotkeys(actions) {
  addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    const isTyping = target.closest?.("input, textarea, select, [contenteditable], dialog") !== null;
    if (!actions[key] || isTyping || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    actions[key]();
  }, true);
}
