/** Names the field of a refusal as the command line calls it: `--column` for `mapping`. */
import { ORPCError } from '@orpc/client'
import { type ErrorParams, VigieError } from '../../../shared/errors.ts'
import type { ErrorData } from '../../../shared/problem.ts'

/** The fields of a request that the command line calls otherwise. */
export type OptionNames = Readonly<Record<string, string>>

/**
 * Runs a call, and names the fields of its refusals as they were given.
 * @throws what the call throws
 */
export async function namingOptions<T>(names: OptionNames, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw named(error, names)
  }
}

function named(error: unknown, names: OptionNames): unknown {
  const params = refusalOf(error)
  const [, field = '', below = ''] = /^(\w+)(.*)$/s.exec(String(params?.field)) ?? []
  const name = names[field]
  return params === null || name === undefined
    ? error
    : new VigieError('invalid_input', { ...params, field: `${name}${below}` })
}

/** What a refusal of an input says, of an instance or of this process; null for any other error. */
function refusalOf(error: unknown): ErrorParams | null {
  if (error instanceof ORPCError && error.code === 'invalid_input') return (error.data as ErrorData).params
  return error instanceof VigieError && error.code === 'invalid_input' ? error.params : null
}
