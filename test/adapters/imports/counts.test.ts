/** The numbers of a preview: each row of a file is in exactly one of them, whatever the owner decides about the past. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importSourceSchema, PAST_CHOICES, type PastChoice } from '../../../shared/import.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

const FOLDER = process.env.VIGIE_CASES ?? join(import.meta.dirname, '../../../../shared/cases')
const isThere = existsSync(FOLDER)
const files = ['csv', 'ics'].flatMap((kind) =>
  isThere ? readdirSync(join(FOLDER, kind)).map((name) => join(kind, name)) : [],
)
const ABSENT = { asset: 'C-12', title: 'Contrôle', planned_on: '2026-11-01' }

const harnessThen = () => createImportHarness('2026-11-29T10:00:00Z')

async function previewOf(file: Buffer | string, name: string, past: PastChoice, harness = harnessThen()) {
  const content_base64 = Buffer.from(file).toString('base64')
  const source = importSourceSchema.parse({ content_base64, file_name: name, past, constants: ABSENT })
  const preview = await harness.imports.maintenances.previewImport(source, callerIn('fr'))
  return preview
}

const sumOf = (numbers: Record<'new' | 'changed' | 'known', number> & CountedRest) =>
  numbers.new + numbers.changed + numbers.known + restOf(numbers)
type CountedRest = Record<'duplicates' | 'ignored' | 'skipped' | 'faulty', number>
const restOf = ({ duplicates, ignored, skipped, faulty }: CountedRest) =>
  duplicates + ignored + skipped + faulty

describe(`files beside the checkout${isThere ? '' : ' (skipped: they are not here)'}`, () => {
  it.skipIf(!isThere).each(PAST_CHOICES)('are counted row by row: %s', async (past) => {
    const harness = harnessThen()
    for (const name of files) {
      const preview = await previewOf(readFileSync(join(FOLDER, name)), name, past, harness)
      expect({ name, sum: sumOf(preview) }).toEqual({ name, sum: preview.rows })
    }
  })
})

const ROWS = `Machine;Tâche;Échéance;Périodicité;Compteur
Tour;Vidange;2026-11-01;tous les 250 h;1 000 h
Tour;Purge;2026-11-02;6 mois;
Tour;Contrôle;2026-11-03;;
Tour;Réglage;2026-11-04;;900 h
Total;;;;
`

describe('what is past and left out', () => {
  it('is counted, and what a meter repeats stays', async () => {
    const harness = harnessThen()
    const preview = await previewOf(ROWS, 'plan.csv', 'skip', harness)
    expect(preview).toMatchObject({ rows: 5, new: 2, skipped: 2, ignored: 1 })
    expect(preview.items.map(({ values }) => [values.title, values.planned_on])).toEqual([
      ['Vidange', '2026-11-01'],
      ['Purge', '2027-05-02'],
    ])
    const result = await harness.accept(preview.token)
    expect(result).toMatchObject({ created: 2, skipped: 2, ignored: 1 })
  })
})

const EVENT = `BEGIN:VEVENT
UID:a
DTSTART;VALUE=DATE:20261101
SUMMARY:Tour: Vidange
SEQUENCE:1
END:VEVENT
`
const CALENDAR = `BEGIN:VCALENDAR
VERSION:2.0
${EVENT}${EVENT.replace('SEQUENCE:1', 'SEQUENCE:2')}END:VCALENDAR
`

describe('an event that a calendar has twice', () => {
  it('is read once; the older version is ignored', async () => {
    const preview = await previewOf(CALENDAR.replaceAll('\n', '\r\n'), 'agenda.ics', 'keep')
    expect(preview).toMatchObject({ rows: 2, new: 1, ignored: 1 })
  })
})
