/** What Vigie answers if it refuses something, for tests of forms. */
import { ORPCError } from '@orpc/client'

/** A refusal of one field, by its path. */
export const refusal = (field: string, problem: string): Error =>
  new ORPCError('invalid_input', { status: 422, data: { params: { field, problem } } })
