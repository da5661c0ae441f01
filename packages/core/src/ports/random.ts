/** A number from 0 up to, not including, 1. Injected, so that nothing in Boekbrug is random by itself. */
export type Random = () => number;
