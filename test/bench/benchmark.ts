/** One line of `npm run bench`: the measurement, its budget, and a peer measured beside it if there is one. */
export interface Benchmark {
  readonly name: string
  readonly unit: string
  readonly budget: number
  /** Whether lower or higher values are better. */
  readonly better: 'lower' | 'higher'
  /** Runs it. A missing prerequisite is reported, and is never a pass. */
  readonly run: () => Promise<Measurement>
}

export interface Measurement {
  readonly value: number
  readonly peer?: { readonly name: string; readonly value: number }
  /** Additional values to print: sizes, percentiles. */
  readonly detail?: Readonly<Record<string, number | string>>
}
