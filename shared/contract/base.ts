/** Shared by all procedures: the contract builder with its typed errors, paging, and the reply of a change. */
import { oc } from '@orpc/contract'
import * as z from 'zod'
import { ERRORS, type ErrorCode } from '../error-codes.ts'
import { errorTemplate } from '../messages/index.ts'

/** Error data on every endpoint, beside code, status and message. */
const errorDataSchema = z.object({
  detail: z.string().describe('What is wrong, in the language of the caller'),
  remedy: z.string().nullable().describe('What to do about it; null if the detail says it'),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  reference: z.string().nullable().describe('Identifier of the request, as written in the log'),
})

type ErrorMap = { [C in ErrorCode]?: { status: number; message: string; data: typeof errorDataSchema } }

/** Typed errors of a procedure, from the registry. */
export function errors<C extends ErrorCode>(...codes: readonly C[]) {
  const map: ErrorMap = {}
  for (const code of codes) {
    map[code] = { status: ERRORS[code].status, message: errorTemplate('en', code), data: errorDataSchema }
  }
  return map as { [K in C]: { status: number; message: string; data: typeof errorDataSchema } }
}

/** Every procedure may reject its input, its caller or its rate, or fail internally. */
export const base = oc.errors(
  errors(
    'invalid_input',
    'unauthorized',
    'forbidden',
    'right_missing',
    'path_outside_roots',
    'local_only',
    'too_many_requests',
    'internal',
    'disk_full',
  ),
)

/** Query of a list: at most `limit` items after `cursor`. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  cursor: z.string().max(200).optional().describe('next_cursor of the page before'),
}

/** A yes or no in a query. */
export const flag = z.stringbool().or(z.boolean())

/** Response of a list. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() })

/** A change of settings: what is removed, then what is merged. With both, an object is replaced as a whole. */
export const patchFields = {
  changes: z
    .record(z.string(), z.json())
    .default({})
    .describe('Parts with the same nesting; objects are merged, anything else is replaced'),
  unset: z
    .array(z.string().min(1).max(500))
    .max(100)
    .default([])
    .describe(
      'Dotted paths removed before the changes are merged: an entry of a map goes, a field returns to its default',
    ),
}
