/** The threshold of a bar, in the unit of what fills it. */
import { expect, test } from 'vitest'
import { barSize } from '../../renderer/views/trades/bar-size.ts'
import { textsIn } from '../../renderer/words/texts.ts'
import { Localizer } from '../../renderer/words/words.ts'

const words = new Localizer('en', 'en-GB', textsIn('en'))

test.each([
  ['dollar', 1_250_000, /\$.*1\.\d+\s?M/i],
  ['dollar_imbalance', 1_250_000, /\$/],
  ['dollar_run', 1_250_000, /\$/],
  ['volume_run', 1_250_000, /^[^$]+$/],
  ['tick', 400, /^400$/],
  ['time', 60, /1\s?m/],
] as const)('of %s bars', (by, size, text) => {
  expect(barSize(by, size, words)).toMatch(text)
})
