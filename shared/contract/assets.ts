/** Assets: create, edit, import, export. */
import * as z from 'zod'
import { exportedFileSchema, exportReaderSchema } from '../export.ts'
import { importPreviewSchema, importResultSchema, importSourceSchema } from '../import.ts'
import {
  assetFields,
  assetInputSchema,
  assetSchema,
  assetStatusSchema,
  enteredNameSchema,
  meterReadingSchema,
  meterUnitSchema,
  meterValueSchema,
  planDaySchema,
} from '../maintenance.ts'
import { base, errors, pageOf, pageQuery } from './base.ts'
import { partialOf } from './partial.ts'

const byId = z.strictObject({ id: z.coerce.number().int().positive() })
const known = base.errors(errors('asset_not_found'))

/** The procedures of `assets`. */
export const assetsContract = {
  list: base
    .route({ method: 'GET', path: '/assets', summary: 'Assets by name' })
    .input(
      z.strictObject({
        ...pageQuery,
        search: z.string().max(200).optional().describe('Part of name, code or location; accents ignored'),
        status: assetStatusSchema.optional(),
      }),
    )
    .output(pageOf(assetSchema)),
  add: base
    .errors(errors('asset_exists'))
    .route({ method: 'POST', path: '/assets', summary: 'Add an asset', successStatus: 201 })
    .input(assetInputSchema.extend({ name: enteredNameSchema }))
    .output(assetSchema),
  previewImport: base
    .errors(errors('import_unreadable', 'import_too_slow'))
    .route({ method: 'POST', path: '/assets/import/preview', summary: 'Read a table; changes nothing' })
    .input(importSourceSchema)
    .output(importPreviewSchema),
  acceptImport: base
    .errors(errors('import_expired', 'import_mapping_incomplete', 'import_values_unknown', 'import_too_slow'))
    .route({ method: 'POST', path: '/assets/import/accept', summary: 'Import the good rows of a preview' })
    .input(z.strictObject({ token: z.string().max(100) }))
    .output(importResultSchema),
  export: base
    .route({ method: 'GET', path: '/assets/export', summary: 'All assets as CSV' })
    .input(z.strictObject({ for: exportReaderSchema }).prefault({}))
    .output(exportedFileSchema),
  readings: known
    .route({ method: 'GET', path: '/assets/{id}/readings', summary: 'What the meters of an asset read' })
    .input(byId)
    .output(z.object({ items: z.array(meterReadingSchema).describe('The latest first') })),
  addReading: known
    .errors(errors('meter_backwards'))
    .route({
      method: 'POST',
      path: '/assets/{id}/readings',
      summary: 'Record what a meter reads; maintenances due by it are planned again',
      successStatus: 201,
    })
    .input(
      byId.extend({
        value: meterValueSchema,
        unit: meterUnitSchema,
        read_on: planDaySchema.optional().describe('Today if omitted; a day has one reading'),
      }),
    )
    .output(meterReadingSchema),
  removeReading: known
    .errors(errors('not_found'))
    .route({
      method: 'DELETE',
      path: '/assets/{id}/readings/{reading}',
      summary: 'Remove a reading: what is due by its meter is planned anew',
    })
    .input(byId.extend({ reading: z.coerce.number().int().positive() }))
    .output(z.object({ removed: z.literal(true) })),
  get: known
    .route({ method: 'GET', path: '/assets/{id}', summary: 'One asset' })
    .input(byId)
    .output(assetSchema),
  edit: known
    .errors(errors('asset_exists'))
    .route({ method: 'PATCH', path: '/assets/{id}', summary: 'Change an asset, or mute its alerts' })
    .input(byId.extend(partialOf({ ...assetFields, name: enteredNameSchema })))
    .output(assetSchema),
  remove: known
    .route({ method: 'DELETE', path: '/assets/{id}', summary: 'Remove an asset with its maintenances' })
    .input(byId)
    .output(z.object({ removed: z.literal(true), maintenances: z.int() })),
}
