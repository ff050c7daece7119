/** One file of an export, not yet written. */
export interface ExportedFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  /** Bytes of a `.p12` are read when it is written. */
  readonly content: string | Uint8Array | (() => Uint8Array);
}
