// What a reader chose, kept in the browser where that is allowed; where it is not, nothing is remembered.
export const keep = (name, value) => {
  try {
    localStorage.setItem(`duiye.${name}`, value);
  } catch {}
};

export const kept = (name) => {
  try {
    return localStorage.getItem(`duiye.${name}`);
  } catch {
    return null;
  }
};
