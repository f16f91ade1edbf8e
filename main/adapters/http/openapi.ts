/** The OpenAPI document, generated from the contract. */
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../../shared/contract/index.ts'
import { ERRORS, type ErrorCode } from '../../../shared/error-codes.ts'
import { eventSchema } from '../../../shared/events.ts'
import { jobDefinitionSchema, jobSchema } from '../../../shared/job.ts'
import { errorTemplate } from '../../../shared/messages/index.ts'
import { runSchema } from '../../../shared/run.ts'
import { settingsSchema } from '../../../shared/settings.ts'
import { type OpenApiDocument, polished } from './openapi-polish.ts'

const DESCRIPTION = `Jobs, runs and what they find. Instants are ISO 8601 with offset; names are snake_case.

Errors carry a stable code, the sentence in the caller's language (Accept-Language), its parameters, and the reference
of the request in the log. Lists answer next_cursor; give it back as cursor for the next page. Reads carry an ETag.`

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
      Run: { schema: runSchema },
      Job: { schema: jobSchema, strategy: 'output' },
      JobDefinition: { schema: jobDefinitionSchema, strategy: 'output' },
      Settings: { schema: settingsSchema, strategy: 'output' },
      Event: { schema: eventSchema },
    },
    customErrorResponseBodySchema: (defined, status) =>
      errorSchema(
        defined.map(([code]) => code),
        status,
      ),
  })
  return polished(document)
}

/** One schema for all errors; only the code differs. */
function errorSchema(codes: readonly string[], status: number) {
  const [first] = codes
  const example =
    first !== undefined && first in ERRORS ? errorTemplate('en', first as ErrorCode) : 'Why, and what to do.'
  return {
    type: 'object' as const,
    required: ['code', 'status', 'message', 'data'],
    properties: {
      defined: { type: 'boolean' as const },
      code: { type: 'string' as const, enum: [...codes] },
      status: { type: 'integer' as const, const: status },
      message: { type: 'string' as const, examples: [example] },
      data: {
        type: 'object' as const,
        required: ['params', 'reference'],
        properties: {
          params: {
            type: 'object' as const,
            additionalProperties: { type: ['string', 'number'] as ['string', 'number'] },
          },
          reference: { type: ['string', 'null'] as ['string', 'null'] },
        },
      },
    },
  }
}
