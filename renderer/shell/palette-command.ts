/** One line of the palette. */
export interface PaletteCommand {
  readonly key: string
  readonly text: string
  /** What kind of thing it is, or what it does. */
  readonly what: string
  readonly act: () => unknown
}
