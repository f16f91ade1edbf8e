/** Data that cannot be, through a whole update and a whole backtest: left out, said, and never an internal error. */
import { describe, expect, it } from 'vitest'
import { updateIndex } from '../../../../main/core/jobs/fear-greed/pipeline.ts'
import type { OhlcvBar } from '../../../../main/core/jobs/fear-greed/ports.ts'
import { createIndexService } from '../../../../main/core/services/index-scores.ts'
import { backtestSchema } from '../../../../shared/contract/index-scores.ts'
import { localizeAnswer } from '../../../../shared/localized.ts'
import { callerIn } from '../../../helpers/caller.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import {
  AFTERNOON,
  bar,
  fixedSource,
  LAST_SESSION,
  marketBars,
  pipelineDeps,
  runOf,
  SESSIONS,
} from '../../../helpers/fear-greed.ts'
import { memorySettings } from '../../../helpers/memory-settings.ts'

const BARS = marketBars()
const at = (index: number) => BARS.at(index) ?? bar('', 1)
const replaced = (index: number, close: number) => BARS.with(index, bar(at(index).day, close))

/** What a source may say that cannot be, and why it is refused. */
const CASES: readonly [string, readonly OhlcvBar[], string][] = [
  ['a close of 0 today', replaced(-1, 0), 'not_positive'],
  ['a close of 0 within the history', replaced(-40, 0), 'not_positive'],
  ['a close a hundredfold today', replaced(-1, at(-1).close * 100), 'other_unit'],
  ['a close a hundredfold within the history', replaced(-40, at(-40).close * 100), 'other_unit'],
  ['a spike that reverses', replaced(-3, at(-3).close * 3), 'spike'],
  [
    'a close that stands still for a week',
    [...BARS.slice(0, -6), ...BARS.slice(-6).map(({ day }) => bar(day, at(-7).close))],
    'frozen',
  ],
  ['a row of the future', [...BARS, bar('2031-01-02', 1500)], 'future'],
]

function depsWith(bars: readonly OhlcvBar[]) {
  const sources = [fixedSource('casablanca', { MASI: bars })]
  const press = { fetch: async () => [] }
  return pipelineDeps({ clock: new FakeClock(AFTERNOON), sources, press })
}

const settings = memorySettings({})
const events = { publish: () => undefined, subscribe: () => () => undefined }

describe.each(CASES)('%s', (_, bars, reason) => {
  it('is left out of the score of an update, and said', async () => {
    const settingsOfRun = { profile: 'casablanca', weights: { media_sentiment: 0 } }
    const { score, reports } = await updateIndex(depsWith(bars), runOf(settingsOfRun))
    const clean = bars.filter((one) => BARS.includes(one))
    const expected = await updateIndex(depsWith(clean), runOf(settingsOfRun))
    expect(reports.faults()).toMatchObject([{ source: 'casablanca', code: 'source_implausible' }])
    expect(reports.failures()).toMatchObject([
      { params: { detail: { messageKey: `implausible.${reason}` } } },
    ])
    expect(score.score).toBe(expected.score.score)
    expect(score.day <= LAST_SESSION).toBe(true)
  })

  it('is left out of a backtest, and said', async () => {
    const service = createIndexService({ ...depsWith(bars), settings, events })
    const ask = { profile: 'casablanca', from: SESSIONS.at(-60) ?? '', to: '2031-12-31' } as const
    const result = localizeAnswer(await service.backtest(ask, callerIn('en')), 'en')
    expect(backtestSchema.parse(result)).toEqual(result)
    expect(result.faults).toMatchObject([{ source: 'casablanca', code: 'source_implausible' }])
    expect(result.to <= LAST_SESSION).toBe(true)
    for (const { mean_return_after } of result.horizons)
      for (const { mean_return } of Object.values(mean_return_after))
        expect(Math.abs(mean_return)).toBeLessThan(0.2)
  })
})
