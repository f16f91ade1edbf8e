/** docs/rest.md */
import { openApiDocument } from '../../main/adapters/http/openapi.ts'
import { ERRORS, type ErrorCode } from '../../shared/error-codes.ts'
import { errorTemplate } from '../../shared/messages/index.ts'
import { GENERATED, tableRow } from './markdown.ts'

interface OpenApiOperation {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly {
    readonly name: string
    readonly in: string
    readonly required?: boolean
    readonly schema?: { readonly description?: string }
  }[]
  readonly requestBody?: {
    readonly content?: { readonly 'application/json'?: { readonly example?: unknown } }
  }
  readonly responses?: Readonly<Record<string, unknown>>
}

/** Returns docs/rest.md, from the served document. */
export async function restPage(): Promise<string> {
  const document = await openApiDocument('')
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item ?? {}).map(([method, operation]) => ({
      method,
      path,
      operation: operation as OpenApiOperation,
    })),
  )
  const groups = Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? 'system')
  const sections = [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([tag, entries]) => `## ${tag}\n\n${entries.map(section).join('\n')}`)
  return `# REST

${GENERATED}

The base is \`http://127.0.0.1:8787/api/v1\`; \`/api/...\` without the version answers too. Every request carries
\`Authorization: Bearer <token>\`, where \`vigie token\` prints the token:

\`\`\`sh
curl -H "Authorization: Bearer $(vigie token)" http://127.0.0.1:8787/api/v1/index/latest
\`\`\`

The OpenAPI document is at \`/api/v1/openapi.json\`, a page to browse at \`/api/v1/reference\`, figures for Prometheus at
\`/metrics\`. Lists take \`limit\` and \`cursor\` and answer \`next_cursor\`. Reads carry an \`ETag\`. A body has at most
1 MB. \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` tell how many requests are left.

An error has one form; the sentence follows \`Accept-Language\`:

\`\`\`json
{"defined":true,"code":"job_not_found","status":404,"message":"There is no job \\"x\\". \\"vigie jobs\\" lists them.","data":{"params":{"id":"x"},"reference":"…"}}
\`\`\`

${sections.join('\n')}
## Errors

| code | status | sentence |
|---|---|---|
${Object.entries(ERRORS)
  .map(([code, { status }]) =>
    tableRow([`\`${code}\``, String(status), errorTemplate('en', code as ErrorCode)]),
  )
  .join('\n')}
`
}

function section({
  method,
  path,
  operation,
}: {
  method: string
  path: string
  operation: OpenApiOperation
}): string {
  const rows = (operation.parameters ?? []).map((parameter) =>
    tableRow([
      `\`${parameter.name}\``,
      parameter.in,
      parameter.required === true ? 'yes' : '',
      parameter.schema?.description ?? '',
    ]),
  )
  const table =
    rows.length === 0 ? '' : `\n| parameter | in | required | |\n|---|---|---|---|\n${rows.join('\n')}\n`
  const example = operation.requestBody?.content?.['application/json']?.example
  const body = example === undefined ? '' : `\n\`\`\`json\n${JSON.stringify(example)}\n\`\`\`\n`
  const description = operation.description === undefined ? '' : `\n${operation.description}\n`
  const statuses = Object.keys(operation.responses ?? {}).join(', ')
  return `### ${method.toUpperCase()} ${path}

${operation.summary ?? ''}. Answers ${statuses}.
${description}${table}${body}`
}
