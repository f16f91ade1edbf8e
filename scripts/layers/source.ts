/** Finds what a source file imports and which platform globals it uses. */
import { type ESTree, parseSync } from 'vite'

export interface SourceImport {
  /** As written: `../ports/clock.ts`, `node:fs`, `electron`. */
  readonly specifier: string
  readonly line: number
  /** Whether it disappears at run time. */
  readonly typeOnly: boolean
  /** Asked for by `import()` while the program runs. */
  readonly late: boolean
}

interface ImportTouch {
  /** As written, shortened: `Date.now`, `new Date()`, `setTimeout`. */
  readonly name: string
  readonly line: number
}

interface ExportedType {
  readonly name: string
  readonly line: number
}

export interface SourceFile {
  readonly lines: number
  readonly imports: readonly SourceImport[]
  readonly touches: readonly ImportTouch[]
  /** Interfaces, type aliases and classes declared and exported here. */
  readonly exportedTypes: readonly ExportedType[]
}

/** Members that access clock and random numbers. */
const MEMBERS = [
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.randomUUID',
  'AbortSignal.timeout',
  'Temporal.Now',
]

/** Objects that belong to the process, the page or the machine, whatever member is used. */
const OBJECTS = [
  'process',
  'globalThis',
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'console',
]

const FUNCTIONS = ['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'require', 'alert']

type LineOf = (offset: number) => number

function lineCounter(text: string): LineOf {
  return (offset) => text.slice(0, offset).split('\n').length
}

/** Returns the names a pattern binds: `a`, `{ b, c: d }`, `[e, ...f]`. */
function bound(pattern: ESTree.Node): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ObjectPattern':
      return pattern.properties.flatMap((part) =>
        bound(part.type === 'RestElement' ? part.argument : part.value),
      )
    case 'ArrayPattern':
      return pattern.elements.flatMap((part) => (part === null ? [] : bound(part)))
    case 'AssignmentPattern':
      return bound(pattern.left)
    case 'RestElement':
      return bound(pattern.argument)
    default:
      return []
  }
}

function isNode(value: unknown): value is ESTree.Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

/** Yields every node of a tree, parents first. */
export function* nodesOf(node: ESTree.Node): Generator<ESTree.Node> {
  yield node
  for (const child of Object.values(node).flat()) if (isNode(child)) yield* nodesOf(child)
}

/** Returns the names that a node declares. */
function declared(node: ESTree.Node): readonly string[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return bound(node.id)
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [...(node.id === null ? [] : bound(node.id)), ...node.params.flatMap(bound)]
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return [node.local.name]
    default:
      return []
  }
}

/** Returns the first two names of a member access, `Date.now`; empty if they are computed. */
function memberName(node: ESTree.MemberExpression): string {
  const object = node.object.type === 'Identifier' ? node.object.name : ''
  const property = node.property.type === 'Identifier' ? node.property.name : ''
  return `${object}.${property}`
}

/** Returns the platform global a node uses, or null. */
function touched(node: ESTree.Node): string | null {
  if (node.type === 'MemberExpression') {
    const name = memberName(node)
    return MEMBERS.includes(name) || OBJECTS.includes(name.split('.')[0] ?? '') ? name : null
  }
  if (node.type === 'NewExpression' && node.callee.type === 'Identifier') {
    return node.callee.name === 'Date' && node.arguments.length === 0 ? 'new Date()' : null
  }
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier') {
    return FUNCTIONS.includes(node.callee.name) ? node.callee.name : null
  }
  return null
}

/** Names that the file declares anywhere are not the globals of the same name. */
function touchesOf(program: ESTree.Program, place: LineOf): readonly ImportTouch[] {
  const nodes = [...nodesOf(program)]
  const own = new Set(nodes.flatMap(declared))
  return nodes.flatMap((node) => {
    const name = touched(node)
    return name === null || own.has(name.split('.')[0] ?? name) ? [] : [{ name, line: place(node.start) }]
  })
}

const TYPES = ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'ClassDeclaration']

/** Returns the name of the type that a node declares, or null. */
export function typeName(node: ESTree.Node): string | null {
  return TYPES.includes(node.type) && 'id' in node && node.id?.type === 'Identifier' ? node.id.name : null
}

function exportedTypesOf({ body }: ESTree.Program, lineOf: LineOf): readonly ExportedType[] {
  return body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration' || node.declaration === null) return []
    const name = typeName(node.declaration)
    return name === null ? [] : [{ name, line: lineOf(node.start) }]
  })
}

type SourceModule = ReturnType<typeof parseSync>['module']

function importsOf(module: SourceModule, text: string, place: LineOf): readonly SourceImport[] {
  const typed = (entries: readonly { isType: boolean }[]) =>
    entries.length > 0 && entries.every(({ isType }) => isType)
  const fixed = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    line: place(start),
    typeOnly: typed(entries),
    late: false,
  }))
  const passedOn = module.staticExports.flatMap(({ entries, start }) => {
    const request = entries.find(({ moduleRequest }) => moduleRequest !== null)?.moduleRequest
    return request
      ? [{ specifier: request.value, line: place(start), typeOnly: typed(entries), late: false }]
      : []
  })
  const late = module.dynamicImports.map(({ moduleRequest, start }) => ({
    specifier: text.slice(moduleRequest.start, moduleRequest.end).replace(/^['"`]|['"`]$/g, ''),
    line: place(start),
    typeOnly: false,
    late: true,
  }))
  return [...fixed, ...passedOn, ...late]
}

/** @throws Error with the file name if it does not parse */
export function readSource(path: string, text: string): SourceFile {
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  const place = lineCounter(text)
  return {
    lines: text.split('\n').length - 1,
    imports: importsOf(module, text, place),
    touches: touchesOf(program, place),
    exportedTypes: exportedTypesOf(program, place),
  }
}
