// What waits on this device. A browser that keeps nothing still remembers it while the page is open.

const open = new Map();

export function read(name, otherwise) {
  try {
    const words = localStorage.getItem(name);
    return words === null ? (open.get(name) ?? otherwise) : JSON.parse(words);
  } catch {
    return open.get(name) ?? otherwise;
  }
}

export function write(name, told) {
  open.set(name, told);
  try {
    localStorage.setItem(name, JSON.stringify(told));
  } catch {
    // As above.
  }
}

// A network that neither answers nor fails is none.
export const patience = () => AbortSignal.timeout?.(30_000);

// The other side is busy or in trouble: the same words may be taken later.
export const isBusy = ({ status }) => status === 408 || status === 429 || status >= 500;
