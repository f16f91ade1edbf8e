/** Occupation records from and to files. */
import * as z from 'zod'
import { occupationStatusSchema } from '../occupation.ts'
import { recordColumnsSchema, textEncodingSchema } from '../occupation-import.ts'
import { languageSchema, placeSchema } from '../vocabulary.ts'
import { base, errors } from './base.ts'
import { exportedRecordsSchema, exportFormSchema, importedRecordsSchema } from './occupations-answers.ts'

const exported = {
  language: languageSchema.default('fr').describe('Of headings, and of the first page of a site'),
  status: occupationStatusSchema.optional(),
}

const importInput = z
  .strictObject({
    path: placeSchema
      .min(1)
      .max(4096)
      .optional()
      .describe('A file on the machine Vigie runs on; with a token, one below a folder of `door.roots`'),
    name: z.string().max(255).optional().describe('With data_base64: the file name'),
    data_base64: z.base64().optional(),
    publish: z.boolean().default(false).describe('Imported records take part in the monthly run'),
    encoding: textEncodingSchema.optional().describe('Of a text file; recognised if absent'),
    columns: recordColumnsSchema
      .optional()
      .describe('Of a list: the heading for each field; recognised or remembered if absent'),
  })
  .meta({ examples: [{ path: '/home/me/records.csv', publish: true }] })

/** The procedures of `occupations` that read or write files. */
export const occupationFilesContract = {
  import: base
    .errors(errors('records_unreadable', 'import_too_slow'))
    .route({
      method: 'POST',
      path: '/occupations/import',
      summary: 'Import records from a file of any known form',
    })
    .input(importInput)
    .output(importedRecordsSchema),
  previewImport: base
    .errors(errors('records_unreadable', 'import_too_slow'))
    .route({
      method: 'POST',
      path: '/occupations/import/preview',
      summary: 'Read a file and say what its import would change',
    })
    .input(importInput)
    .output(importedRecordsSchema),
  undoImport: base
    .errors(errors('import_not_found', 'import_undone'))
    .route({
      method: 'POST',
      path: '/occupations/imports/{id}/undo',
      summary: 'Take an import back: what it added goes, what it changed is as before',
    })
    .input(z.strictObject({ id: z.coerce.number().int().positive() }))
    .output(
      z.object({
        removed: z.int().describe('Records that the import had added'),
        restored: z.int().describe('Records that are as before'),
        changed_since: z.int().describe('Records that were changed after the import: they stay as they are'),
      }),
    ),
  export: base
    .route({
      method: 'GET',
      path: '/occupations/export',
      summary: 'All records, as JSON, CSV, a workbook, Markdown or a site',
    })
    .input(z.strictObject({ format: exportFormSchema.default('json'), ...exported }))
    .output(exportedRecordsSchema),
  writeSite: base
    .route({
      method: 'POST',
      path: '/occupations/site',
      summary: 'Write a site of all records into a folder',
    })
    .input(
      z
        .strictObject({
          path: placeSchema
            .min(1)
            .max(4096)
            .describe(
              'On the machine Vigie runs on: a new or empty folder, or an earlier site; with a token, below a folder of `door.roots`',
            ),
          ...exported,
        })
        .meta({ examples: [{ path: '/home/me/site', status: 'published' }] }),
    )
    .output(z.object({ path: z.string(), records: z.int() })),
  demo: base
    .route({ method: 'POST', path: '/occupations/demo', summary: 'Add a few example records' })
    .output(z.object({ created: z.int() })),
}
