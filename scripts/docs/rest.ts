/** docs/rest.md */
import { openApiDocument } from '../../main/adapters/http/openapi.ts'
import { ERRORS, type ErrorCode } from '../../shared/error-codes.ts'
import { errorParts } from '../../shared/errors.ts'
import { errorTemplate } from '../../shared/messages/index.ts'
import { problemDocument } from '../../shared/problem.ts'
import { GENERATED, tableRow } from './markdown.ts'

interface DocumentedParameter {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly description?: string
}
interface DocumentedOperation {
  readonly summary?: string
  readonly description?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly (DocumentedParameter | { readonly $ref: string })[]
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
      operation: operation as DocumentedOperation,
      shared: (document.components?.parameters ?? {}) as Readonly<Record<string, DocumentedParameter>>,
    })),
  )
  const groups = Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? 'system')
  const sections = [...groups]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([tag, entries]) => `## ${tag}\n\n${entries.map(section).join('\n')}`)
  return `# REST

${GENERATED}

The base is \`http://127.0.0.1:8787/api/v1\`; \`/api/...\` without the version answers too. Every request carries
\`Authorization: Bearer <token>\`; \`vigie token\` prints the token:

\`\`\`sh
curl -H "Authorization: Bearer $(vigie token)" http://127.0.0.1:8787/api/v1/index/latest
\`\`\`

The OpenAPI document is at \`/api/v1/openapi.json\`, a page to browse at \`/api/v1/reference\`, figures for Prometheus at
\`/metrics\`. Lists take \`limit\` and \`cursor\` and return \`next_cursor\`. A body has at most 1 MB. \`RateLimit-Limit\`,
\`RateLimit-Remaining\` and \`RateLimit-Reset\` say how many requests are left.

A request that is not understood changes nothing. A body is a JSON object, declared as \`application/json\` (otherwise 415)
and uncompressed; a field or a query parameter that the operation does not have is refused by its name (400); a method
that an address does not have answers 405 with \`Allow\`.

What creates or starts something takes an \`Idempotency-Key\`, a text that you choose, such as a UUID. Vigie keeps the first
answer for a day, over restarts: repeated by the same token with the same key and body, the request is not done again and gets
that answer, with \`Idempotency-Replayed: true\`. The same key with another body answers 422, and 409 while the first request
still runs. An error changed nothing and is not kept: the same key tries again.

Reads carry an \`ETag\`: with \`If-None-Match\` they answer 304 if you have that version. A change with \`If-Match\` is made only
if what it changes still has that \`ETag\`; otherwise it answers 412. Without \`If-Match\` the last change wins.

\`\`\`sh
curl -X POST -H "Authorization: Bearer $(vigie token)" -H 'Idempotency-Key: morning-1' http://127.0.0.1:8787/api/v1/alerts/generate
\`\`\`

An error is a problem document (RFC 9457, \`application/problem+json\`): \`code\` is stable, \`detail\` and \`remedy\` follow
\`Accept-Language\`, \`field\` is the path of the one field that is wrong, \`reference\` names the request in the log.

\`\`\`json
${JSON.stringify(shownProblem())}
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

/** An error as the endpoint answers it. */
function shownProblem() {
  const { problem: detail, remedy } = errorParts('job_not_found', { id: 'x' }, 'en')
  return problemDocument('job_not_found', 404, { detail, remedy, params: { id: 'x' }, reference: null })
}

function section({
  method,
  path,
  operation,
  shared,
}: {
  method: string
  path: string
  operation: DocumentedOperation
  shared: Readonly<Record<string, DocumentedParameter>>
}): string {
  const parameters = (operation.parameters ?? []).map((parameter) =>
    '$ref' in parameter ? shared[parameter.$ref.split('/').at(-1) ?? ''] : parameter,
  )
  const rows = parameters.map((parameter) =>
    tableRow([
      `\`${parameter?.name}\``,
      parameter?.in ?? '',
      parameter?.required === true ? 'yes' : '',
      parameter?.description ?? '',
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
