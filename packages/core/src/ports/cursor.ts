/** A place in one of the shop's lists. Opaque: only the adapter that gave it reads it. */
export type Cursor = string;
