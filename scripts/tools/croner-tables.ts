/** The expressions in croner's own tests, gathered by running them with a stand-in for croner that only notes what it is asked. */
import { globSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { DAY_MS } from '../../shared/time/units.ts'
import type { CronCase } from './cron-cases.ts'

/** Of an expression that a test only creates. */
const SOME_START = '2026-01-05T00:00:00Z'
/** Options that do not change which times an expression has here. */
const PLAIN: ReadonlySet<string> = new Set(['timezone', 'paused', 'legacyMode', 'name', 'context', 'catch'])

interface NotedCase {
  /** Plain expressions, in zones. */
  readonly cases: readonly CronCase[]
  /** How many have options that make another schedule of them. */
  readonly withOptions: number
  /** Test files that need more of croner than its class. */
  readonly unread: readonly string[]
}

type CaseStart = string | Date | null | undefined
type CronerOptions = Readonly<Record<string, unknown>>

/** Runs every test of a folder; what they wait for does not happen. */
export async function cronerTables(folder: string): Promise<NotedCase> {
  const cases = new Map<string, CronCase>()
  const others = new Set<string>()
  const tests: (() => unknown)[] = []
  const note = (pattern: unknown, options: CronerOptions, start: CaseStart) => {
    const zone = typeof options.timezone === 'string' ? options.timezone : 'UTC'
    const from = instantOf(start)
    if (typeof pattern !== 'string' || /^\d{4}-/.test(pattern) || from === null) return
    const one: CronCase = [pattern, zone, from]
    const isPlain = Object.keys(options).every((name) => PLAIN.has(name)) && options.legacyMode !== false
    if (isPlain) cases.set(one.join('|'), one)
    else others.add(one.join('|'))
  }
  Object.assign(globalThis, {
    standIns: { Cron: standInOf(note), test: (_: string, work: () => unknown) => tests.push(work) },
  })
  const hooks = registerHooks({ resolve: (name, context, next) => standInFor(name) ?? next(name, context) })
  const unread: string[] = []
  for (const file of globSync('*.test.ts', { cwd: folder }).sort()) {
    try {
      await import(pathToFileURL(join(folder, file)).href)
    } catch {
      unread.push(file)
    }
  }
  for (const work of tests) attempt(work)
  hooks.deregister()
  return { cases: [...cases.values()], withOptions: others.size, unread }
}

function instantOf(start: CaseStart): string | null {
  if (start == null) return SOME_START
  const text = typeof start === 'string' && !/(Z|[+-]\d\d:\d\d)$/.test(start) ? `${start}Z` : start
  const at = new Date(text).getTime()
  // The present, which is another one at each time.
  if (Math.abs(at - Date.now()) < DAY_MS) return SOME_START
  return Number.isNaN(at) ? null : new Date(at).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

const module = (source: string) => ({
  url: `data:text/javascript,${encodeURIComponent(source)}`,
  shortCircuit: true,
})

function standInFor(name: string) {
  if (name === '@cross/test') return module('export const { test } = globalThis.standIns')
  if (name.endsWith('/src/croner.ts'))
    return module('export const { Cron } = globalThis.standIns; export const scheduledJobs = []')
  if (name !== '@std/assert') return null
  return module(`const none = () => undefined
    export { none as assert, none as assertEquals, none as assertExists }
    export const assertThrows = (work) => { try { work() } catch { return } }`)
}

/** A test asserts what croner answers: what it notes first is all there is to know. */
function attempt(work: () => unknown): void {
  try {
    Promise.resolve(work()).catch(() => undefined)
  } catch {
    // It read an answer that the stand-in does not give.
  }
}

/** Answers with days, so that a test that goes on from an answer reaches its next question. */
function standInOf(note: (pattern: unknown, options: CronerOptions, start: CaseStart) => void) {
  const some = () => new Date(SOME_START)
  return class {
    readonly #pattern: unknown
    readonly #options: CronerOptions
    readonly options: CronerOptions

    constructor(pattern: unknown, ...rest: readonly unknown[]) {
      const given = rest.find((one) => typeof one === 'object' && one !== null)
      this.#pattern = pattern
      this.#options = (given as CronerOptions | undefined) ?? {}
      this.options = this.#options
      note(pattern, this.#options, null)
    }

    nextRun(start?: CaseStart) {
      note(this.#pattern, this.#options, start)
      return some()
    }

    nextRuns(count: number, start?: CaseStart) {
      note(this.#pattern, this.#options, start)
      return Array.from({ length: count }, some)
    }

    match(start?: CaseStart) {
      note(this.#pattern, this.#options, start)
      return true
    }

    previousRuns = (count: number) => Array.from({ length: count }, some)
    previousRun = some
    currentRun = some
    msToNext = () => 1
    getPattern = () => this.#pattern
    isRunning = () => false
    isBusy = () => false
    isStopped = () => true
    stop = () => undefined
    pause = () => true
    resume = () => true
    trigger = () => undefined
    schedule = () => this
  }
}
