// Where the site begins: the empty text, or a path where a proxy has put it under one.

export const root = new URL("../..", import.meta.url).pathname.slice(0, -1);
