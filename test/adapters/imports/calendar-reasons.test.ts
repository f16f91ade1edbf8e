/** What a calendar's events are refused or ignored for: each is named, with a reason in the reader's language. */
import { describe, expect, it } from 'vitest'
import { importSourceSchema } from '../../../shared/import.ts'
import { localizeAnswer } from '../../../shared/localized.ts'
import { LANGUAGES, type Language } from '../../../shared/vocabulary.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

const calendar = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR'].join('\r\n')
const event = (...lines: readonly string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']
const DAY = 'DTSTART;VALUE=DATE:20260401'

async function previewIn(language: Language, content: string) {
  const { imports } = createImportHarness()
  const source = importSourceSchema.parse({ content })
  return localizeAnswer(await imports.maintenances.previewImport(source, callerIn(language)), language)
}

const REFUSED = [
  ['without a day', ['SUMMARY:Ronde'], 'no_start', 'Ronde'],
  [
    'by a rule of hours',
    ['SUMMARY:Ronde', 'DTSTART:20260401T080000Z', 'RRULE:FREQ=HOURLY;COUNT=3'],
    'rule_not_of_days',
    'Ronde FREQ=HOURLY;COUNT=3',
  ],
  [
    'with a date that is none',
    ['SUMMARY:Ronde', 'DTSTART:tomorrow'],
    'unreadable_event',
    'Ronde DTSTART:tomorrow',
  ],
  [
    'with a broken parameter',
    ['SUMMARY:Ronde\\, nord', DAY, 'LOCATION;Y:1'],
    'unreadable_event',
    'Ronde, nord LOCATION;Y:1',
  ],
  ['without a title', ['UID:a7'], 'no_start', 'a7'],
] as const

describe('an event that is refused', () => {
  it.each(REFUSED)('%s is named with what stands there', async (_, lines, problem, value) => {
    const { faults } = await previewIn('en', calendar(...event(...lines)))
    expect(faults).toMatchObject([{ line: 3, column: null, problem, value }])
  })

  it('is told in French without a word of English', async () => {
    const all = calendar(...REFUSED.flatMap(([, lines]) => event(...lines)))
    const { faults } = await previewIn('fr', all)
    expect(faults.map(({ message }) => message)).toEqual([
      'l’événement n’a pas de jour (DTSTART)',
      'l’événement se répète par une règle qui ne compte pas en jours, semaines, mois ou années',
      'l’événement est illisible',
      'l’événement est illisible',
      'l’événement n’a pas de jour (DTSTART)',
    ])
    for (const { value } of faults) expect(value).not.toMatch(/missing|invalid|extract/i)
  })
})

const WEEKLY = ['UID:w', 'SUMMARY:Tour: graisse', DAY, 'RRULE:FREQ=WEEKLY']
const IGNORED = [
  ['ended', event('SUMMARY:Fini', 'DTSTART;VALUE=DATE:20250101', 'RRULE:FREQ=DAILY;COUNT=2')],
  ['undated', ['BEGIN:VTODO', 'SUMMARY:Fini', 'END:VTODO']],
  [
    'older',
    [
      ...event('UID:a', 'SEQUENCE:1', 'SUMMARY:Fini', DAY),
      ...event('UID:a', 'SEQUENCE:2', 'SUMMARY:Tour: neuf', DAY),
    ],
  ],
  [
    'over',
    [
      ...event(...WEEKLY.map((line) => line.replace('20260401', '20260204'))),
      ...event('UID:w', 'RECURRENCE-ID;VALUE=DATE:20260211', 'SUMMARY:Fini', 'DTSTART;VALUE=DATE:20260212'),
    ],
  ],
  [
    'cancelled',
    [
      ...event(...WEEKLY),
      ...event('UID:w', 'RECURRENCE-ID;VALUE=DATE:20260408', 'SUMMARY:Fini', 'STATUS:CANCELLED', DAY),
    ],
  ],
  [
    'obsolete',
    [
      ...event('SEQUENCE:2', ...WEEKLY),
      ...event('UID:w', 'RECURRENCE-ID;VALUE=DATE:20260409', 'SUMMARY:Fini', DAY),
    ],
  ],
] as const

describe('an event that counts for nothing', () => {
  it.each(IGNORED)('because it is %s is counted, named, and told why', async (reason, lines) => {
    for (const language of LANGUAGES) {
      const preview = await previewIn(language, calendar(...lines))
      expect(preview).toMatchObject({ ignored: 1, faulty: 0, ignored_rows: [{ title: 'Fini', reason }] })
      const { rows, new: added, ignored } = preview
      expect(rows).toBe(added + ignored)
      expect(preview.ignored_rows[0]?.message).toMatch(/\p{L}/u)
    }
  })

  it('is named among the first twenty, in the order of the file', async () => {
    const tasks = Array.from({ length: 25 }, (_, at) => ['BEGIN:VTODO', `SUMMARY:T${at}`, 'END:VTODO'])
    const { ignored, ignored_rows: rows } = await previewIn('en', calendar(...tasks.flat()))
    expect([ignored, rows.map(({ title }) => title)]).toEqual([
      25,
      tasks.slice(0, 20).map((_, at) => `T${at}`),
    ])
  })
})

describe('a row of a table that counts for nothing', () => {
  it('is named with what it says, and why', async () => {
    const lines = ['Machine;Tâche;Échéance', 'Tour;Vidange;05/01/2027', 'Machine;Tâche;Échéance', 'Total;;']
    const { ignored, ignored_rows: rows } = await previewIn('fr', lines.join('\n'))
    expect(ignored).toBe(2)
    expect(rows).toEqual([
      { line: 3, title: 'Machine Tâche Échéance', reason: 'headings', message: 'elle répète les en-têtes' },
      { line: 4, title: 'Total', reason: 'total', message: 'c’est un total' },
    ])
  })
})
