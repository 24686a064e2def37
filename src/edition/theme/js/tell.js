// Says in a few words what was done, to eyes and to screen readers.

const SHOWN = 4000;

const box = document.createElement("p");
box.className = "telling";
box.setAttribute("role", "status");
document.body.append(box);

let timer = 0;

export function tell(words) {
  clearTimeout(timer);
  box.textContent = words;
  timer = setTimeout(() => (box.textContent = ""), SHOWN);
}
