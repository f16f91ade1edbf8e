/** Counting what becomes of the records of a run. */
import { VigieError } from '../../../../shared/errors.ts'
import type { Fault } from '../../../../shared/run.ts'
import type { RunResult } from '../kind.ts'
import { dollars } from './cost.ts'
import type { Rewritten } from './rewrite.ts'

/** Faults kept with a run; the audit has all of them. */
const FAULTS_KEPT = 20

/** The running count of one run. */
export class Tally {
  readonly #faults: Fault[] = []
  #total = 0
  #saved = 0
  #failed = 0
  #cost = 0

  /** More records to come. */
  expect(records: number): void {
    this.#total += records
  }

  /** Share of the expected records that have an end; null while none is expected. */
  get fraction(): number | null {
    return this.#total === 0 ? null : Math.min(1, (this.#saved + this.#failed) / this.#total)
  }

  add(code: string, end: Rewritten): void {
    this.#cost += end.cost
    if (end.error === null) this.#saved += 1
    else {
      this.#failed += 1
      this.blame(code, end.error)
    }
  }

  /** Notes what went wrong, with the record or, for a cap, with none. */
  blame(code: string | null, error: unknown): void {
    if (this.#faults.length < FAULTS_KEPT) this.#faults.push(faultOf(code, error))
  }

  counters(): Record<string, number> {
    return { updated: this.#saved, failed: this.#failed, total: this.#total, cost_usd: dollars(this.#cost) }
  }

  /** The result in the words of the source system: updated of total, errors, seconds, cost. */
  result(seconds: number, simulation: boolean): RunResult {
    return {
      outcome: this.#faults.length === 0 ? 'succeeded' : 'partial',
      faults: this.#faults,
      summary: {
        updated: this.#saved,
        total: this.#total,
        errors: this.#failed,
        seconds: Math.round(seconds),
        cost_usd: dollars(this.#cost),
        simulation,
      },
    }
  }
}

function faultOf(code: string | null, error: unknown): Fault {
  const message = error instanceof Error ? error.message : String(error)
  return { code: error instanceof VigieError ? error.code : 'internal', message, source: code }
}
