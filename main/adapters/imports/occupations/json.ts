/** Reads records in JSON: as Vigie exports them, or those of ROME's open data, also where they were XML. */
import { numbered, readItems } from '../../../core/jobs/occupations/import/items.ts'
import { isFiche, readFiches } from '../../../core/jobs/occupations/import/rome-fiches.ts'
import { unreadable } from '../../../core/jobs/occupations/import/unreadable.ts'
import type { ImportedFile } from '../../../core/jobs/occupations/library.ts'

/** Reads the valid records and reports where and why others are invalid. @throws VigieError records_unreadable */
export function readJson(text: string, name: string): ImportedFile & { readonly form: 'rome' | 'records' } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw unreadable(name, { told: 'not_json' }, error)
  }
  const items = Array.isArray(json) ? json : (json as { records?: unknown } | null)?.records
  if (!Array.isArray(items)) throw unreadable(name, { told: 'records.no_list' })
  return readObjects(items)
}

/** Reads records that are objects already. */
export function readObjects(items: readonly unknown[]): ImportedFile & { readonly form: 'rome' | 'records' } {
  return items.some(isFiche)
    ? { form: 'rome', ...readFiches(items) }
    : { form: 'records', ...readItems(items, numbered) }
}
