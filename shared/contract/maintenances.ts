/** Maintenances: plan, edit, complete, import, export, and what is due. */
import * as z from 'zod'
import { exportedFileSchema, exportFormatSchema, exportReaderSchema } from '../export.ts'
import { importPreviewSchema, importResultSchema, importSourceSchema, pastImportSchema } from '../import.ts'
import {
  bulkActionSchema,
  enteredNameSchema,
  maintenanceFields,
  maintenanceInputSchema,
  maintenanceSchema,
  maintenanceStatusSchema,
  meterValueSchema,
  planDaySchema,
} from '../maintenance.ts'
import { daySchema } from '../vocabulary.ts'
import { base, errors, pageOf, pageQuery } from './base.ts'
import { partialOf } from './partial.ts'

const id = z.coerce.number().int().positive()
const byId = z.strictObject({ id })
const known = base.errors(errors('maintenance_not_found'))

/** One line of the calendar. */
const dueSchema = z.object({
  day: daySchema,
  days_left: z.int().describe('Negative when late'),
  is_late: z.boolean(),
  projected: z
    .boolean()
    .describe('A later occurrence of a recurring maintenance, planned when this one is done'),
  maintenance: maintenanceSchema,
})

/** A maintenance on the day it is due, or a later occurrence of a recurring one. */
export type DueMaintenance = z.infer<typeof dueSchema>

const costsSchema = z.object({
  items: z.array(
    z.object({
      asset_id: z.int(),
      asset_name: z.string(),
      completed: z.int(),
      cost: z.number(),
      duration_minutes: z.int(),
    }),
  ),
  cost: z.number().describe('Of all assets in total'),
})

/** The procedures of `maintenances`. */
export const maintenancesContract = {
  list: base
    .errors(errors('asset_not_found'))
    .route({ method: 'GET', path: '/maintenances', summary: 'Maintenances by planned day' })
    .input(
      z.strictObject({
        ...pageQuery,
        asset_id: id.optional(),
        status: z
          .union([maintenanceStatusSchema, z.enum(['open', 'late', 'closed'])])
          .optional()
          .describe('late: open, and its day has passed'),
        from: planDaySchema.optional(),
        to: planDaySchema.optional().describe('The last planned day'),
        search: z
          .string()
          .max(200)
          .optional()
          .describe('Words of title, asset, code, location, assignee, reference or notes; accents ignored'),
      }),
    )
    .output(pageOf(maintenanceSchema)),
  due: base
    .route({
      method: 'GET',
      path: '/maintenances/due',
      summary: 'What is late, and what is due in the next days',
    })
    .input(z.strictObject({ days: z.coerce.number().int().min(0).max(366).default(14) }))
    .output(
      z.object({
        today: daySchema,
        items: z.array(dueSchema).describe('At most 1,000, earliest first'),
        truncated: z.boolean(),
      }),
    ),
  add: base
    .errors(errors('asset_not_found'))
    .route({ method: 'POST', path: '/maintenances', summary: 'Plan a maintenance', successStatus: 201 })
    .input(maintenanceInputSchema.extend({ title: enteredNameSchema }))
    .output(maintenanceSchema),
  previewImport: base
    .errors(errors('import_unreadable', 'import_too_slow'))
    .route({
      method: 'POST',
      path: '/maintenances/import/preview',
      summary: 'Read a table or a calendar; changes nothing',
    })
    .input(importSourceSchema)
    .output(importPreviewSchema),
  acceptImport: base
    .errors(errors('import_expired', 'import_mapping_incomplete', 'import_values_unknown', 'import_too_slow'))
    .route({
      method: 'POST',
      path: '/maintenances/import/accept',
      summary: 'Import the good rows of a preview',
    })
    .input(z.strictObject({ token: z.string().max(100) }))
    .output(importResultSchema),
  listImports: base
    .route({
      method: 'GET',
      path: '/maintenances/imports',
      summary: 'The latest imports, also of assets, and changes of several',
    })
    .output(z.object({ items: z.array(pastImportSchema) })),
  undoImport: base
    .errors(errors('import_not_found', 'import_undone', 'import_edited_since'))
    .route({
      method: 'POST',
      path: '/maintenances/imports/{id}/undo',
      summary: 'Restore what an import or a change of several changed, and remove what it added',
    })
    .input(
      byId.extend({
        force: z
          .boolean()
          .default(false)
          .describe(
            'Also if rows were changed here afterwards; these changes are lost, with what completing them has planned',
          ),
      }),
    )
    .output(pastImportSchema),
  changeMany: known
    .errors(errors('maintenance_closed', 'maintenance_not_recurring'))
    .route({
      method: 'POST',
      path: '/maintenances/bulk',
      summary: 'Complete, postpone, skip, cancel, assign or remove several: all of them or none',
    })
    .input(
      z.strictObject({
        action: bulkActionSchema,
        ids: z.array(id).min(1).max(1000),
        completed_on: planDaySchema.optional().describe('For complete; today if omitted'),
        days: z
          .int()
          .min(1)
          .max(3660)
          .optional()
          .describe('For postpone: this many days later, counted from today if it is late'),
        assignee: maintenanceFields.assignee.unwrap().optional().describe('Who does it'),
        notes: maintenanceFields.notes.unwrap().optional(),
      }),
    )
    .output(
      z.object({
        changed: z.int(),
        undo_id: z.int().nullable().describe('Undoes it, as the number of an import does'),
      }),
    ),
  export: base
    .route({
      method: 'GET',
      path: '/maintenances/export',
      summary: 'All maintenances as CSV, or as a calendar',
    })
    .input(
      z.strictObject({ format: exportFormatSchema.default('csv'), for: exportReaderSchema }).prefault({}),
    )
    .output(exportedFileSchema),
  get: known
    .route({ method: 'GET', path: '/maintenances/{id}', summary: 'One maintenance' })
    .input(byId)
    .output(maintenanceSchema),
  edit: known
    .errors(errors('asset_not_found'))
    .route({ method: 'PATCH', path: '/maintenances/{id}', summary: 'Change a maintenance' })
    .input(byId.extend(partialOf({ ...maintenanceFields, title: enteredNameSchema })))
    .output(maintenanceSchema),
  complete: known
    .errors(errors('maintenance_closed', 'maintenance_no_meter', 'meter_backwards'))
    .route({
      method: 'POST',
      path: '/maintenances/{id}/complete',
      summary: 'Done: clears its alerts and plans the next one of a recurrence',
    })
    .input(
      byId.extend({
        completed_on: planDaySchema.optional().describe('Today if omitted'),
        notes: maintenanceFields.notes.unwrap().optional(),
        cost: maintenanceFields.cost.unwrap().optional(),
        duration_minutes: maintenanceFields.duration_minutes.unwrap().optional(),
        assignee: maintenanceFields.assignee.unwrap().optional(),
        meter_value: meterValueSchema.optional().describe('What its meter reads at the completion'),
      }),
    )
    .output(
      z.object({
        maintenance: maintenanceSchema,
        next: maintenanceSchema.nullable(),
        alerts_removed: z.int(),
      }),
    ),
  reopen: known
    .route({
      method: 'POST',
      path: '/maintenances/{id}/reopen',
      summary: 'Undo a completion: it is planned again, and the next one that it planned is removed',
    })
    .input(byId)
    .output(maintenanceSchema),
  skip: known
    .errors(errors('maintenance_closed', 'maintenance_not_recurring'))
    .route({
      method: 'POST',
      path: '/maintenances/{id}/skip',
      summary: 'Skip one occurrence of a recurrence: it is cancelled, and the next one is planned',
    })
    .input(byId.extend({ notes: maintenanceFields.notes.unwrap().optional() }))
    .output(z.object({ maintenance: maintenanceSchema, next: maintenanceSchema.nullable() })),
  costs: base
    .route({
      method: 'GET',
      path: '/maintenances/costs',
      summary: 'What completed maintenances cost and took, by asset, the most expensive first',
    })
    .input(
      z
        .strictObject({ from: planDaySchema.optional(), to: planDaySchema.optional() })
        .describe('Days of completion')
        .prefault({}),
    )
    .output(costsSchema),
  remove: known
    .route({ method: 'DELETE', path: '/maintenances/{id}', summary: 'Remove a maintenance and its alerts' })
    .input(byId)
    .output(z.object({ removed: z.literal(true) })),
}
