/** docs/rest.md: every request body is valid as shown, every operation named in the docs exists. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningInstance, startInstance } from '../helpers/instance.ts'
import { inlineCode, pages } from './pages.ts'

interface ExampleOperation {
  readonly requestBody?: {
    readonly content: { readonly 'application/json'?: { readonly example?: unknown } }
  }
}
type DocumentedPaths = Readonly<Record<string, Readonly<Record<string, ExampleOperation>>>>

const NOT_THERE = /^Invalid "path": there is no file .*\.$|was not collected yet/

let vigie: RunningInstance
let paths: DocumentedPaths
beforeAll(async () => {
  vigie = await startInstance(undefined, { network: false })
  paths = ((await (await vigie.ask('/api/v1/openapi.json')).json()) as { paths: DocumentedPaths }).paths
})
afterAll(() => vigie.stop())

/** Values for the path of an operation. */
const IN_PATHS: Readonly<Record<string, string>> = {
  job_id: 'trades',
  code: 'M1805',
  name: 'phone',
  version: '1',
  type: 'MAINTENANCE_URGENT',
}
const placed = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) =>
    name === 'id' ? (/^\/(jobs|scheduler)/.test(path) ? 'fear-greed' : '1') : (IN_PATHS[name] ?? '1'),
  )

describe('the request bodies of docs/rest.md', () => {
  it('are understood as they stand', async () => {
    const refused: string[] = []
    let tried = 0
    for (const [path, operations] of Object.entries(paths)) {
      for (const [method, { requestBody }] of Object.entries(operations)) {
        const example = requestBody?.content['application/json']?.example
        if (example === undefined) continue
        tried += 1
        const answer = await vigie.ask(`/api/v1${placed(path)}`, {
          method: method.toUpperCase(),
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(example),
        })
        const { code, detail } = (await answer.json()) as { code?: string; detail?: string }
        // The file of the example does not exist, and nobody has tried to collect its day.
        const understood = code !== 'invalid_input' && code !== 'internal'
        if (!understood && !NOT_THERE.test(String(detail))) refused.push(`${method} ${path}: ${detail}`)
      }
    }
    expect(refused).toEqual([])
    expect(tried).toBeGreaterThan(25)
  })
})

describe('the operations that pages name', () => {
  const named = pages
    .filter(({ name }) => name !== 'docs/from-the-source-systems.md')
    .flatMap(({ name, text }) =>
      inlineCode(text).flatMap((code) => {
        const [, method, path] = /^(GET|POST|PUT|PATCH|DELETE) (?:\/api\/v1)?(\/[\w/{}-]+)/.exec(code) ?? []
        return method === undefined || path === undefined ? [] : [{ name, method, path }]
      }),
    )

  it.each(named)('$name: $method $path', ({ method, path }) => {
    const all = Object.entries(paths).flatMap(([known, operations]) =>
      Object.keys(operations).map((one) => `${one.toUpperCase()} ${known}`),
    )
    const beside = ['GET /metrics', 'GET /health']
    expect([...all, ...beside].some((known) => known.endsWith(path) && known.startsWith(method))).toBe(true)
  })

  it('are some', () => expect(named.length).toBeGreaterThan(15))
})
