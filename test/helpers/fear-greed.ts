/** For tests of the fear-greed kind: histories by hand, and a kind with a real database. */
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createSampleSource } from '../../main/adapters/sources/sample.ts'
import { openDatabase } from '../../main/adapters/sqlite/database.ts'
import { createIndexStore } from '../../main/adapters/sqlite/index-scores.ts'
import type { MarketHistory, SeriesName } from '../../main/core/jobs/fear-greed/history.ts'
import { missing } from '../../main/core/jobs/fear-greed/missing.ts'
import type { PipelineDeps, PipelineRun } from '../../main/core/jobs/fear-greed/pipeline.ts'
import type { MarketSource, OhlcvBar } from '../../main/core/jobs/fear-greed/ports.ts'
import { VigieError } from '../../shared/errors.ts'
import { fearGreedSettingsSchema } from '../../shared/kinds/fear-greed.ts'
import { FakeClock } from './fake-clock.ts'
import { tempFolder } from './temp-folder.ts'

/** Weekdays from 2020-01-01 on. */
export function weekdays(count: number): string[] {
  const days: string[] = []
  for (let at = Date.UTC(2020, 0, 1); days.length < count; at += 86_400_000) {
    const date = new Date(at)
    if (date.getUTCDay() % 6 !== 0) days.push(date.toISOString().slice(0, 10))
  }
  return days
}

export function bar(day: string, close: number, rest: Partial<OhlcvBar> = {}): OhlcvBar {
  return { day, open: null, high: null, low: null, close, volume: null, ...rest }
}

/** Sessions of a market that rises and falls, so that every component has a value. */
export const SESSIONS: readonly string[] = weekdays(400)
export const LAST_SESSION = SESSIONS.at(-1) ?? ''
/** In the afternoon of the last of them, a Tuesday. */
export const AFTERNOON = `${LAST_SESSION}T15:00:00Z`

export function marketBars(volume: (index: number) => number | null = () => null): OhlcvBar[] {
  return SESSIONS.map((day, index) =>
    bar(day, 1000 + index + 40 * Math.sin(index / 7), { volume: volume(index) }),
  )
}

/** A history from series given as closes, or as bars. */
export function historyOf(
  series: Partial<Record<SeriesName, readonly (number | Partial<OhlcvBar> | null)[]>>,
): MarketHistory {
  const length = Math.max(...Object.values(series).map((values) => values.length))
  const days = weekdays(length)
  const columns = Object.fromEntries(
    Object.entries(series).map(([name, values]) => [
      name,
      values.map((value, index) => {
        const day = days[index] ?? ''
        if (value === null) return null
        return typeof value === 'number' ? bar(day, value) : bar(day, value.close ?? 1, value)
      }),
    ]),
  )
  return { days, columns, absent: {}, press: missing('no_source') }
}

/** A source that returns the given bars by symbol, and refuses other symbols. */
export function fixedSource(
  id: string,
  bySymbol: Readonly<Record<string, readonly OhlcvBar[]>>,
): MarketSource {
  return {
    id,
    fetch: async ({ symbol, from }) => {
      const bars = bySymbol[symbol]
      if (bars === undefined) throw new VigieError('source_empty', { source: id, symbol, from })
      return { id: symbol, source: id, bars: bars.filter(({ day }) => day >= from) }
    },
  }
}

export function failingSource(id: string, error: Error): MarketSource {
  return {
    id,
    fetch: async () => {
      throw error
    },
  }
}

/** Options statistics that have no day yet: every update of `us` asks for them. */
const NO_OPTIONS: MarketSource = {
  id: 'cboe-options',
  fetch: async ({ symbol }) => ({ id: symbol, source: 'cboe-options', bars: [] }),
}

/** A pause that ends at once, except long ones, which last until their signal ends them. */
const noDelay = (milliseconds: number, signal: AbortSignal) =>
  milliseconds === 0
    ? Promise.resolve()
    : new Promise<void>((_, reject) => {
        if (signal.aborted) reject(signal.reason)
        signal.addEventListener('abort', () => reject(signal.reason), { once: true })
      })

export const sampleSource = () =>
  createSampleSource(join(import.meta.dirname, '..', '..', 'assets', 'data', 'sample'))

export type TestDeps = PipelineDeps & { readonly clock: FakeClock }

/** Real store, sample data, no press. */
export function pipelineDeps(change: Partial<PipelineDeps> = {}): TestDeps {
  const db = openDatabase(join(tempFolder(), 'vigie.db'))
  onTestFinished(() => void db.close())
  const { sources = [sampleSource()] } = change
  const hasOptions = sources.some(({ id }) => id === NO_OPTIONS.id)
  return {
    clock: new FakeClock(),
    store: createIndexStore(db),
    press: {
      fetch: async () => {
        throw new Error('no press in this test')
      },
    },
    sentiment: { judge: async () => ({ opinions: [], fault: null }) },
    delay: noDelay,
    ...change,
    sources: hasOptions ? sources : [...sources, NO_OPTIONS],
  } as TestDeps
}

export function runOf(settings: object = {}): PipelineRun & { readonly labels: string[] } {
  const labels: string[] = []
  return {
    settings: fearGreedSettingsSchema.parse(settings),
    runId: 'run-1',
    signal: new AbortController().signal,
    progress: ({ label }) => void labels.push(label),
    labels,
  }
}
