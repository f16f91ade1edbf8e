/** Pings: calls to an outside service that raises an alarm if they stop. It notices what Vigie itself can no longer report. */
import * as z from 'zod'
import { PING_STYLES, WHOLE } from './ping-names.ts'
import { instantSchema, jobIdSchema } from './vocabulary.ts'

const pingStyleSchema = z.enum(PING_STYLES)

/** How a service wants to be called. */
export type PingStyleName = z.infer<typeof pingStyleSchema>

const target = jobIdSchema.describe('"vigie" for the whole program, or the id of a job')
const style = pingStyleSchema.describe('How the service wants to be called')
const enabled = z.boolean().describe('Whether it is called')
const everyMinutes = z
  .int()
  .min(1)
  .max(1440)
  .describe('How often the ping of the whole program is sent; that of a job follows its runs')

/** A ping as the settings keep it; its address is a secret. */
export const pingSchema = z.looseObject({
  style: style.default('healthchecks'),
  enabled: enabled.default(true),
  every_minutes: everyMinutes.default(5),
})

/** A ping as the settings keep it. */
export type PingDefinition = z.infer<typeof pingSchema>

/** The name of a target. */
export const pingByTarget = z.strictObject({ target })

/** What is entered: the address is needed the first time, the rest changes only if it is given. */
export const pingSetSchema = z
  .strictObject({
    target,
    url: z
      .url({ protocol: /^https?$/, error: 'form.ping_address' })
      .max(2000)
      .refine(isSafe, { error: 'form.ping_address' })
      .optional()
      .describe('The address that the service gave; a secret, never shown again'),
    style: style.optional(),
    enabled: enabled.optional(),
    every_minutes: everyMinutes.optional(),
  })
  .meta({
    examples: [{ target: WHOLE, url: 'https://hc-ping.com/5f0a7d2e-1f6b-4f0e-9a55-8e1c2b7d3a10' }],
  })

/** A ping as its owner enters it. */
export type PingSet = z.infer<typeof pingSetSchema>

/** A ping as every endpoint returns it, without its address. */
export const pingViewSchema = z.object({
  target,
  style,
  enabled,
  every_minutes: everyMinutes,
  last_sent_at: instantSchema.nullable(),
  failing_since: instantSchema.nullable().describe('null if the last call succeeded'),
  problem: z.string().nullable().describe('Why the last call failed'),
})

/** Whoever reads the address could keep an alarm silent: only https, or this machine. */
function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || /^(localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(hostname)
}
