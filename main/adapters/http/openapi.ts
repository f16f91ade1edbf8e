/** The OpenAPI document, generated from the contract. */
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { alertCountsSchema, alertSchema } from '../../../shared/alert.ts'
import { contract } from '../../../shared/contract/index.ts'
import { eventSchema } from '../../../shared/events.ts'
import { exportedFileSchema } from '../../../shared/export.ts'
import { importPreviewSchema, importResultSchema, importSourceSchema } from '../../../shared/import.ts'
import { jobCreationSchema, jobDefinitionSchema, jobSchema } from '../../../shared/job.ts'
import { assetSchema, maintenanceSchema } from '../../../shared/maintenance.ts'
import { occupationContentSchema } from '../../../shared/occupation.ts'
import { faultSchema, progressSchema, runSchema } from '../../../shared/run.ts'
import { newScheduleSchema, scheduleSchema } from '../../../shared/schedule.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { type OpenApiDocument, polished } from './openapi-polish.ts'
import { problemModel } from './openapi-problems.ts'

const DESCRIPTION = `Jobs, runs and what they find. Instants are ISO 8601 with offset; names are snake_case.

Errors are problem documents (RFC 9457) with a stable code, the sentence in the caller's language (Accept-Language), the
field that is wrong, the remedy, and the reference of the request in the log. A request with an unknown field or query
parameter is refused and changes nothing; a method that an address does not have answers 405 with Allow. Lists answer
next_cursor; give it back as cursor for the next page.

What creates or starts something takes an Idempotency-Key: repeated with the same key and body within a day, it is not done
again but answered as the first time. Reads carry an ETag; a change with If-Match is made only if what it changes still has
that ETag.`

/** Models with a name of their own; all others are named after the operation that answers or takes them. */
const MODELS = {
  Alert: { schema: alertSchema },
  AlertCounts: { schema: alertCountsSchema },
  Asset: { schema: assetSchema, strategy: 'output' },
  Maintenance: { schema: maintenanceSchema, strategy: 'output' },
  ImportPreview: { schema: importPreviewSchema },
  ImportResult: { schema: importResultSchema },
  ImportSource: { schema: importSourceSchema, strategy: 'input' },
  ExportedFile: { schema: exportedFileSchema },
  OccupationContent: { schema: occupationContentSchema },
  Progress: { schema: progressSchema },
  Fault: { schema: faultSchema },
  Schedule: { schema: scheduleSchema, strategy: 'output' },
  NewSchedule: { schema: newScheduleSchema, strategy: 'input' },
  Run: { schema: runSchema },
  Event: { schema: eventSchema },
} as const

/** @param version of the program, used as the version of the API */
export async function openApiDocument(version: string): Promise<OpenApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: { title: 'Vigie', version, license: { name: 'MIT', identifier: 'MIT' }, description: DESCRIPTION },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Printed by "vigie token".' },
      },
    },
    commonSchemas: {
      ...MODELS,
      Job: { schema: jobSchema, strategy: 'output' },
      JobDefinition: { schema: jobDefinitionSchema, strategy: 'output' },
      JobCreation: { schema: jobCreationSchema, strategy: 'input' },
      Settings: { schema: settingsSchema, strategy: 'output' },
    },
    customErrorResponseBodySchema: (defined) => codesSchema(defined.map(([code]) => code)),
  })
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemModel as object },
  }
  return polished(document)
}

/** Only the codes: `polished` replaces these by the shared answers. */
const codesSchema = (codes: readonly string[]) => ({
  type: 'object' as const,
  properties: { code: { type: 'string' as const, enum: [...codes] } },
})
