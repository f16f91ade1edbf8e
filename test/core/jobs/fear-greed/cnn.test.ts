/** Compares the `us` profile with CNN's published index, with data beside the checkout. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type ScoredPast, scorePast } from '../../../../main/core/jobs/fear-greed/past.ts'
import type { MarketSource, OhlcvBar } from '../../../../main/core/jobs/fear-greed/ports.ts'
import { correlation, mean } from '../../../../main/core/jobs/fear-greed/statistics.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { fearGreedSettingsSchema } from '../../../../shared/kinds/fear-greed.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import { bar, failingSource, fixedSource, pipelineDeps } from '../../../helpers/fear-greed.ts'
import { sharedData } from '../../../helpers/shared-data.ts'

const GRAPH = sharedData('A_cnn', 'cnn_graphdata_2021-02-01_2022-12-31.json')

type CnnGraphData = Record<string, { data: { x: number; y: number }[] }>

function graph(): CnnGraphData {
  return JSON.parse(readFileSync(GRAPH ?? '', 'utf8'))
}

function cnnSource(): MarketSource {
  const series = Object.entries(graph()).map(([name, { data }]) => [
    name,
    data.map(({ x, y }) => bar(new Date(x).toISOString().slice(0, 10), y)),
  ])
  return fixedSource('cnn', Object.fromEntries(series))
}

function csvBars(file: string, day: number, close: number): OhlcvBar[] {
  const lines = readFileSync(sharedData('B_inputs', file) ?? '', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  const cells = lines.map((line) => line.trim().split(','))
  return cells
    .filter((row) => row[close] !== '' && (row[day] ?? '') >= '2018')
    .map((row) => bar(row[day] ?? '', Number(row[close])))
}

function fredSource(): MarketSource {
  return fixedSource('fred', {
    SP500: csvBars('GSPC_daily.csv', 0, 4),
    VIXCLS: csvBars('VIX_daily.csv', 0, 4),
    BAMLH0A0HYM2: csvBars('BAMLH0A0HYM2_fred_1996_2025.csv', 0, 1),
    DGS10: csvBars('DGS10_fred_2000_2026_filled.csv', 0, 1),
  })
}

function scoreYears(sources: readonly MarketSource[]): Promise<ScoredPast> {
  return scorePast(pipelineDeps({ clock: new FakeClock(), sources }), {
    settings: fearGreedSettingsSchema.parse({ profile: 'us' }),
    sources: {},
    from: '2021-08-02',
    to: '2022-12-30',
    signal: new AbortController().signal,
  })
}

/** Returns Pearson's r and the mean absolute error against the index CNN published for the same days. */
function against(past: ScoredPast): { n: number; r: number; error: number } {
  const published = new Map(
    graph().fear_and_greed_historical?.data.map(({ x, y }) => [new Date(x).toISOString().slice(0, 10), y]),
  )
  const pairs = past.scores.map(({ day, score }) => [score, published.get(day) ?? Number.NaN] as const)
  const [ours, theirs] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)]
  const error = mean(pairs.map(([one, other]) => Math.abs(one - other)))
  return { n: pairs.length, r: correlation(ours, theirs) ?? Number.NaN, error }
}

describe.skipIf(GRAPH === null)('the us profile (skipped without ../shared/data/A_cnn)', () => {
  it('is the published index but for short windows: r at least 0.975, mean error at most 3', async ({
    annotate,
  }) => {
    const found = against(await scoreYears([cnnSource()]))
    await annotate(
      `cnn, seven components: n ${found.n}, r ${found.r.toFixed(4)}, error ${found.error.toFixed(2)}`,
    )
    expect(found.n).toBe(358)
    expect(found.r).toBeGreaterThanOrEqual(0.975)
    expect(found.error).toBeLessThanOrEqual(3)
  })
  it('still has four of seven components where only FRED answers', async ({ annotate }) => {
    const down = failingSource('cnn', new VigieError('source_refused', { source: 'cnn', detail: 'HTTP 418' }))
    const noYahoo = failingSource(
      'yahoo',
      new VigieError('source_refused', { source: 'yahoo', detail: 'HTTP 429' }),
    )
    const past = await scoreYears([down, noYahoo, fredSource()])
    const found = against(past)
    await annotate(
      `fred, four components: n ${found.n}, r ${found.r.toFixed(4)}, error ${found.error.toFixed(2)}`,
    )
    expect(past.faults.map(({ source }) => source)).toEqual(['cnn', 'yahoo'])
    expect(new Set(past.scores.map(({ coverage }) => coverage.toFixed(4)))).toEqual(new Set(['0.5714']))
    expect(found.r).toBeGreaterThan(0.85)
  })

  it('knows nothing of later days', async () => {
    const whole = await scoreYears([cnnSource()])
    const until = '2022-03-01'
    const cut: MarketSource = {
      id: 'cnn',
      fetch: async (request) => {
        const series = await cnnSource().fetch(request)
        return { ...series, bars: series.bars.filter(({ day }) => day <= until) }
      },
    }
    const early = await scoreYears([cut])
    expect(early.scores.at(-1)).toEqual(whole.scores.find(({ day }) => day === until))
  })
})
