// What this browser remembers for the reader. Where storage is closed to us, nothing is
// remembered, and a choice holds for the page.

export function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage is closed to us.
  }
}
