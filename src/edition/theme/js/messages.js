// The words of the interface: English in the scripts, other languages in a catalogue
// that the page links before them.

const PLACE = /%\((\w+)\)s/;
const catalogue = globalThis.editionMessages ?? {};

// A message in pieces: its words, and in each place the values of that name.
export function pieces(message, values) {
  return message.split(PLACE).flatMap((piece, n) => (n % 2 ? values[piece] : piece || []));
}

const filled = (message, values) => (values ? pieces(message, values).join("") : message);

// A message in the language of the edition; without values its places stay open.
export function _(message, values) {
  return filled(catalogue[message] ?? message, values);
}

// A message in the form that a number, in it %(n)s, asks for.
export function ngettext(one, many, number, values) {
  const forms = catalogue[one] ?? { one, other: many };
  const form = new Intl.PluralRules(document.documentElement.lang).select(number);
  return filled(forms[form] ?? forms.other, { n: number, ...values });
}

// The name of a year: “1787”, or “28 BC” for -27; nothing where there is none.
export function yearName(year) {
  if (year === undefined || year === null) return "";
  return year > 0 ? String(year) : _("%(year)s BC", { year: 1 - year });
}
