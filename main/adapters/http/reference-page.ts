/** A browsable reference of the API, made from the OpenAPI document. No script and no external resources. */
import type { OpenApiDocument } from './openapi-polish.ts'

type DescribedOperation = Readonly<{
  summary?: string
  description?: string
  tags?: readonly string[]
  parameters?: readonly unknown[]
  requestBody?: unknown
  responses?: Readonly<Record<string, unknown>>
}>
interface OperationEntry {
  readonly method: string
  readonly path: string
  readonly operation: DescribedOperation
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** Returns the page as HTML. Its addresses are relative, so that it works below any path of a proxy. */
export function referencePage(document: OpenApiDocument): string {
  const groups = Map.groupBy(entriesOf(document), ({ path }) => path.split('/')[1] ?? '')
  const names = [...groups.keys()].sort()
  const contents = names.map((name) => `<li><a href="#${escaped(name)}">${escaped(name)}</a></li>`).join('')
  const sections = names.map((name) => section(name, groups.get(name) ?? [])).join('')
  const { title, version, description = '' } = document.info
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)} API</title><link rel="stylesheet" href="reference.css"></head>
<body><header><h1>${escaped(title)} API <small>${escaped(version)}</small></h1><p>${escaped(description)}</p>
<p>Base: <code>/api/v1</code>. Token: <code>vigie token</code>. Document: <a href="openapi.json">openapi.json</a>.</p></header>
<nav aria-label="Contents"><ul>${contents}<li><a href="#models">models</a></li></ul></nav>
<main>${sections}${models(document)}</main></body></html>`
}

/** Kinds of components that operations refer to. */
const SHARED = ['schemas', 'parameters', 'responses'] as const

/** The models, parameters and answers that operations refer to. */
function models({ components = {} }: OpenApiDocument): string {
  const entries = SHARED.flatMap((kind) =>
    Object.entries(components[kind] ?? {}).map(
      ([name, model]) =>
        `<details id="${kind}-${escaped(name)}"><summary><code>${escaped(name)}</code></summary>${schemaBlock('', model)}</details>`,
    ),
  )
  return `<section id="models"><h2>models</h2>${entries.join('')}</section>`
}

function entriesOf(document: OpenApiDocument): readonly OperationEntry[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method] as DescribedOperation | undefined
      return operation === undefined ? [] : [{ method, path, operation }]
    }),
  )
}

function section(name: string, entries: readonly OperationEntry[]): string {
  return `<section id="${escaped(name)}"><h2>${escaped(name)}</h2>${entries.map(entry).join('')}</section>`
}

function entry({ method, path, operation }: OperationEntry): string {
  const title = `<b class="${method}">${method.toUpperCase()}</b> <code>${escaped(path)}</code> ${escaped(operation.summary ?? '')}`
  const parts = [
    operation.description === undefined ? '' : `<p>${escaped(operation.description)}</p>`,
    schemaBlock('Parameters', operation.parameters),
    schemaBlock('Body', operation.requestBody),
    ...Object.entries(operation.responses ?? {}).map(([status, answer]) => schemaBlock(status, answer)),
  ]
  return `<details><summary>${title}</summary>${parts.join('')}</details>`
}

const schemaBlock = (title: string, content: unknown): string =>
  content === undefined
    ? ''
    : `<h3>${escaped(title)}</h3><pre>${linked(escaped(JSON.stringify(content, null, 1)))}</pre>`

/** Each reference as a link to what it names. */
const linked = (html: string): string =>
  html.replace(
    /#\/components\/(\w+)\/(\w+)/g,
    (reference, kind: string, name: string) => `<a href="#${kind}-${name}">${reference}</a>`,
  )

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** The style sheet of the reference, for both colour schemes. */
export const referenceStyle = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; padding: 0; list-style: none; }
details { border: 1px solid color-mix(in srgb, currentColor 20%, transparent); border-radius: 8px; margin: .5rem 0; padding: .5rem .75rem; }
summary { cursor: pointer; }
b { display: inline-block; min-width: 4.5rem; }
h3 { margin: .75rem 0 0; font-size: .9rem; }
pre { overflow: auto; max-height: 24rem; font-size: .8rem; }
`
