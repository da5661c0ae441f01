declare global {
  interface ImportMeta {
    /** Vite's: reads the files that match, none where there are none. */
    glob(pattern: string, options: { eager: true; import: "default" }): Record<string, unknown>;
  }
}

/** Reference files that lie beside the repository on some machines and are not part of it. */
const files = import.meta.glob("../../../../../shared/vat/*.json", { eager: true, import: "default" });

export const sharedFilesPresent: boolean = Object.keys(files).length > 0;

export const readShared = (name: string): unknown => files[`../../../../../shared/vat/${name}`];

/** Says in the test's name why it does not run. */
export const orSkipped = (name: string): string =>
  sharedFilesPresent ? name : `${name} (skipped: no shared/vat folder beside the repository)`;
