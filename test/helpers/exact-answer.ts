/** Compares what an endpoint answered with what the contract says of it: it checks no answers while it runs. */
import * as z from 'zod'
import { routeOf } from '../../main/adapters/http/route-table.ts'

/** @throws Error if an answer of the contract is not what its schema describes, or has a field that the schema does not name */
export async function assertExact(answer: Response, method: string, path: string): Promise<void> {
  const isJson = answer.headers.get('content-type') === 'application/json'
  if (
    !answer.ok ||
    !isJson ||
    method === 'HEAD' ||
    path.startsWith('/api/alerts') ||
    path.includes('openapi.json')
  )
    return
  const { name, procedure } = routeOf(method, new URL(path, 'http://127.0.0.1').pathname)
  const { outputSchema } = procedure['~orpc']
  if (!(outputSchema instanceof z.ZodType)) throw new Error(`${name} answers JSON, which no schema describes`)
  const given = await answer.clone().json()
  const { data, error } = outputSchema.safeParse(given)
  if (error !== undefined) throw new Error(`${name} answers what its schema refuses: ${error.message}`)
  const [said, described] = [given, data].map((each) => JSON.stringify(each, inOrder))
  if (said !== described) throw new Error(`${name} answers ${said}, of which its schema has ${described}`)
}

/** The order of fields means nothing. */
const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value
