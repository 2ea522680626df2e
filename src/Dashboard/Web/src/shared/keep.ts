/** What this browser keeps under a name; null where nothing is, or where storage is blocked. */
export function kept(name: string): string | null {
  try {
    return window.localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keeps something in this browser; null lets go of it. Where storage is blocked, it is forgotten with the page. */
export function keep(name: string, value: string | null): void {
  try {
    if (value === null) {
      window.localStorage.removeItem(name);
    } else {
      window.localStorage.setItem(name, value);
    }
  } catch {
    // Nothing is lost that anybody was promised.
  }
}

/** Calls back when another tab of this browser changed what is kept under a name. */
export function hearKept(name: string, changed: (value: string | null) => void): void {
  window.addEventListener("storage", ({ key, newValue }) => {
    if (key === name) {
      changed(newValue);
    }
  });
}
