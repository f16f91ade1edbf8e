import { expect, test } from 'vitest'
import { displayLocale } from '../../../main/core/tray/locale.ts'

const HALF_PAST_TWO = new Date(2026, 10, 22, 14, 30)

test.each([
  ['en', ['en-GB', 'en-US'], '14:30'],
  ['en', ['en-US'], '2:30 PM'],
  ['en', ['fr-FR', 'en-US'], '2:30 PM'],
  ['en', ['fr-FR'], '14:30'],
  ['fr', ['en-US'], '2:30 PM'],
  ['fr', ['fr-CA'], '14 h 30'],
  ['en', ['en-US@posix', 'C'], '2:30 PM'],
  ['fr', [], '14:30'],
] as const)('%s on a system of %j says %s', (language, system, shown) => {
  const text = new Intl.DateTimeFormat(displayLocale(language, system), {
    hour: 'numeric',
    minute: '2-digit',
  }).format(HALF_PAST_TWO)
  expect(text.replace(/[\u202f\u00a0]/g, ' ')).toBe(shown)
})
