// What the dots beside a passage say, each way once, as they are drawn there.

import { element } from "./elements.js";
import { _ } from "./messages.js";

const WAYS = {
  speaks: _("speaks to it"),
  with: _("agrees"),
  silent: _("keeps silent"),
  own: _("this text against itself"),
};

export function dotsKey(mark) {
  const ways = Object.entries(WAYS).filter(([way]) => mark?.querySelector(`.dot--${way}`));
  const lines = ways.map(([way, words]) => element("span", {}, element("span", { className: `dot dot--${way}` }), ` ${words}`));
  return lines.length > 0 ? [element("p", { className: "dots-key" }, ...lines)] : [];
}
