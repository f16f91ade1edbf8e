/** The OpenAPI document, generated from the contract. */
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../../shared/contract/index.ts'

/** An OpenAPI 3.1 document, as plain data. */
export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>

export async function openApiDocument(version: string): Promise<OpenApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  return generator.generate(contract, {
    info: {
      title: 'Vigie',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'Jobs, runs and what they find. Instants are ISO 8601 with offset; names are snake_case. Errors carry a stable code, the sentence in the caller’s language (Accept-Language), its parameters, and the reference of the request in the log.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'Printed by "vigie token".' },
      },
    },
  })
}
