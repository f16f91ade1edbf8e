/** A view as it stood in a page, so that a peer draws the same elements. */

/** A plot, which its library draws itself. Sizes in CSS pixels. */
export interface RecordedPlot {
  readonly width: number
  readonly height: number
}

/** An element, with its attributes as they are named in HTML. */
export interface RecordedElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly RecordedNode[]
}

/** A text, an element, or a plot. */
export type RecordedNode = string | RecordedElement | { readonly plot: RecordedPlot }

/** Views by their addresses, and the one that is shown without an address. */
export interface RecordedViews {
  readonly first: string
  readonly views: Readonly<Record<string, readonly RecordedNode[]>>
}
