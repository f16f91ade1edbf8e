/** What the compiler accepts of a call for a text, and what the text then says. */
import { expect, it } from 'vitest'
import { translate, translateIn } from '../../shared/messages/index.ts'

it('needs exactly the parameters that the English text names', () => {
  expect(translate('en', 'alert.job.stale', { since: '9 March' })).toBe('Last success: 9 March.')
  expect(translate('fr', 'alert.job.stale', { since: '9 mars' })).toBe('Dernière réussite : 9 mars.')
  // @ts-expect-error: `since` is missing
  expect(translate('en', 'alert.job.stale')).toContain('{since}')
  // @ts-expect-error: `when` is none of its parameters
  expect(translate('en', 'alert.job.stale', { when: '9 March' })).toContain('{since}')
  // @ts-expect-error: this text has no parameters
  expect(translate('en', 'alert.job.never', { since: '9 March' })).toBe('No run has succeeded yet.')
})

it('needs a number to choose between singular and plural', () => {
  expect(translate('en', 'notice.digest.title', { count: 1 })).toBe('1 new alert')
  expect(translate('fr', 'notice.digest.title', { count: 0 })).toBe('0 nouvelle alerte')
  // @ts-expect-error: a count is a number
  expect(translate('en', 'notice.digest.title', { count: '2' })).toBe('2 new alerts')
})

it('takes no example in braces for a parameter', () => {
  expect(translate('en', 'hint.sources')).toContain('{"cnn": "file:/srv/data.json"}')
})

it('knows the keys of each section', () => {
  expect(translateIn('terminal', 'fr', 'panel_at', { url: 'x' })).toBe('Panneau : x')
  // @ts-expect-error: a key of another section
  expect(() => translateIn('terminal', 'fr', 'tray.quit')).toThrow()
})

it('writes a sum of money with its cents, and a whole one without', () => {
  const sum = (spent: number, cap: number) => translate('fr', 'alert.budget', { spent, cap, currency: '$' })
  expect(sum(0.52, 0.5)).toContain('0,52 sur 0,50 $')
  expect(sum(5.1, 5)).toContain('5,10 sur 5 $')
})
