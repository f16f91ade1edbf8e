/** Figures: values that a job keeps at each run. */

/** A number, a short text, or null if a run found no value. */
export type FigureValue = number | string | null

/** A figure as one run left it. */
interface FigureReading {
  /** When the run read it, ms. */
  readonly at: number
  readonly value: FigureValue
}

/** When a figure last got another value, and both values. */
interface FigureChange {
  readonly at: number
  readonly before: FigureValue
  readonly after: FigureValue
}

/** A point of a chart: the mean of its time, the least and the greatest; or a text that began then. */
export interface FigurePoint {
  readonly at: number
  readonly value: FigureValue
  readonly low: number | null
  readonly high: number | null
}

/** Which readings a chart shows; instants in ms. */
interface FigureSpan {
  readonly from: number
  readonly to: number
  /** At most this many points; more readings are combined. */
  readonly points: number
}

/** Port: stored figures. */
export interface FigureStore {
  /** Replaces what an earlier attempt of the same run left. */
  save(jobId: string, runId: string, at: number, figures: ReadonlyMap<string, FigureValue>): void
  /** Newest first. */
  latest(jobId: string, name: string, limit: number): readonly FigureReading[]
  /** The last change after `since`, seen in at least `runs` runs; null without one. A missing value is no change. */
  lastChange(jobId: string, name: string, since: number, runs: number): FigureChange | null
  /** Ascending. */
  history(jobId: string, name: string, span: FigureSpan): readonly FigurePoint[]
  /** The names that a job has readings of. */
  names(jobId: string): readonly string[]
}

/** Port: the long texts that figures stand for. Only the newest of each job are kept. */
export interface FigureTextStore {
  /** @param value of the figure, which stands for the text @param at when a run had it last, ms */
  save(jobId: string, value: string, text: string, at: number): void
  /** Null if it is not kept, or not any more. */
  find(jobId: string, value: string): string | null
}

/** What a run received, as it is kept with the run. */
export interface RunOutput {
  readonly runId: string
  readonly jobId: string
  readonly at: number
  readonly text: string
  /** Whether it was longer. */
  readonly cut: boolean
}

/** Port: what runs received. Only the newest of each job are kept. */
export interface RunOutputStore {
  save(output: RunOutput): void
  find(runId: string): RunOutput | null
}
