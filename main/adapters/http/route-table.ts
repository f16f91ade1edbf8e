/** The routes of the contract as HTTP sees them: which methods an address has, and what a request to it may contain. */
import { harmlessLine } from '../../../shared/clean-text.ts'
import { decodedPart } from '../../../shared/decoded-part.ts'
import { VigieError } from '../../../shared/errors.ts'
import { unknownField } from '../../../shared/known-names.ts'
import { unusable } from '../../../shared/unusable-path.ts'
import { API_ROUTES, type ApiRoute } from '../router/routes.ts'

/** Where the contract is served: with its version, and without, as older callers write it. */
export const PREFIXES = ['/api/v1', '/api'] as const

/** Returns the part of a path below its prefix; the whole path if it has none of them. */
export function belowPrefix(pathname: string): string {
  const prefix = PREFIXES.find((each) => pathname.startsWith(`${each}/`))
  return prefix === undefined ? pathname : pathname.slice(prefix.length)
}

/** The routes without parameters, by their address. */
const FIXED = Map.groupBy(
  API_ROUTES.filter(({ parameters }) => parameters.length === 0),
  ({ address }) => address,
)
const VARIABLE = API_ROUTES.filter(({ parameters }) => parameters.length > 0)

/** Returns the routes of an address; several if it has several methods. `/jobs/pause` is not the job "pause". */
function routesAt(pathname: string): readonly ApiRoute[] {
  const path = belowPrefix(pathname)
  if (path === pathname) return []
  const fixed = FIXED.get(path)
  if (fixed !== undefined) return fixed
  const fitting = VARIABLE.filter(({ pattern }) => pattern.test(path))
  const fewest = Math.min(...fitting.map(({ parameters }) => parameters.length))
  return fitting.filter(({ parameters }) => parameters.length === fewest)
}

/** Returns the operation of a request. @throws VigieError no_such_operation | method_not_allowed */
export function routeOf(method: string, pathname: string): ApiRoute {
  const routes = routesAt(pathname)
  const route = routes.find((each) => each.method === method)
  if (route !== undefined) return route
  if (routes.length === 0) throw new VigieError('no_such_operation', { method, path: pathname })
  const methods = routes.map((each) => each.method)
  const allowed = [...new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods)].sort()
  throw new VigieError('method_not_allowed', { method, path: pathname, allowed: allowed.join(', ') })
}

/**
 * Refuses what the operation would ignore: a query beside a body, a body or a query of an operation without input, a name
 * that is given twice, and a field of the body that the path has named already.
 * @throws VigieError invalid_input naming the first such field
 */
export function assertUnderstood(route: ApiRoute, query: URLSearchParams, body: object | null): void {
  const known = route.fields.filter((name) => !route.parameters.includes(name))
  for (const name of query.keys()) {
    if (route.method !== 'GET') throw unusable(name, 'query_of_change')
    if (known.length === 0) throw unusable(name, 'no_query')
    assertKnown(name, known)
    if (query.getAll(name).length > 1) throw unusable(name, 'given_twice')
  }
  for (const name of Object.keys(body ?? {})) assertKnown(name, known)
}

/** @throws VigieError invalid_input naming the nearest known field, or all of them */
function assertKnown(name: string, known: readonly string[]): void {
  if (known.includes(name)) return
  const { messageKey, params } = unknownField(name, known)
  throw unusable(harmlessLine(name), messageKey, params)
}

/** A number as JSON writes it, without an exponent: whoever writes `0x10`, `01` or nothing at all meant something else. */
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/

/**
 * Returns what path and query say, by its names. Refuses what the contract would take for a number although none is written.
 * @throws VigieError invalid_input naming the first such field
 */
export function saidInAddress(route: ApiRoute, { pathname, searchParams }: URL): Record<string, string> {
  const said: Record<string, string> = {}
  for (const [name, text] of [...inPath(route, pathname), ...searchParams]) {
    if (route.numbers.includes(name) && !NUMBER.test(text)) throw unusable(name, 'not_number')
    said[name] ??= text
  }
  for (const name of route.parameters) said[name] = decodedPart(said[name] ?? '')
  return said
}

/** As they are written in the path. */
function inPath({ address, parameters }: ApiRoute, pathname: string): readonly (readonly [string, string])[] {
  if (parameters.length === 0) return []
  const steps = belowPrefix(pathname).split('/')
  return address
    .split('/')
    .flatMap((step, at) => (step.startsWith('{') ? [[step.slice(1, -1), steps[at] ?? ''] as const] : []))
}
