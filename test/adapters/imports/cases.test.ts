/** Files in the shapes that programs write, read to the values that `cases/expected.json` says they mean. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { importSourceSchema } from '../../../shared/import.ts'
import { callerIn } from '../../helpers/caller.ts'
import { createImportHarness } from '../../helpers/import-harness.ts'

interface ExpectedImport {
  readonly program?: string
  readonly date_order?: 'dmy' | 'mdy'
  readonly ambiguous_dates?: number
  readonly ignored?: number
  /** Lines that cannot be imported. */
  readonly faulty?: readonly number[]
  readonly constants?: Readonly<Record<string, string>>
  readonly rows: readonly Readonly<Record<string, string>>[]
}

const EXPECTED: Readonly<Record<string, ExpectedImport>> = JSON.parse(
  readFileSync(join(import.meta.dirname, 'cases', 'expected.json'), 'utf8'),
)
const FOLDER = process.env.VIGIE_CASES ?? join(import.meta.dirname, '../../../../shared/cases')
const files = Object.entries(EXPECTED)
const isThere = files.every(([name]) => existsSync(join(FOLDER, 'csv', name)))

async function previewOf(name: string, { constants = {} }: ExpectedImport) {
  const harness = createImportHarness('2026-11-29T10:00:00Z')
  const content_base64 = readFileSync(join(FOLDER, 'csv', name)).toString('base64')
  const source = importSourceSchema.parse({ content_base64, file_name: name, constants })
  return harness.imports.maintenances.previewImport(source, callerIn('en'))
}

describe(`files beside the checkout${isThere ? '' : ' (skipped: they are not here)'}`, () => {
  it.skipIf(!isThere).each(files)('%s means what it says', async (name, expected) => {
    const preview = await previewOf(name, expected)
    const shown = preview.items.map(({ values }, index) => {
      const wanted = Object.keys(expected.rows[index] ?? {})
      const recurrence = values.recurrence ?? 'none'
      const all: Record<string, string | undefined> = { ...values, recurrence }
      return Object.fromEntries(wanted.map((field) => [field, all[field]]))
    })
    expect({ missing: preview.missing_fields, rows: shown }).toEqual({ missing: [], rows: expected.rows })
    expect(preview.faults.map(({ line }) => line)).toEqual(expected.faulty ?? [])
    expect(preview.ignored).toBe(expected.ignored ?? 0)
    if (expected.program !== undefined) expect(preview.program).toBe(expected.program)
    if (expected.date_order !== undefined) expect(preview.date_order).toBe(expected.date_order)
    if (expected.ambiguous_dates !== undefined) {
      expect(preview.ambiguous_dates).toBe(expected.ambiguous_dates)
    }
  })
})
