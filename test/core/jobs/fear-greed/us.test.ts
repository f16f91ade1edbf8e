/** The us profile if CNN answers, and if it does not. */
import { describe, expect, it } from 'vitest'
import { updateIndex } from '../../../../main/core/jobs/fear-greed/pipeline.ts'
import { VigieError } from '../../../../shared/errors.ts'
import { FakeClock } from '../../../helpers/fake-clock.ts'
import {
  AFTERNOON,
  bar,
  SESSIONS as DAYS,
  failingSource,
  fixedSource,
  LAST_SESSION as LAST,
  marketBars,
  pipelineDeps,
  runOf,
} from '../../../helpers/fear-greed.ts'
import { CNN_LISTS } from '../../../servers/us-market.ts'

describe('an update of us', () => {
  const fred = fixedSource('fred', {
    SP500: marketBars(),
    VIXCLS: DAYS.map((day, index) => bar(day, 20 + 5 * Math.sin(index / 5))),
    BAMLH0A0HYM2: DAYS.map((day, index) => bar(day, 4 + Math.sin(index / 11))),
    DGS10: DAYS.map((day, index) => bar(day, 2 + Math.sin(index / 13))),
  })

  const noYahoo = failingSource(
    'yahoo',
    new VigieError('source_refused', { source: 'yahoo', detail: 'HTTP 429' }),
  )

  it('shows four of seven components where CNN is down, and tells of it once', async () => {
    const down = failingSource('cnn', new VigieError('source_refused', { source: 'cnn', detail: 'HTTP 418' }))
    const deps = pipelineDeps({ clock: new FakeClock(AFTERNOON), sources: [down, noYahoo, fred] })
    const { score, reports } = await updateIndex(deps, runOf({ profile: 'us' }))
    expect(score.coverage).toBeCloseTo(4 / 7, 12)
    expect(reports.faults().map(({ source }) => source)).toEqual(['cnn', 'yahoo'])
    expect(score.components.filter(({ reason }) => reason !== null).map(({ id }) => id)).toEqual([
      'price_strength',
      'price_breadth',
      'put_call_options',
    ])
  })

  it('does not ask FRED while CNN answers', async () => {
    const series = CNN_LISTS.map((name, shift) => [
      name,
      DAYS.map((day, index) => bar(day, 50 + 10 * Math.sin(index / 9 + shift))),
    ])
    const cnn = fixedSource('cnn', Object.fromEntries(series))
    const refused = failingSource('fred', new Error('was asked'))
    const deps = pipelineDeps({ clock: new FakeClock(AFTERNOON), sources: [cnn, refused] })
    const { score } = await updateIndex(deps, runOf({ profile: 'us' }))
    expect(score.coverage).toBeCloseTo(1, 12)
    expect(deps.store.observations('us', 'comparison', LAST, LAST)).toHaveLength(1)
  })
})
