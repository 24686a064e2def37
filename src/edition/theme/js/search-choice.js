// The list below the field in the header as a choice: opened and closed, gone through by
// keys while the focus stays in the field.

const LINE = 24; // pixels of an entry that have to be seen

// Gives what can be done with a list of options in a panel below a field.
export function choice(field, panel, list) {
  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");

  function open(isOpen) {
    panel.hidden = !isOpen;
    field.ariaExpanded = String(isOpen);
    if (!isOpen) field.removeAttribute("aria-activedescendant");
  }

  // Chooses an option, or none.
  function choose(next) {
    for (const one of options()) one.ariaSelected = String(one === next);
    if (!next) return field.removeAttribute("aria-activedescendant");
    open(true);
    next.scrollIntoView({ block: "nearest" });
    field.setAttribute("aria-activedescendant", next.id);
  }

  // Chooses the next option, or the one before, around the ends.
  function step(by) {
    const all = options();
    const at = all.indexOf(chosen());
    choose(all[((at < 0 && by < 0 ? 0 : at) + by + all.length) % all.length]);
  }

  // Puts a list in place of another; what was chosen in that stays chosen.
  function put(...content) {
    const was = chosen()?.href;
    list.replaceChildren(...content);
    choose(was && options().find(({ href }) => href === was));
  }

  // Has the foot of the panel cut off no heading from its first entry.
  function trim() {
    panel.style.maxHeight = "";
    const foot = list.querySelector(".search-box__more:last-child")?.offsetHeight ?? 0;
    const end = panel.clientHeight - foot;
    const heads = [...list.querySelectorAll(".search-box__text")].slice(1);
    const bare = heads.find((head) => head.offsetTop < end && head.nextElementSibling.offsetTop + LINE > end);
    if (bare) panel.style.maxHeight = `${bare.offsetTop + foot}px`;
  }

  // Once an option is chosen, Home and End lead to the first and last; before, in the field.
  const STEPS = { ArrowDown: () => step(1), ArrowUp: () => step(-1) };
  const OF_CHOSEN = {
    Home: () => choose(options()[0]),
    End: () => choose(options().at(-1)),
    Enter: () => chosen().click(),
  };

  field.addEventListener("keydown", (event) => {
    const { key, altKey, ctrlKey, metaKey, shiftKey, isComposing } = event;
    const act = STEPS[key] ?? (!panel.hidden && chosen() && OF_CHOSEN[key]);
    if (!act || altKey || ctrlKey || metaKey || shiftKey || isComposing) return;
    event.preventDefault();
    act();
  });
  return { open, choose, put, trim, hasOptions: () => options().length > 0 };
}
