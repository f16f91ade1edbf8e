/** Readings of meters from files. One by one they are noted with their asset. */
import * as z from 'zod'
import { importPreviewSchema, importResultSchema, importSourceSchema } from '../import.ts'
import { base, errors } from './base.ts'

/** The procedures of `readings`. */
export const readingsContract = {
  previewImport: base
    .errors(errors('import_unreadable', 'import_too_slow'))
    .route({
      method: 'POST',
      path: '/readings/import/preview',
      summary: 'Read a table of meter readings; changes nothing',
    })
    .input(importSourceSchema)
    .output(importPreviewSchema),
  acceptImport: base
    .errors(errors('import_expired', 'import_mapping_incomplete', 'import_values_unknown', 'import_too_slow'))
    .route({
      method: 'POST',
      path: '/readings/import/accept',
      summary: 'Note the good readings of a preview: what is due by their meters is planned anew',
    })
    .input(z.strictObject({ token: z.string().max(100) }))
    .output(importResultSchema),
}
