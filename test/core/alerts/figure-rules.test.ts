/** The rules over figures that jobs keep. */
import { describe, expect, it } from 'vitest'
import type { SignalValues } from '../../../main/core/alerts/signals.ts'
import { literalMessage } from '../../../shared/errors.ts'
import { signalled } from '../../helpers/alerts-harness.ts'

describe('a figure', () => {
  const figure = (latest: (number | string | null)[], more: object = {}): SignalValues['figures'] => [
    {
      jobId: 'shop',
      name: literalMessage('Shop'),
      figure: 'time',
      from: 'text',
      unit: 'ms',
      above: null,
      below: null,
      missing: false,
      runs: 2,
      latest,
      change: null,
      ...more,
    },
  ]

  it('is above its limit if as many runs as wanted agree, and its alert ends with one that does not', () => {
    const harness = signalled()
    const seen = (...latest: (number | null)[]) => harness.after({ figures: figure(latest, { above: 500 }) })
    expect(seen(501)).toEqual([])
    expect(seen(501, 500)).toEqual([])
    expect(seen(501, 502)).toEqual(['FIGURE_ABOVE shop/time'])
    expect(seen(null, 502)).toEqual(['FIGURE_ABOVE shop/time'])
    expect(seen(500, 502)).toEqual([])
  })

  it('is below its limit', () => {
    const harness = signalled()
    expect(harness.after({ figures: figure([20, 20], { below: 21 }) })).toEqual(['FIGURE_BELOW shop/time'])
    expect(harness.after({ figures: figure([21, 20], { below: 21 }) })).toEqual([])
  })

  it('is missing if as many runs as wanted found none, and only where the owner asked', () => {
    const harness = signalled()
    expect(harness.after({ figures: figure([null, null]) })).toEqual([])
    expect(harness.after({ figures: figure([null], { missing: true }) })).toEqual([])
    expect(harness.after({ figures: figure([null, null], { missing: true }) })).toEqual([
      'FIGURE_MISSING shop/time',
    ])
    expect(harness.after({ figures: figure(['a', null], { missing: true }) })).toEqual([])
  })

  it('raises one alert for each change', () => {
    const harness = signalled()
    const changed = (at: number) => figure(['b'], { change: { at, before: 'a', after: 'b', part: null } })
    expect(harness.after({ figures: changed(7) })).toEqual(['FIGURE_CHANGED shop/time/7'])
    expect(harness.after({ figures: changed(9) })).toEqual(['FIGURE_CHANGED shop/time/9'])
    expect(harness.after({ figures: figure(['b']) })).toEqual([])
  })
})
