/** Pings to a service that raises an alarm if they stop. Their addresses go in and never come out. */
import * as z from 'zod'
import { pingByTarget, pingSetSchema, pingViewSchema } from '../ping.ts'
import { base, errors } from './base.ts'

const known = base.errors(errors('ping_not_found'))

/** The procedures of `pings`. */
export const pingsContract = {
  list: base
    .route({
      method: 'GET',
      path: '/pings',
      summary: 'Services to which Vigie and its jobs send signs of life',
    })
    .output(z.object({ items: z.array(pingViewSchema) })),
  set: base
    .errors(errors('job_not_found'))
    .route({ method: 'PUT', path: '/pings/{target}', summary: 'Set a ping, or change what is given' })
    .input(pingSetSchema)
    .output(pingViewSchema),
  remove: known
    .route({ method: 'DELETE', path: '/pings/{target}', summary: 'Remove a ping with its address' })
    .input(pingByTarget)
    .output(z.object({ removed: z.literal(true) })),
  test: known
    .route({ method: 'POST', path: '/pings/{target}/test', summary: 'Send the sign "log" of a ping now' })
    .input(pingByTarget)
    .output(
      z.object({
        target: z.string(),
        state: z.enum(['sent', 'failed']),
        problem: z.string().nullable(),
      }),
    ),
}
