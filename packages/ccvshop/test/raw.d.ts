/** Vitest gives a file's text for an import with `?raw`. */
declare module "*?raw" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the form that the bundler gives it
  export default text;
}
