/** Times as people type them on the command line. */
import { describe, expect, it } from 'vitest'
import { inputFields } from '../../../main/adapters/cli/operation-input.ts'
import { spokenText } from '../../../main/adapters/cli/spoken-input.ts'
import { typedInstant, typedMoment } from '../../../main/adapters/cli/typed-time.ts'
import { contract } from '../../../shared/contract/index.ts'
import { momentSchema } from '../../../shared/schedule.ts'

const zone = 'Europe/Paris'
/** 12:00 in Paris. */
const now = Date.UTC(2026, 10, 30, 11)
const instant = (text: string, isAhead = false) => typedInstant(text, 'fr', { now, zone, isAhead })

describe('an instant', () => {
  it.each([
    ['30/11/2026 09:00', '2026-11-30T08:00:00.000Z'],
    ['30/11/2026 à 9 h 05', '2026-11-30T08:05:00.000Z'],
    ['30 novembre 2026, 9h', '2026-11-30T08:00:00.000Z'],
    ['2026-11-30T09:00:30', '2026-11-30T08:00:30.000Z'],
    ['2030-01-02', '2030-01-01T23:00:00.000Z'],
    ['02/01/2030', '2030-01-01T23:00:00.000Z'],
    ['08:00', '2026-11-30T07:00:00.000Z'],
    ['8h30', '2026-11-30T07:30:00.000Z'],
  ])('%s is of this machine', (text, at) => {
    expect(instant(text)).toBe(at)
  })

  it('that lies ahead is the next one, if only its time is given', () => {
    expect(instant('08:00', true)).toBe('2026-12-01T07:00:00.000Z')
    expect(instant('12:00', true)).toBe('2026-12-01T11:00:00.000Z')
    expect(instant('18:00', true)).toBe('2026-11-30T17:00:00.000Z')
  })

  it.each(['24:00', '8:60', '31/02/2026 08:00', '8', 'bientôt', '', '12345'])('is not %j', (text) => {
    expect(instant(text)).toBeNull()
  })
})

describe('a time in the zone of a job', () => {
  const french = { language: 'fr', group: 'jobs' } as const
  const at = inputFields(contract.jobs.why['~orpc'].inputSchema).find(({ key }) => key === 'at')?.type

  it.each([
    ['30/11/2026 09:00', '2026-11-30T09:00:00'],
    ['30/11/2026', '2026-11-30'],
    ['9 h', '09:00:00'],
    ['2026-11-30T09:00', '2026-11-30T09:00'],
    ['bientôt', 'bientôt'],
  ])('%s is asked about as %s', (text, sent) => {
    expect(spokenText(french, 'at', at, text)).toBe(sent)
  })

  it('is taken by a schedule too', () => {
    expect(spokenText(french, 'at', momentSchema, '30/11/2026 09:00')).toBe('2026-11-30T09:00:00')
  })

  it('keeps the order of day and month of its reader', () => {
    expect(typedMoment('3/4/2026 09:00', 'fr')).toBe('2026-04-03T09:00:00')
    expect(typedMoment('3/4/2026 09:00', 'en')).toBe('2026-03-04T09:00:00')
  })
})
