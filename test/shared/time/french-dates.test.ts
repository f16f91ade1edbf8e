/** Dates and times of a day after the same French words. */
import { expect, it } from 'vitest'
import { translate, translateIn } from '../../../shared/messages/index.ts'

it.each([
  ['16:00', 'En pause jusqu’à 16:00'],
  ['lundi 08:00', 'En pause jusqu’à lundi 08:00'],
  ['02/01/2030 08:00:00 UTC', 'En pause jusqu’au 02/01/2030 à 08:00:00 UTC'],
  ['mer. 30 décembre à 08:00', 'En pause jusqu’au mer. 30 décembre à 08:00'],
  ['1er janv. 2030', 'En pause jusqu’au 1er janv. 2030'],
])('ends a pause at %s', (time, text) => {
  expect(translate('fr', 'health.paused_until', { time })).toBe(text)
})

it.each([
  ['15:00', 'Pas de réseau depuis 15:00'],
  ['30/11/2026 15:00:00', 'Pas de réseau depuis le 30/11/2026 à 15:00:00'],
])('counts from %s', (time, text) => {
  expect(translate('fr', 'health.offline_since', { time })).toBe(text)
})

it('names the next run by its date', () => {
  const params = { job: 'alerts', text: 'En pause', next: '02/01/2030 08:00:00 UTC' }
  expect(translateIn('terminal', 'fr', 'job_line_next', params)).toBe(
    'alerts : En pause, prochaine le 02/01/2030 à 08:00:00 UTC',
  )
})

it('leaves an English text as it is', () => {
  expect(translate('en', 'health.paused_until', { time: '02/01/2030 08:00' })).toBe(
    'Paused until 02/01/2030 08:00',
  )
})
