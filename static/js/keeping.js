// What this browser keeps for its reader. It may be told to keep nothing: then all else works.

export const kept = (key) => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};

// Returns whether it could; nothing (`null`) in place of a value forgets it.
export const keep = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
};
