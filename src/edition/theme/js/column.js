// Sets boxes in one column, all as near as they can be to where they are wanted.

const GAP = 10;
const TOP = 56; // below the switch of the margin, with some air
const FIRM = 1e6;

// Two groups that would overlap become one, which stands where its boxes want it on
// average (the pool-adjacent-violators method of isotonic regression).
function joined(one, other) {
  const weight = one.weight + other.weight;
  const top = (one.top * one.weight + (other.top - one.size) * other.weight) / weight;
  return { top, weight, size: one.size + other.size, boxes: [...one.boxes, ...other.boxes] };
}

// Returns the tops of boxes that are sorted by `wanted`. None covers another; the open
// one stands where it is wanted, and the others give way.
export function setIn(boxes, open = -1) {
  const groups = [];
  boxes.forEach((box, at) => {
    const size = box.height + GAP;
    let group = { top: box.wanted, weight: at === open ? FIRM : 1, size, boxes: [box] };
    while (groups.length > 0 && groups.at(-1).top + groups.at(-1).size > group.top) {
      group = joined(groups.pop(), group);
    }
    groups.push(group);
  });
  let end = TOP;
  return groups.flatMap((group) => {
    end = Math.max(end, group.top);
    return group.boxes.map(({ height }) => (end += height + GAP) - height - GAP);
  });
}
