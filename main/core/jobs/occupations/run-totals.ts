/** Counts the results of the records of a run, over all its attempts. */
import { VigieError } from '../../../../shared/errors.ts'
import type { UnlocalizedFault } from '../../../../shared/run.ts'
import type { Log } from '../../ports/log.ts'
import { faultFrom, faultOf } from '../faults.ts'
import type { RunResult } from '../kind.ts'
import { dollars } from './cost.ts'
import type { CostLedger } from './ledger.ts'
import type { RewriteResult } from './rewrite.ts'

/** Number of faults stored with a run; the audit has all of them. */
const FAULTS_KEPT = 20

/** The money of a run in US dollars: all of it, and the part whose outcome is not known. */
export interface RunMoney {
  readonly [name: string]: number
  readonly cost_usd: number
}

/** Returns the money of a run; a part without a known outcome is only named if there is one. */
export function moneyOf(store: Pick<CostLedger, 'spentInRun' | 'unknownInRun'>, runId: string): RunMoney {
  const unknown = store.unknownInRun(runId)
  const cost_usd = dollars(store.spentInRun(runId))
  return unknown === 0 ? { cost_usd } : { cost_usd, unknown_usd: dollars(unknown) }
}

/** The totals of one run. A record tried again by a later attempt counts once, with its last result. */
export class RunTotals {
  readonly #runId: string
  readonly #log: Log
  readonly #money: () => RunMoney
  readonly #expected = new Set<string>()
  /** By code: null if it was saved, otherwise why not. */
  readonly #ends = new Map<string, unknown>()
  /** The codes whose texts wait for a person: whether one that waited was replaced. */
  readonly #proposals = new Map<string, boolean>()
  #obstacle: VigieError | null = null

  /** @param money of the run so far, according to the ledger */
  constructor(runId: string, log: Log, money: () => RunMoney) {
    this.#runId = runId
    this.#log = log
    this.#money = money
  }

  /** Adds records to process. */
  expect(codes: readonly string[]): void {
    for (const code of codes) this.#expected.add(code)
  }

  /** Share of the expected records that are finished; null if none is expected. */
  get fraction(): number | null {
    return this.#expected.size === 0 ? null : Math.min(1, this.#ends.size / this.#expected.size)
  }

  add(code: string, { error, proposal }: RewriteResult): void {
    this.#ends.set(code, error)
    if (proposal !== undefined) this.#proposals.set(code, proposal.replaced)
    if (error === null) return
    if (error instanceof VigieError)
      this.#log.warn('A record was not rewritten', { run: this.#runId, code, problem: error.message })
    else this.#log.error('A record failed inside Vigie', { reference: this.#runId, code, error })
  }

  /** Records what stopped the whole run, such as a cap. */
  stopped(error: VigieError): void {
    this.#log.warn('The run stopped before its end', { run: this.#runId, problem: error.message })
    this.#obstacle = error
  }

  /** Counters for progress: whole numbers, and the cost in dollars. */
  counters(): Record<string, number> {
    const { updated, failed } = this.#counts()
    return { updated, failed, total: this.#expected.size, cost_usd: this.#money().cost_usd }
  }

  /** Returns the result with the terms of the source system: updated of total, errors, seconds, cost. */
  result(seconds: number, simulation: boolean): RunResult {
    const { updated, failed } = this.#counts()
    const faults = this.#faults()
    return {
      outcome: faults.length === 0 ? 'succeeded' : updated === 0 ? 'failed' : 'partial',
      faults,
      summary: {
        updated,
        total: this.#expected.size,
        errors: failed,
        ...this.#waiting(),
        seconds: Math.round(seconds),
        ...this.#money(),
        simulation,
      },
    }
  }

  /** How many texts wait for a person, and how many of them replaced one that waited; none unless some do. */
  #waiting(): { proposed?: number; replaced?: number } {
    const proposed = this.#proposals.size
    const replaced = [...this.#proposals.values()].filter(Boolean).length
    return { ...(proposed > 0 && { proposed }), ...(replaced > 0 && { replaced }) }
  }

  #counts(): { updated: number; failed: number } {
    const failed = [...this.#ends.values()].filter((error) => error !== null).length
    return { updated: this.#ends.size - failed, failed }
  }

  #faults(): UnlocalizedFault[] {
    const failed = [...this.#ends].filter(([, error]) => error !== null)
    const faults = failed.slice(0, FAULTS_KEPT).map(([code, error]) => this.#fault(code, error))
    return this.#obstacle === null ? faults : [...faults, this.#fault(null, this.#obstacle)]
  }

  #fault(code: string | null, error: unknown): UnlocalizedFault {
    if (error instanceof VigieError) return faultFrom(error, code)
    return { ...faultOf(error, this.#runId), source: code }
  }
}
