/** One line of `npm run bench`: what is measured, its budget, and a peer run side by side where there is one. */
export interface Benchmark {
  readonly name: string
  readonly unit: string
  readonly budget: number
  /** Whether a smaller or a larger figure is better. */
  readonly better: 'lower' | 'higher'
  /** What is needed to run it; a missing need is printed, never a pass. */
  readonly run: () => Promise<Measurement>
}

export interface Measurement {
  readonly value: number
  readonly peer?: { readonly name: string; readonly value: number }
  /** Figures worth printing beside: sizes, percentiles. */
  readonly detail?: Readonly<Record<string, number | string>>
}
